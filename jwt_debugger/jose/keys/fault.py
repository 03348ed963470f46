"""The one way out of a reader: a sentence that `read_keys` turns into `KeyReading.problem`."""

from jwt_debugger.jose.errors import KeyUnusableError


class UnreadableKeyError(KeyUnusableError):
    """The input is no key; ``str(error)`` says what is wrong, where, and what to do.

    `needs_passphrase` is true where a passphrase, or another one, is what is missing.
    """

    def __init__(self, sentence: str, *, needs_passphrase: bool = False) -> None:
        super().__init__(sentence)
        self.needs_passphrase = needs_passphrase
