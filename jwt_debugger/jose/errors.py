"""The exceptions of this program: one shallow tree, each with a sentence made for people."""


class TokenError(Exception):
    """What was asked for cannot be done; ``str(error)`` says why and what to do about it.

    This is the exception that `jwt_debugger.sign` and `jwt_debugger.encrypt` raise, and no other.
    """


class KeyUnusableError(TokenError):
    """The key cannot be read, or cannot do what the algorithm asks of it."""


class AlgorithmUnknownError(TokenError):
    """No algorithm of that name is known here."""
