"""A secret or key out of a variable: of a .env text, or of the program's environment."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from jwt_debugger.jose.keys import Assignment, likeliest, variables_of
from jwt_debugger.model import DebuggerModel
from jwt_debugger.state import KeyInput, KeySource
from jwt_debugger.translation import _
from jwt_debugger.window.secret_field import looks_like_key
from jwt_debugger.window.theme import Look
from jwt_debugger.window.variable_sheet import VariableSheet


class Variables(QObject):
    """Takes the one variable that there is, and asks which one where there are several."""

    def __init__(
        self,
        model: DebuggerModel,
        environment: Mapping[str, str],
        look: Callable[[], Look],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._model = model
        self._environment = environment
        self._look = look
        self._window = window

    def take(self, text: str, place: str) -> bool:
        """Take a variable of a .env text, which `place` names; False: it is no such text."""
        variables = variables_of(text)
        if len(variables) == 1:
            self._use(variables[0], KeySource.DOTENV)
        elif variables:
            title = _("Which variable?")
            words = _("There are several in {place}. Which one holds the secret or key?")
            self._ask((title, words.format(place=place)), variables, KeySource.DOTENV)
        return bool(variables)

    @Slot()
    def ask_environment(self) -> None:
        """Let the user choose a variable that was set when the program was started."""
        variables = [
            Assignment(name, value, 0) for name, value in sorted(self._environment.items()) if value
        ]
        if not variables:
            self._model.say(_("No environment variable is set for this program"))
            return
        words = (
            _("Key from an Environment Variable"),
            _("Its value is read once. These were set when the program was started:"),
        )
        self._ask(words, variables, KeySource.ENVIRONMENT)

    def _ask(
        self, words: tuple[str, str], variables: Sequence[Assignment], source: KeySource
    ) -> None:
        by_name = {each.name: each for each in variables}
        sheet = VariableSheet(
            self._look(), words, list(by_name), likeliest(variables).name, self._window
        )
        sheet.chosen.connect(lambda name: self._use(by_name[name], source))
        sheet.open()

    def _use(self, variable: Assignment, source: KeySource) -> None:
        """Take a value as the secret or key, whichever it is; a secret keeps its encoding."""
        before = self._model.state.request.key
        secret = before.format if before.is_secret else "utf8"
        key_format = "auto" if looks_like_key(variable.value) else secret
        name = variable.name
        self._model.give_key(KeyInput(variable.value, format=key_format, name=name, source=source))
        self._model.say(_("Taken from the variable {name}").format(name=name))
