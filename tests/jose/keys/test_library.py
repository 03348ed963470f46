import warnings
from typing import NoReturn

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509 import InvalidVersion

from jwt_debugger.jose.keys.library import UnopenedError, opened


class PanicException(BaseException):
    pass


def failing(error: BaseException) -> NoReturn:
    raise error


def warning(value: int) -> int:
    warnings.warn("old", CryptographyDeprecationWarning, stacklevel=1)
    return value


@pytest.mark.parametrize(
    ("error", "unsupported"),
    [
        (ValueError("Incorrect password"), False),
        (ValueError("Unknown cipher"), True),
        (UnsupportedAlgorithm("never heard of it"), True),
        (InvalidVersion("1 is no version", 1), False),
        (PanicException("assertion failed"), False),
    ],
)
def test_whatever_the_library_raises_is_one_error(
    error: BaseException, *, unsupported: bool
) -> None:
    with pytest.raises(UnopenedError) as caught:
        opened(failing, error)

    assert unsupported is caught.value.unsupported


def test_what_the_user_interrupts_stays_interrupted() -> None:
    with pytest.raises(KeyboardInterrupt):
        opened(failing, KeyboardInterrupt())


def test_what_it_warns_of_is_read_all_the_same() -> None:
    assert 7 == opened(warning, 7)
