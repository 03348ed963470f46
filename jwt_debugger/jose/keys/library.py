"""Calls into `cryptography` with bytes that may be anything: they answer, or fail in one way."""

import warnings
from collections.abc import Callable
from typing import TypeVar

_Opened = TypeVar("_Opened")


class UnopenedError(Exception):
    """The library could not open the bytes; ``str(error)`` is its own word, not for people.

    `unsupported` is true where it says that it does not know the algorithm.
    """

    def __init__(self, error: BaseException) -> None:
        super().__init__(str(error))
        word = f"{type(error).__name__} {error}".lower()
        self.unsupported = "unknown" in word or "unsupported" in word


def opened(load: Callable[..., _Opened], *arguments: object) -> _Opened:
    """Call the library; raises UnopenedError for whatever it raises on damaged bytes.

    That is ValueError, TypeError, UnsupportedAlgorithm, InvalidVersion, OverflowError and more;
    even a panic of its Rust part, which is no Exception. What it warns of is read all the same.
    """
    from cryptography.utils import CryptographyDeprecationWarning

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", CryptographyDeprecationWarning)
            return load(*arguments)
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise UnopenedError(error) from None
        raise
