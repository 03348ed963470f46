"""New encrypted tokens from exact texts: what is encrypted is what was given, to the last byte."""

from collections.abc import Mapping
from typing import Any

from jwt_debugger.inspection.content import read_content
from jwt_debugger.inspection.header_faults import header_problems
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose import encryption
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.compact import Part
from jwt_debugger.jose.errors import AlgorithmUnknownError, KeyUnusableError, TokenError
from jwt_debugger.jose.inflate import DEFLATE
from jwt_debugger.jose.json_members import with_member, with_members, without_member
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.jose.jwe_algorithms import (
    CONTENT_ENCRYPTION,
    KEY_MANAGEMENT,
)
from jwt_debugger.jose.jwe_parameters import parameter_faults, rounds_above_bound
from jwt_debugger.jose.key import Key
from jwt_debugger.jose.keys import candidates, read_keys
from jwt_debugger.jose.problems import Segment
from jwt_debugger.translation import _

# What encrypting puts into the header itself: whatever stands there, and where nothing does.
_MADE_ANEW = frozenset({"epk", "iv", "tag"})
_MADE_IF_MISSING = frozenset({"p2s", "p2c"})


def encrypt(
    header: str,
    plaintext: str | bytes,
    key: str | bytes,
    *,
    key_format: str = "auto",
    passphrase: str | None = None,
) -> str:
    """Return the compact encrypted token of a header and a plaintext.

    `key` is the recipient's, public or private, or the shared secret; of a set the one that the
    header's `kid` names. The header's characters are kept; what its algorithm needs (`epk`, `iv`,
    `tag`, `p2s`, `p2c`) is put at its end, or in the place of an older value. Raises TokenError.
    """
    reading = read_keys(key, key_format, passphrase)
    if not reading.keys:
        raise KeyUnusableError(reading.problem)
    return encrypt_with_keys(header, plaintext, reading.keys)


def encrypt_with_keys(header: str, plaintext: str | bytes, keys: tuple[Key, ...]) -> str:
    """Encrypt as `encrypt` does, with the key of these that the header asks for."""
    parameters = _parameters(header)
    data = _bytes(plaintext)
    likely = candidates(keys, parameters.get("kid"), parameters["alg"])
    usable = (key for key in likely if encryption.cannot_encrypt(parameters, key) is None)
    return encryption.encrypt(header, parameters, data, next(usable, likely[0]))


def encryption_obstacle(header: str, keys: tuple[Key, ...]) -> str | None:
    """Say in one sentence why nothing is encrypted to these keys under a header; None: it is."""
    if not keys:
        return _("A key is needed to encrypt with.")
    try:
        parameters = _parameters(header)
    except TokenError as error:
        return str(error)
    likely = candidates(keys, parameters.get("kid"), parameters["alg"])
    obstacles = [encryption.cannot_encrypt(parameters, key) for key in likely]
    return None if None in obstacles else obstacles[0]


def with_parameters_of(header: str, made: Mapping[str, Any]) -> str:
    """Give a header's text the parameters that encrypting put into the header made of it."""
    names = _MADE_ANEW | _MADE_IF_MISSING
    return with_members(header, {name: made[name] for name in made if name in names})


def with_algorithm(header: str, algorithm: str) -> str:
    """Write another `alg` into the text of a header, which is an object.

    What the one before has put there for itself goes, where it is one of an encrypted token.
    """
    if algorithm in KEY_MANAGEMENT and read_json(header).value.get("alg") != algorithm:
        for name in (*_MADE_ANEW, *_MADE_IF_MISSING):
            header = without_member(header, name)
    return with_member(header, "alg", f'"{algorithm}"')


def _parameters(header: str) -> Mapping[str, Any]:
    """Read the header, and refuse one that cannot be acted on."""
    data = _bytes(header)
    part = Part(Segment.HEADER, encode(data), 0, data)
    content = read_content(part, data)
    problems = (*content.problems, *header_problems(part, content, encrypted=True))
    for problem in problems:
        if problem.fatal:
            raise TokenError(problem.message)
    parameters: Mapping[str, Any] = content.value
    _check_names(parameters)
    for name, reason in parameter_faults(parameters):
        if not _is_made(name, parameters):
            raise TokenError(reason)
    above = rounds_above_bound(parameters)
    if above:
        raise TokenError(above)
    return parameters


def _check_names(header: Mapping[str, Any]) -> None:
    """Refuse algorithms that are not known here."""
    known = (
        (header["alg"], KEY_MANAGEMENT, _("No key management algorithm {name} is known here.")),
        (header["enc"], CONTENT_ENCRYPTION, _("No content encryption {name} is known here.")),
        (header.get("zip", DEFLATE), (DEFLATE,), _("No compression {name} is known here.")),
    )
    for name, names, reason in known:
        if name not in names:
            raise AlgorithmUnknownError(reason.format(name=quoted(str(name))))


def _is_made(name: str, header: Mapping[str, Any]) -> bool:
    """Tell whether encrypting makes that parameter, so that none or any value will do."""
    return name in _MADE_ANEW or (name in _MADE_IF_MISSING and name not in header)


def _bytes(text: str | bytes) -> bytes:
    """Return the bytes of a text in UTF-8."""
    if isinstance(text, bytes):
        return text
    try:
        return text.encode()
    except UnicodeEncodeError:
        message = _("Half of a surrogate pair is no text, and cannot be encrypted.")
        raise TokenError(message) from None
