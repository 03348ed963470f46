"""Whether a signature is genuine: the token's own bytes against the keys that were given."""

from jwt_debugger.inspection.header_faults import unknown_extensions
from jwt_debugger.inspection.reading import Reading, is_unsecured
from jwt_debugger.inspection.result import Signature, SignatureStatus
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.key import Key, KeyKind, KeyReading
from jwt_debugger.jose.keys import candidates, name_with_reason, of_several, suits
from jwt_debugger.jose.problems import Problem, ProblemKind
from jwt_debugger.jose.signatures import SIGNATURE_ALGORITHMS, verify
from jwt_debugger.translation import _, ngettext

# Of a set's keys that the header's kid does not tell apart, so many are tried.
MAX_TRIED = 100


def check_signature(reading: Reading, given: KeyReading | None) -> Signature:
    """Judge the signature of a signed token; `given` is None where no key was.

    The algorithm is the header's and no other; a key in the header is never used.
    """
    algorithm = reading.algorithm
    verdict = _verdict_without_key(reading, algorithm)
    if verdict is not None or algorithm is None:
        return verdict or _unchecked(algorithm, "")
    if given is None or not given.keys:
        return _unchecked(algorithm, _no_key_reason(algorithm, given))
    verdict = _verdict_with_keys(reading, algorithm, given.keys)
    lost = _lost_payload(reading)
    if lost and verdict.status is SignatureStatus.INVALID:
        return _unchecked(algorithm, lost.message, verdict.key)
    return verdict


def _lost_payload(reading: Reading) -> Problem | None:
    """Return the remark that the payload is the header once more, so another one was signed."""
    header, payload, *_rest = reading.parts
    if not header.text or header.text != payload.text:
        return None
    return next(problem for problem in reading.problems if problem.kind is ProblemKind.STRUCTURE)


def _unchecked(algorithm: str | None, reason: str, key: Key | None = None) -> Signature:
    return Signature(SignatureStatus.UNCHECKED, algorithm, reason, key)


def _verdict_without_key(reading: Reading, algorithm: str | None) -> Signature | None:
    """Judge what no key can change; None: it takes one."""
    if reading.fault:
        return _unchecked(algorithm, reading.fault.message)
    if algorithm is None or is_unsecured(reading.header):
        return Signature(SignatureStatus.UNSIGNED, algorithm, _unsecured_reason(reading))
    extensions = unknown_extensions(reading.header or {}, encrypted=False)
    if extensions:
        reason = _("The header makes {name} critical, which is not understood here: refuse it")
        reason = reason.format(name=quoted(extensions[0]))
        return Signature(SignatureStatus.UNSUPPORTED, algorithm, reason)
    if algorithm not in SIGNATURE_ALGORITHMS:
        reason = _("No signature algorithm {name} is known here").format(name=quoted(algorithm))
        return Signature(SignatureStatus.UNSUPPORTED, algorithm, reason)
    if not reading.signature:
        reason = _("{algorithm} needs a signature, and there is none").format(algorithm=algorithm)
        return Signature(SignatureStatus.INVALID, algorithm, reason)
    return None


def _unsecured_reason(reading: Reading) -> str:
    if reading.signature:
        return _("alg is “none”: the signature part means nothing, anyone can change it")
    return _("alg is “none”: anyone can change it")


def _no_key_reason(algorithm: str, given: KeyReading | None) -> str:
    """Say why there is no key to check with."""
    if given is not None and given.problem:
        return given.problem
    if algorithm.startswith("HS"):
        return _("No secret yet. The content may be forged")
    return _("No key yet. The content may be forged")


def _verdict_with_keys(reading: Reading, algorithm: str, keys: tuple[Key, ...]) -> Signature:
    """Try the keys that come into question, and say of which one the verdict speaks."""
    kid = (reading.header or {}).get("kid")
    possible = candidates(keys, kid, algorithm)
    fitting = [key for key in possible if suits(key, algorithm) is None]
    if not fitting:
        reason = str(suits(possible[0], algorithm))
        told = of_several(reason, possible[0], keys, kid, algorithm)
        return _unchecked(algorithm, told, possible[0])
    for key in fitting[:MAX_TRIED]:
        if _matches(reading, algorithm, key):
            described = _name_of(key, keys, kid, algorithm, matches=True)
            reason = _("{algorithm}, matches {key}").format(algorithm=algorithm, key=described)
            return Signature(SignatureStatus.VERIFIED, algorithm, reason, key)
    if len(fitting) > MAX_TRIED:
        return _unchecked(algorithm, _not_all_tried(algorithm, len(fitting) - MAX_TRIED))
    return _no_match(algorithm, fitting, keys, kid)


def _matches(reading: Reading, algorithm: str, key: Key) -> bool:
    return verify(algorithm, key, reading.signing_input, reading.signature)


def _not_all_tried(algorithm: str, left: int) -> str:
    """Say that a key that was not tried may be the right one."""
    return ngettext(
        "{algorithm}, matches none of {count:,} keys, and {left:,} more is not tried: give fewer",
        "{algorithm}, matches none of {count:,} keys, and {left:,} more are not tried: give fewer",
        left,
    ).format(algorithm=algorithm, count=MAX_TRIED, left=left)


def _no_match(algorithm: str, tried: list[Key], keys: tuple[Key, ...], kid: object) -> Signature:
    """Say that no key matches, or of the one that was tried that it does not."""
    if len(tried) == 1:
        described = _name_of(tried[0], keys, kid, algorithm, matches=False)
        reason = _("{algorithm}, does not match {key}").format(algorithm=algorithm, key=described)
    else:
        reason = _("{algorithm}, matches none of {count:,} keys")
        reason = reason.format(algorithm=algorithm, count=len(tried))
    return Signature(SignatureStatus.INVALID, algorithm, reason, tried[0])


def _name_of(key: Key, keys: tuple[Key, ...], kid: object, algorithm: str, *, matches: bool) -> str:
    """Name a key as the person knows it who gave it; of several, say why this one was used."""
    if len(keys) > 1:
        return name_with_reason(key, keys, kid, algorithm)
    if key.kind is KeyKind.SECRET:
        return _("the secret you entered") if matches else _("this secret")
    if key.private:
        return _("your private key") if matches else _("this private key")
    return _("your public key") if matches else _("this public key")
