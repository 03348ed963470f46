"""What else the text given as secret can mean: decoded, undressed, in another charset."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jwt_debugger.inspection.diagnosis.question import MAX_SECRET_TEXT, GivenKey
from jwt_debugger.inspection.diagnosis.undressing import texts_within, without_quotes
from jwt_debugger.inspection.diagnosis.variant import Cause, Secret, Step, Variant
from jwt_debugger.jose.keys import read_keys
from jwt_debugger.translation import _

_DECODERS: Final = ("base64", "base64url", "hex")
_NOT_BASE64: Final = re.compile(r"[^A-Za-z0-9+/]")
_URL_TO_STANDARD: Final = str.maketrans("-_", "+/")
_ENDINGS: Final = ("\n", "\r\n", " ", "\r", "\n\n", "\t")


def read_as(given: GivenKey) -> str:
    """Name the format that the text was read in, as far as it was read."""
    return given.keys.format or given.key_format


def variants(given: GivenKey) -> Iterator[Variant[Secret]]:
    """Yield every secret that the text can mean, simple meanings first."""
    if _is_a_key(given):
        return
    for read, charset in _texts_in_charsets(given):
        yield Variant(secret_of(read), (_in_charset(charset, given=True),))
    if given.text is None:
        return
    if len(given.text) > MAX_SECRET_TEXT:
        yield Variant(secret_of(given.text), (_as_text(given),))
        return
    texts = list(texts_within(given.text))
    for text in texts:
        yield from _plain_meanings(text, given)
    for text in texts:
        for decoded in _decoded(text, given):
            yield from _meanings_of_decoded(decoded)


def _is_a_key(given: GivenKey) -> bool:
    """Tell a JWK, or a key of another type: their texts are tried as that."""
    return bool(given.keys.keys) and (not given.secrets or given.keys.format in ("jwk", "jwks"))


def secret_of(text: str) -> Secret:
    """Return the secret that a text is, byte for byte."""
    return Secret(text.encode("utf-8", "surrogatepass"), text)


def _plain_meanings(text: Variant[str], given: GivenKey) -> Iterator[Variant[Secret]]:
    """Take a text as it stands, decode it, dress it, and write it in other charsets."""
    as_text = () if read_as(given) in ("utf8", "auto") else (_as_text(given),)
    steps = (*text.steps, *as_text)
    yield Variant(secret_of(text.value), steps)
    yield from _decoded(text, given)
    for ending in _ENDINGS:
        yield Variant(secret_of(text.value + ending), (*steps, _with_ending(ending)))
    yield Variant(secret_of(f" {text.value}"), (*steps, _with_ending(" ")))
    for quote in "\"'":
        yield Variant(secret_of(f"{quote}{text.value}{quote}"), (*steps, _with_quotes()))
    for data, charset in _charsets(text.value):
        yield Variant(_secret_of_bytes(data), (*steps, _in_charset(charset)))


def _decoded(text: Variant[str], given: GivenKey) -> Iterator[Variant[Secret]]:
    """Decode a text in each format that it fits; of the chosen one there is nothing to say."""
    for secret in _decodings(text.value):
        chosen = secret.format == read_as(given)
        yield Variant(secret, text.steps if chosen else (*text.steps, _decoding(secret.format)))
    for secret in _lenient_decodings(text.value):
        yield Variant(secret, (*text.steps, _lenient_decoding()))


def _decodings(text: str) -> Iterator[Secret]:
    """Decode in each format, the likeliest first; what fits two of them alike is given once."""
    joined = "".join(text.split())
    likely_url = not joined.endswith("=") and len(joined) % 4
    order = ("base64url", "base64", "hex") if likely_url else _DECODERS
    for key_format in order:
        for form in dict.fromkeys((text, joined)):
            keys = read_keys(form, key_format).keys
            if keys and keys[0].material:
                yield Secret(keys[0].material, form, key_format)
                break


def _lenient_decodings(text: str) -> Iterator[Secret]:
    """Decode a text that is no Base64 as lenient decoders do, each passing over other things."""
    for table in ({}, _URL_TO_STANDARD):
        core = _NOT_BASE64.sub("", text.translate(table).partition("=")[0])
        for count in (len(core) - (len(core) % 4 == 1), len(core) - len(core) % 4):
            keys = read_keys(core[:count], "base64").keys
            if keys and keys[0].material and core[:count] != text:
                yield Secret(keys[0].material, core[:count], "base64")


def _meanings_of_decoded(decoded: Variant[Secret]) -> Iterator[Variant[Secret]]:
    """Take what was decoded as a text once more: it may be dressed, or encoded twice."""
    yield Variant(
        _secret_of_bytes(decoded.value.data + b"\n"), (*decoded.steps, _with_ending("\n"))
    )
    try:
        text = decoded.value.data.decode()
    except UnicodeDecodeError:
        return
    for inner in texts_within(text):
        steps = (*decoded.steps, *inner.steps)
        if inner.steps:
            yield Variant(secret_of(inner.value), steps)
        for again in _decodings(inner.value):
            yield Variant(again, (*steps, _decoding_again(again.format)))


def _charsets(text: str) -> Iterator[tuple[bytes, str]]:
    """Write a text in the charsets in which programs have written secrets."""
    for codec, name in (("latin-1", "Latin-1"), ("cp1252", "Windows-1252")):
        try:
            yield text.encode(codec), name
        except UnicodeEncodeError:
            continue
    try:
        yield text.encode("utf-16-le"), _("UTF-16, little-endian")
    except UnicodeEncodeError:
        return
    yield b"\xff\xfe" + text.encode("utf-16-le"), _("UTF-16 with a byte order mark")
    yield text.encode("utf-16-be"), _("UTF-16, big-endian")
    yield b"\xfe\xff" + text.encode("utf-16-be"), _("UTF-16, big-endian, with a byte order mark")
    yield text.encode("utf-8-sig"), _("UTF-8 with a byte order mark")
    yield text.encode().decode("latin-1").encode(), _("UTF-8 that was taken for Latin-1")
    for form in ("NFC", "NFD"):
        yield (
            unicodedata.normalize(form, text).encode(),
            _("Unicode's form {form}").format(form=form),
        )


def _texts_in_charsets(given: GivenKey) -> Iterator[tuple[str, str]]:
    """Read bytes that are no UTF-8, or hardly meant as such, as a text in another charset."""
    if given.text is None or "\0" in given.text:
        for codec in ("utf-16", "utf-16-be"):
            text = given.data.decode(codec, "replace")
            yield from ((inner.value, "UTF-16") for inner in texts_within(text))
    if given.text is None:
        text = given.data.decode("latin-1")
        yield from ((inner.value, "Latin-1") for inner in texts_within(text))


def _secret_of_bytes(data: bytes) -> Secret:
    """Return a secret with the text that gives it, in hex where its bytes are no text."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return Secret(data, data.hex(), "hex")
    return Secret(data, text) if text.isprintable() else Secret(data, data.hex(), "hex")


