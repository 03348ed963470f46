"""What is made of a token to be handed on: commands, programs, reports, tokens for tests."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from jwt_debugger.handoff.report import report_json, report_markdown
from jwt_debugger.handoff.requests import curl_command
from jwt_debugger.handoff.snippets import SNIPPETS, write_snippet
from jwt_debugger.handoff.suite import test_suite
from jwt_debugger.inspection.result import Inspection, SignatureStatus
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.model import DebuggerModel
from jwt_debugger.translation import _
from jwt_debugger.window.copying import Copying
from jwt_debugger.window.jobs import Jobs
from jwt_debugger.window.key_copying import KeyCopying

REPORTS = {"markdown": report_markdown, "json": report_json}


class HandingOn(QObject):
    """Makes texts of the token on screen and copies them; what cannot be made is said."""

    def __init__(self, model: DebuggerModel, copying: Copying, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._copying = copying
        self._jobs = jobs
        self._keys = KeyCopying(model, copying)

    @Slot()
    def copy_curl(self) -> None:
        """Copy the command that sends the token."""
        token = self._model.state.request.token
        self._copying.copy_as(token and curl_command(token), _("curl command copied"))

    def copy_program(self, name: str) -> None:
        """Copy the program of that id, which verifies the token."""
        title = next(each.title for each in SNIPPETS if each.id == name)
        notice = _("Program copied: {title}. It reads the key from its environment")
        self._copy_made(partial(write_snippet, name), notice.format(title=title))

    def copy_report(self, name: str) -> None:
        """Copy a report: "markdown" or "json", or one of them with "-blanked"."""
        kind, _dash, blanked = name.partition("-")
        secret = self._model.state.request.key.text
        make = partial(REPORTS[kind], blank=bool(blanked), at=self._model.now, secret=secret)
        notice = _("Report copied, without the secret")
        if blanked:
            notice = _("Report copied, without secret, signature and personal data")
        self._copy_made(make, notice)

    @Slot()
    def copy_suite(self) -> None:
        """Copy tokens for a test suite; the other key of an RSA token takes up to a second."""
        state, now = self._model.state, self._model.now
        keys = None if state.request.key.empty else state.key
        inspection = state.inspection
        if inspection is None:
            return
        texts = inspection.header_text or "", inspection.payload_text or ""
        self._model.say(_("Making test tokens …"))
        self._jobs.start(
            lambda _progress: _made(partial(test_suite, *texts, keys, now)),
            partial(self._copy_suite, _suite_notice(inspection)),
            _ignore,
        )

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Say which actions these are."""
        reports = (*REPORTS, *(f"{kind}-blanked" for kind in REPORTS))
        return {
            **self._keys.handlers(),
            "copy-curl": self.copy_curl,
            "copy-suite": self.copy_suite,
            **{f"copy-program-{each.id}": partial(self.copy_program, each.id) for each in SNIPPETS},
            **{f"copy-report-{name}": partial(self.copy_report, name) for name in reports},
        }

    def _copy_suite(self, notice: str, made: tuple[str, str]) -> None:
        text, fault = made
        if fault:
            self._model.say(fault)
        else:
            self._copying.copy_as(text, notice)

    def _copy_made(self, make: Callable[[Inspection], str], notice: str) -> None:
        inspection = self._model.state.inspection
        if inspection is None:
            return
        text, fault = _made(partial(make, inspection))
        if fault:
            self._model.say(fault)
        else:
            self._copying.copy_as(text, notice)


def _made(make: Callable[[], str]) -> tuple[str, str]:
    """Return a text, or why it cannot be made."""
    try:
        return make(), ""
    except TokenError as error:
        return "", str(error)


def _suite_notice(inspection: Inspection) -> str:
    """Say what was copied, and whether the server of this token would accept the one to accept."""
    notice = _("Test tokens copied: one to accept, seven to refuse")
    signature = inspection.signature
    if signature is not None and signature.status is SignatureStatus.INVALID:
        return _("{notice}. Your key signed them, which is not that of this token").format(
            notice=notice
        )
    return notice


def _ignore(_done: int, _total: int) -> None:
    """Show no progress: it takes a second at most."""
