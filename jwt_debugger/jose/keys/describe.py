"""A key in a few words."""

from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.translation import _, ngettext


def describe(key: Key) -> str:
    """Say what the key is: “RSA public key, 2048 bits”, “Secret, 49 bytes (392 bits)”."""
    if key.kind is KeyKind.SECRET:
        count = key.size // 8
        return ngettext(
            "Secret, {count:,} byte ({bits:,} bits)",
            "Secret, {count:,} bytes ({bits:,} bits)",
            count,
        ).format(count=count, bits=key.size)
    if key.kind is KeyKind.RSA:
        template = (
            _("RSA private key, {size} bits") if key.private else _("RSA public key, {size} bits")
        )
        return template.format(size=key.size)
    if key.kind is KeyKind.EC:
        template = _("EC private key, {curve}") if key.private else _("EC public key, {curve}")
        return template.format(curve=key.curve)
    template = _("{curve} private key") if key.private else _("{curve} public key")
    return template.format(curve=key.curve)
