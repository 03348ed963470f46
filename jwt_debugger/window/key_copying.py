"""Copies the key that is in use: as it was given, as PEM or JWK, whole or its public part."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from jwt_debugger.jose.errors import KeyUnusableError
from jwt_debugger.jose.key import Key
from jwt_debugger.jose.keys import to_jwk_text, to_pem
from jwt_debugger.model import DebuggerModel
from jwt_debugger.translation import _
from jwt_debugger.window.copying import Copying
from jwt_debugger.window.files import text_of
from jwt_debugger.window.key_words import used_key
from jwt_debugger.window.secret_field import holds_key

Write = Callable[..., str]


def _text_of_file(data: bytes | None) -> str:
    """Return the text of a key file in PEM or JSON; of any other, nothing."""
    text = text_of(data or b"")
    return text if holds_key(text) else ""


class KeyCopying(QObject):
    """Writes the key in use in the form that is asked for; what is secret leaves the clipboard."""

    def __init__(self, model: DebuggerModel, copying: Copying) -> None:
        super().__init__(copying)
        self._model = model
        self._copying = copying

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Say which actions these are."""
        return {
            "copy-key": self.copy_given,
            "copy-key-pem": partial(self._copy, to_pem, public=False),
            "copy-key-jwk": partial(self._copy, to_jwk_text, public=False),
            "copy-public-pem": partial(self._copy, to_pem, public=True),
            "copy-public-jwk": partial(self._copy, to_jwk_text, public=True),
            "copy-thumbprint": self.copy_thumbprint,
        }

    @Slot()
    def copy_given(self) -> None:
        """Copy the secret or key as it was given; a file that is no text becomes PEM."""
        given, keys = self._model.state.request.key, self._model.state.key.keys
        text = given.text or _text_of_file(given.data)
        if text or not keys:
            self._give(text, public=bool(keys) and not any(key.private for key in keys))
        elif given.passphrase:
            self._model.say(_("The file is no text. Copy the key as PEM, which is not encrypted."))
        else:
            self._copy(to_pem, public=False)

    @Slot()
    def copy_thumbprint(self) -> None:
        """Copy the JWK thumbprint (RFC 7638), base64url, as `cnf` and `kid` have it."""
        key = self._key()
        self._copying.copy_as((key and key.thumbprint) or "", _("JWK thumbprint copied"))

    def _copy(self, write: Write, *, public: bool) -> None:
        key = self._key()
        if key is None:
            self._copying.copy_as("", "")
            return
        try:
            self._give(write(key, public=public), public=public or not key.private)
        except KeyUnusableError as error:
            self._model.say(str(error))

    def _give(self, text: str, *, public: bool) -> None:
        if public:
            self._copying.copy_as(text, _("Public key copied"))
        else:
            self._copying.copy_secret(text)

    def _key(self) -> Key | None:
        """Return the key that the verdict speaks of."""
        state = self._model.state
        return used_key(state) if state.key.keys and not state.request.key.empty else None
