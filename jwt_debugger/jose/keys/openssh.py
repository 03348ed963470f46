"""OpenSSH's own forms of keys: lines of public keys, and private keys in their PEM."""

import base64
import re
import textwrap
from functools import partial
from typing import Any, Final

from jwt_debugger.jose.key import Key, KeyReading
from jwt_debugger.jose.keys.bounds import MAX_SET_KEYS
from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.jose.keys.library import UnopenedError, opened
from jwt_debugger.jose.keys.material import key_of, merged
from jwt_debugger.translation import _

_PUBLIC = re.compile(r"(?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]{2,60}[ \t]{1,20}AAAA")
_MAGIC: Final = b"openssh-key-v1\0"
_NO_CIPHER: Final = b"\0\0\0\x04none"


def looks_like_openssh(text: str) -> bool:
    """Tell whether a text is made of OpenSSH public keys, as in an id_rsa.pub."""
    return _PUBLIC.match(text.lstrip()) is not None


def read_openssh(text: str) -> KeyReading:
    """Read OpenSSH public keys, one a line; raises UnreadableKeyError with the line."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)]
    lines = [(number, line) for number, line in lines if line and not line.startswith("#")]
    if len(lines) > MAX_SET_KEYS:
        raise UnreadableKeyError(
            _("The text has {count:,} OpenSSH keys; above {limit:,} it is not read.").format(
                count=len(lines), limit=MAX_SET_KEYS
            )
        )
    keys = [_read_line(number, line) for number, line in lines]
    return KeyReading(merged(keys), "openssh")


def _read_line(number: int, line: str) -> Key:
    from cryptography.hazmat.primitives.serialization import load_ssh_public_key

    try:
        public = opened(load_ssh_public_key, line.encode("utf-8", "replace"))
    except UnopenedError:
        raise UnreadableKeyError(
            _(
                "The OpenSSH key in line {line} is cut off, damaged, or of a type that is not "
                "supported. Copy the whole line; ssh-rsa, ecdsa-sha2 and ssh-ed25519 are read."
            ).format(line=number)
        ) from None
    return key_of(public, "openssh")


def read_ssh2_public(number: int, data: bytes) -> Key:
    """Read the bytes of an “SSH2 PUBLIC KEY” block (RFC 4716), as PuTTYgen saves them.

    They begin with the key's type (RFC 4253 section 6.6). Raises UnreadableKeyError.
    """
    kind = data[4 : 4 + int.from_bytes(data[:4], "big")].decode("ascii", "replace")
    return _read_line(number, f"{kind} {base64.b64encode(data).decode('ascii')}")


def read_openssh_private(data: bytes) -> Key:
    """Read the bytes of an “OPENSSH PRIVATE KEY” block; raises UnreadableKeyError."""
    if data.startswith(_MAGIC) and not data.startswith(_MAGIC + _NO_CIPHER):
        raise UnreadableKeyError(
            _(
                "This OpenSSH private key is encrypted, which cannot be opened here. Make a copy "
                "of it and convert that: “ssh-keygen -p -m PKCS8 -f copy”."
            )
        )
    return key_of(_load(data), "openssh")


def _load(data: bytes) -> Any:
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key

    body = "\n".join(textwrap.wrap(base64.b64encode(data).decode("ascii"), 70))
    pem = f"-----BEGIN OPENSSH PRIVATE KEY-----\n{body}\n-----END OPENSSH PRIVATE KEY-----\n"
    load = partial(load_ssh_private_key, unsafe_skip_rsa_key_validation=True)
    try:
        return opened(load, pem.encode("ascii"), None)
    except UnopenedError:
        raise UnreadableKeyError(
            _(
                "This OpenSSH private key cannot be read: its content is damaged, or its type is "
                "not supported."
            )
        ) from None
