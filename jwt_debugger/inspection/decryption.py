"""Whether an encrypted token opens, and what is in it: its pieces against the keys given."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from jwt_debugger.inspection.header_faults import unknown_extensions
from jwt_debugger.inspection.reading import Reading
from jwt_debugger.inspection.result import Encryption, EncryptionStatus
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.encryption import Sealed, cannot_decrypt, decrypt
from jwt_debugger.jose.inflate import DEFLATE
from jwt_debugger.jose.jwe_algorithms import (
    CONTENT_ENCRYPTION,
    DIRECT_ALGORITHMS,
    KEY_MANAGEMENT,
    PASSWORD_ALGORITHMS,
)
from jwt_debugger.jose.jwe_parameters import MAX_ROUNDS, rounds_above_bound
from jwt_debugger.jose.key import Key, KeyKind, KeyReading
from jwt_debugger.jose.keys.choose import candidates, name_with_reason, of_several
from jwt_debugger.translation import _, ngettext

# Of a set's keys that the header's kid does not tell apart, so many are tried, and no more RSA
# keys than have this many bits together: one of 16,384 takes as long as 500 of 2,048.
MAX_TRIED = 100
MAX_TRIED_RSA_BITS = 204_800


@dataclass(frozen=True, slots=True)
class Opening:
    """The verdict on an encrypted token, and its plaintext where it was decrypted."""

    encryption: Encryption
    plaintext: bytes | None = field(default=None, repr=False)


def open_sealed(reading: Reading, given: KeyReading | None, share: int = 1) -> Opening:
    """Judge an encrypted token and decrypt it; `given` is None where no key was.

    The algorithms are the header's and no others; a key in the header is never used. So many
    recipients of the token `share` what may be tried.
    """
    if reading.fault or reading.sealed is None:
        fault = reading.fault.message if reading.fault else ""
        return _closed(reading, EncryptionStatus.UNCHECKED, fault)
    unsupported = _unsupported_reason(reading.sealed, share)
    if unsupported:
        return _closed(reading, EncryptionStatus.UNSUPPORTED, unsupported)
    misshapen = next(_shape_faults(reading.sealed), None)
    if misshapen:
        return _closed(reading, EncryptionStatus.FAILED, misshapen)
    if given is None or not given.keys:
        return _closed(reading, EncryptionStatus.UNCHECKED, _no_key_reason(given))
    return _open_with_keys(reading, reading.sealed, given.keys, share)


def _closed(
    reading: Reading, status: EncryptionStatus, reason: str, key: Key | None = None
) -> Opening:
    return Opening(Encryption(status, reading.algorithm, reading.encryption, reason, key))


def _unsupported_reason(sealed: Sealed, share: int) -> str:
    """Say what the header asks for that is not done here; empty where all of it is."""
    header = sealed.header
    extensions = unknown_extensions(header, encrypted=True)
    if extensions:
        reason = _("The header makes {name} critical, which is not understood here: refuse it")
        return reason.format(name=quoted(extensions[0]))
    if header["alg"] not in KEY_MANAGEMENT:
        reason = _("No key management algorithm {name} is known here")
        return reason.format(name=quoted(header["alg"]))
    if header["enc"] not in CONTENT_ENCRYPTION:
        reason = _("No content encryption {name} is known here")
        return reason.format(name=quoted(header["enc"]))
    if header.get("zip", DEFLATE) != DEFLATE:
        return _("No compression {name} is known here").format(name=quoted(header["zip"]))
    return rounds_above_bound(header, share)


def _shape_faults(sealed: Sealed) -> Iterator[str]:
    """Say which segment cannot be what it stands for, whatever the key."""
    sizes = CONTENT_ENCRYPTION[sealed.header["enc"]]
    segments = (
        (_("The initialization vector"), len(sealed.iv), sizes.iv),
        (_("The authentication tag"), len(sealed.tag), sizes.tag),
    )
    for name, count, need in segments:
        if count != need:
            yield ngettext(
                "{name} has {count:,} byte, and {algorithm} needs {need}",
                "{name} has {count:,} bytes, and {algorithm} needs {need}",
                count,
            ).format(name=name, count=count, algorithm=sealed.header["enc"], need=need)
    direct = sealed.header["alg"] in DIRECT_ALGORITHMS
    if direct and sealed.encrypted_key:
        reason = _("With {algorithm} the encrypted key must be empty, and it is not")
        yield reason.format(algorithm=sealed.header["alg"])
    elif not direct and not sealed.encrypted_key:
        reason = _("{algorithm} needs an encrypted key, and there is none")
        yield reason.format(algorithm=sealed.header["alg"])


def _no_key_reason(given: KeyReading | None) -> str:
    """Say why there is no key to decrypt with."""
    if given is not None and given.problem:
        return given.problem
    return _("Only the header is readable without the key")


def _open_with_keys(reading: Reading, sealed: Sealed, keys: tuple[Key, ...], share: int) -> Opening:
    """Try the keys that come into question, and say of which one the verdict speaks."""
    kid, algorithm = sealed.header.get("kid"), sealed.header["alg"]
    likely = candidates(keys, kid, algorithm)
    fitting = [key for key in likely if cannot_decrypt(sealed.header, key) is None]
    if not fitting:
        obstacle = str(cannot_decrypt(sealed.header, likely[0]))
        told = of_several(obstacle, likely[0], keys, kid, algorithm)
        return _closed(reading, EncryptionStatus.UNCHECKED, told, likely[0])
    tried = list(_affordable(sealed, fitting, share))
    problems = []
    for key in tried:
        opened = decrypt(sealed, key)
        if opened.plaintext is not None:
            reason = _decrypted_reason(sealed, key, keys)
            closed = _closed(reading, EncryptionStatus.DECRYPTED, reason, key)
            return Opening(closed.encryption, opened.plaintext)
        if opened.token_at_fault:
            return _closed(reading, EncryptionStatus.FAILED, opened.problem)
        problems.append(opened.problem)
    if len(tried) < len(fitting):
        left = _not_all_tried(len(tried), len(fitting) - len(tried))
        return _closed(reading, EncryptionStatus.UNCHECKED, left)
    reason = problems[0] if len(tried) == 1 else _none_of(len(tried))
    return _closed(reading, EncryptionStatus.FAILED, reason, tried[0])


def _affordable(sealed: Sealed, keys: list[Key], share: int) -> Iterator[Key]:
    """Leave out the keys that trying would take too long: all count, the first always is tried."""
    is_password = sealed.header["alg"] in PASSWORD_ALGORITHMS
    rounds = rsa_bits = 0
    for key in keys[: MAX_TRIED // share]:
        rounds += sealed.header["p2c"] if is_password else 0
        rsa_bits += key.size if key.kind is KeyKind.RSA else 0
        too_much = share * rounds > MAX_ROUNDS or share * rsa_bits > MAX_TRIED_RSA_BITS
        if too_much and key is not keys[0]:
            return
        yield key


def _decrypted_reason(sealed: Sealed, key: Key, keys: tuple[Key, ...]) -> str:
    return _("{algorithm} and {encryption}, opened with {key}").format(
        algorithm=sealed.header["alg"],
        encryption=sealed.header["enc"],
        key=_name_for_reason(sealed, key, keys),
    )


def _name_for_reason(sealed: Sealed, key: Key, keys: tuple[Key, ...]) -> str:
    """Name a key as the person knows it who gave it; of several, say why this one was used."""
    if len(keys) > 1:
        return name_with_reason(key, keys, sealed.header.get("kid"), sealed.header["alg"])
    return _("the secret you entered") if key.kind is KeyKind.SECRET else _("your private key")


def _none_of(count: int) -> str:
    return ngettext(
        "None of {count:,} key opens it, or the token was changed",
        "None of {count:,} keys opens it, or the token was changed",
        count,
    ).format(count=count)


def _not_all_tried(tried: int, left: int) -> str:
    """Say that a key that was not tried may be the right one."""
    return ngettext(
        "None of {count:,} keys opens it, and {left:,} more is not tried: give fewer",
        "None of {count:,} keys opens it, and {left:,} more are not tried: give fewer",
        left,
    ).format(count=tried, left=left)