def _as_text(given: GivenKey) -> Step:
    name = format_name(read_as(given))
    return Step(
        Cause.SECRET_IS_TEXT,
        _("the text is used as it stands, not read as {format}").format(format=name),
        _("Most libraries take the characters of a secret as its bytes."),
        _("Matches as text: switch encoding"),
    )


def _decoding(key_format: str) -> Step:
    cause, hint = {
        "base64": (
            Cause.SECRET_IS_BASE64,
            _("Many services and Java libraries write the bytes of a secret so."),
        ),
        "base64url": (
            Cause.SECRET_IS_BASE64URL,
            _("Generators of secrets and JWKs write the bytes of a secret so."),
        ),
        "hex": (
            Cause.SECRET_IS_HEX,
            _("“openssl rand -hex” and many generators write the bytes of a secret so."),
        ),
    }[key_format]
    name = format_name(key_format)
    return Step(
        cause,
        _("the text is decoded as {format}").format(format=name),
        hint,
        _("Matches as {format}: switch encoding").format(format=name),
    )


def _decoding_again(key_format: str) -> Step:
    """Say that what was decoded is decoded, too."""
    change = _("what comes of that is decoded once more, as {format}")
    return replace(_decoding(key_format), change=change.format(format=format_name(key_format)))


def _lenient_decoding() -> Step:
    return Step(
        Cause.SECRET_IS_BASE64,
        _("the text is decoded as Base64, passing over all that is none of it"),
        _("Older versions of jjwt, and Node.js, decode any text so, be it meant as Base64 or not."),
        _("Matches as loose Base64: switch"),
        weight=3,
    )


def format_name(key_format: str) -> str:
    """Name a key format as people know it."""
    names = {
        "base64": "Base64",
        "base64url": "Base64url",
        "hex": "hex",
        "pem": "PEM",
        "der": "DER",
        "jwk": "JWK",
        "jwks": "JWK Set",
        "bytes": _("bytes"),
    }
    return names.get(key_format, _("a key"))


def _with_ending(ending: str) -> Step:
    space = ending == " "
    return Step(
        Cause.SECRET_MISSING_NEWLINE,
        _("a space is added to the text") if space else _("a line end is added to the text"),
        _("“echo” and editors end a file with a line end, and the signer has read that too.")
        if not space
        else _("The signer has copied it along."),
        _("Matches with it: add it"),
    )


def _with_quotes() -> Step:
    step = without_quotes()
    return Step(
        step.cause,
        _("quotes are put around the text"),
        _("The signer's program has not removed those of a .env file or a shell."),
        _("Matches with quotes: add them"),
    )


def _in_charset(charset: str, *, given: bool = False) -> Step:
    template = (
        _("the file is read as {charset} and used in UTF-8")
        if given
        else _("the text is written in {charset}")
    )
    return Step(
        Cause.SECRET_OTHER_CHARSET,
        template.format(charset=charset),
        _("Letters beyond English ones, and all letters in UTF-16, have other bytes there."),
        _("Matches in that charset: use it"),
    )
