"""Keys in PEM: every block of a text, and bare Base64 whose armour was lost."""

import base64
import re
import textwrap
from typing import Any, Final

from jwt_debugger.jose.key import Key, KeyReading
from jwt_debugger.jose.keys.base64_text import MisencodedError, decode_base64
from jwt_debugger.jose.keys.containers import open_encrypted, read_der
from jwt_debugger.jose.keys.der import Shape, is_cut_key, is_one_structure, shape_of
from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.jose.keys.material import key_of, merged
from jwt_debugger.jose.keys.openssh import (
    looks_like_openssh,
    read_openssh,
    read_openssh_private,
    read_ssh2_public,
)
from jwt_debugger.jose.keys.pem_blocks import (
    Block,
    find_blocks,
    join_escaped_lines,
    looks_like_pem,
)
from jwt_debugger.translation import _

_SHAPES: Final = {
    "PUBLIC KEY": Shape.PUBLIC,
    "RSA PUBLIC KEY": Shape.RSA_PUBLIC,
    "PRIVATE KEY": Shape.PRIVATE,
    "RSA PRIVATE KEY": Shape.RSA_PRIVATE,
    "EC PRIVATE KEY": Shape.EC_PRIVATE,
    "ENCRYPTED PRIVATE KEY": Shape.ENCRYPTED_PRIVATE,
    "CERTIFICATE": Shape.CERTIFICATE,
    "X509 CERTIFICATE": Shape.CERTIFICATE,
    "PKCS7": Shape.PKCS7,
}
_PARAMETERS: Final = "PARAMETERS"  # "EC PARAMETERS" says which curve, as the key itself does
_BARE_START = re.compile(r"""[\s"'`\\nr\ufeff]*+M""")  # as any SEQUENCE begins in Base64
_VECTOR_BYTES: Final = {
    "AES-128-CBC": 16,
    "AES-192-CBC": 16,
    "AES-256-CBC": 16,
    "DES-EDE3-CBC": 8,
}  # the ciphers of the legacy encryption that can be opened; the initial vector of each
_MIN_BARE: Final = 40  # bytes: the shortest public key in DER has 44


def read_pem(text: str, passphrase: str | None) -> KeyReading:
    """Read every key of a PEM text; what cannot be read beside one that can is a remark.

    Raises UnreadableKeyError where nothing can be read.
    """
    if not looks_like_pem(text):
        if looks_like_openssh(text):
            return read_openssh(text)
        bare = bare_der(text)
        if bare is None:
            raise UnreadableKeyError(
                _(
                    "This is no PEM: it has no line “-----BEGIN …-----”. Copy the whole block, "
                    "or choose another format."
                )
            )
        return read_bare(bare, passphrase)
    found = find_blocks(text)
    keys: list[Key] = []
    faults, remarks = list(found.faults), list(found.remarks)
    for block in found.blocks:
        if block.label.endswith(_PARAMETERS):
            continue
        try:
            keys += _read_block(block, passphrase, remarks)
        except UnreadableKeyError as fault:
            faults.append(fault)
    if not keys:
        raise faults[0] if faults else _no_key(found.blocks)
    return KeyReading(
        merged(keys),
        "pem",
        needs_passphrase=any(fault.needs_passphrase for fault in faults),
        remarks=(*remarks, *map(str, faults)),
    )


def bare_der(text: str) -> bytes | None:
    """Return the DER bytes of a key in Base64 without armour, or None where the text is none."""
    if not _BARE_START.match(text):
        return None
    core = re.sub(r"\s+", "", join_escaped_lines(text)).strip("\"'`\ufeff")
    try:
        data = decode_base64(core, url=False).data
    except MisencodedError:
        return None
    if len(data) >= _MIN_BARE and (is_one_structure(data) or is_cut_key(data)):
        return data
    return None


def read_bare(data: bytes, passphrase: str | None) -> KeyReading:
    """Read DER whose armour is missing; raises UnreadableKeyError."""
    remark = _("The BEGIN and END lines of the PEM are missing; the key in it was read.")
    return KeyReading(merged(read_der(data, passphrase, "pem")), "pem", remarks=(remark,))


def _no_key(blocks: tuple[Block, ...]) -> UnreadableKeyError:
    return UnreadableKeyError(
        _("The PEM holds “{label}” alone, and no key. Copy the block of the key too.").format(
            label=blocks[0].label
        )
    )


def _read_block(block: Block, passphrase: str | None, remarks: list[str]) -> tuple[Key, ...]:
    if block.encryption:
        _check_initial_vector(block.line, block.encryption)
        return (key_of(open_encrypted(_load_pem, _legacy_pem(block), passphrase), "pem"),)
    if block.label == "OPENSSH PRIVATE KEY":
        return (read_openssh_private(block.data),)
    if block.label == "SSH2 PUBLIC KEY":
        return (read_ssh2_public(block.line, block.data),)
    if block.label not in _SHAPES:
        raise UnreadableKeyError(
            _(
                "The PEM block of line {line} is “{label}”, which holds no key that is known here."
            ).format(line=block.line, label=block.label)
        )
    keys = read_der(block.data, passphrase, "pem")
    shape = shape_of(block.data)
    if shape and shape is not _SHAPES[block.label]:
        remarks.append(
            _("The PEM block of line {line} is labelled “{label}” and holds: {shape}.").format(
                line=block.line, label=block.label, shape=shape.value
            )
        )
    return keys


def _check_initial_vector(line: int, encryption: str) -> None:
    """Refuse one of a wrong length, on which the library would panic."""
    cipher, _comma, vector = encryption.partition(",")
    if len(vector) != 2 * _VECTOR_BYTES.get(cipher.upper(), len(vector) // 2):
        raise UnreadableKeyError(
            _(
                "The “DEK-Info” of the PEM block of line {line} is damaged: {cipher} needs "
                "{count:,} hex digits. Copy the whole block."
            ).format(line=line, cipher=cipher, count=2 * _VECTOR_BYTES[cipher.upper()])
        )


def _legacy_pem(block: Block) -> bytes:
    body = "\n".join(textwrap.wrap(base64.b64encode(block.data).decode("ascii"), 64))
    return (
        f"-----BEGIN {block.label}-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: {block.encryption}\n\n"
        f"{body}\n-----END {block.label}-----\n"
    ).encode("ascii")


def _load_pem(data: bytes, password: bytes) -> Any:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    return load_pem_private_key(data, password, unsafe_skip_rsa_key_validation=True)
