"""The asymmetric key types of a JWK (RFC 7518 section 6.2 and 6.3, RFC 8037, AKP)."""

from typing import TYPE_CHECKING, Any

from jwt_debugger.jose.key import KeyKind
from jwt_debugger.jose.keys.bounds import check_rsa_size
from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.jose.keys.json_object import shown
from jwt_debugger.jose.keys.jwk_members import Members
from jwt_debugger.jose.keys.members import (
    EC_CURVES,
    RAW_TYPES,
    RawType,
    curve_octets,
    openssl_curve,
)
from jwt_debugger.jose.keys.rsa_numbers import (
    check_private_numbers,
    check_public_numbers,
    find_primes,
)
from jwt_debugger.translation import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers

_CRT = ("p", "q", "dp", "dq", "qi")


def read_rsa(members: Members) -> Any:
    """Make the RSA key of a JWK, public or private, with or without its primes."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    n = members.number("n")
    check_rsa_size(n.bit_length())
    public = rsa.RSAPublicNumbers(members.number("e"), n)
    check_public_numbers(public)
    if "d" not in members:
        return public.public_key()
    if "oth" in members:
        raise UnreadableKeyError(
            _("This RSA key has more than two primes (“oth”), which is not supported.")
        )
    d = members.number("d")
    numbers = _private_numbers(members, public, d)
    check_private_numbers(numbers)
    return numbers.private_key(unsafe_skip_rsa_key_validation=True)


def _private_numbers(members: Members, public: "RSAPublicNumbers", d: int) -> Any:
    from cryptography.hazmat.primitives.asymmetric import rsa

    given = [name for name in _CRT if name in members]
    if given and len(given) < len(_CRT):
        raise UnreadableKeyError(
            _("The JWK has some of p, q, dp, dq and qi, and not all. Give all five or none.")
        )
    if given:
        p, q, dp, dq, qi = (members.number(name) for name in _CRT)
        return rsa.RSAPrivateNumbers(p, q, d, dp, dq, qi, public)
    if not 1 < d < public.n:
        raise UnreadableKeyError(_("The private exponent d of this RSA key is out of range."))
    p, q = find_primes(public.n, public.e, d)
    dp, dq = rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q)
    return rsa.RSAPrivateNumbers(p, q, d, dp, dq, rsa.rsa_crt_iqmp(p, q), public)


def read_ec(members: Members) -> Any:
    """Make the EC key of a JWK, its point checked to lie on the curve."""
    from cryptography.hazmat.primitives.asymmetric import ec

    name = members.text("crv")
    if name not in EC_CURVES:
        raise UnreadableKeyError(
            _("The JWK's “crv” is “{name}”; EC keys have P-256, P-384, P-521 or secp256k1.").format(
                name=shown(name)
            )
        )
    octets = curve_octets(name)
    x, y = (int.from_bytes(members.octets(axis, octets, name), "big") for axis in ("x", "y"))
    curve = openssl_curve(name)
    try:
        public = ec.EllipticCurvePublicNumbers(x, y, curve).public_key()
    except ValueError:
        raise UnreadableKeyError(
            _("The point (x, y) of this JWK is not on the curve {name}. Copy the key anew.").format(
                name=name
            )
        ) from None
    if "d" not in members:
        return public
    number = int.from_bytes(members.octets("d", octets, name), "big")
    try:
        private = ec.derive_private_key(number, curve)
    except ValueError:
        raise UnreadableKeyError(
            _("The private number d of this JWK is out of the range of {name}.").format(name=name)
        ) from None
    if private.public_key().public_numbers() != public.public_numbers():
        raise _mismatch(private="d", public="x, y")
    return private


def read_raw(members: Members, kind: KeyKind) -> Any:
    """Make the OKP or AKP key of a JWK."""
    curve_name, public_name, private_name = ("alg", "pub", "priv")
    if kind is KeyKind.OKP:
        curve_name, public_name, private_name = ("crv", "x", "d")
    raw = _raw_type(members.text(curve_name), curve_name, kind)
    data = members.octets(public_name, raw.public_length, raw.curve)
    if private_name in members:
        private = raw.private_key(members.octets(private_name, raw.private_length, raw.curve))
        if private.public_key().public_bytes_raw() != data:
            raise _mismatch(private_name, public_name)
        return private
    return raw.public_class.from_public_bytes(data)


def _raw_type(name: str, member: str, kind: KeyKind) -> RawType:
    for raw in RAW_TYPES:
        if (raw.kind, raw.curve) == (kind, name):
            return raw
    known = ", ".join(raw.curve for raw in RAW_TYPES if raw.kind is kind)
    raise UnreadableKeyError(
        _("The JWK's “{member}” is “{name}”; keys of type {kind} have {known}.").format(
            member=member, name=shown(name), kind=kind.value, known=known
        )
    )


def _mismatch(private: str, public: str) -> UnreadableKeyError:
    return UnreadableKeyError(
        _(
            "The private member “{private}” of this JWK does not belong to its public “{public}”. "
            "Copy the key anew."
        ).format(private=private, public=public)
    )
