"""Why an encrypted token does not open: each cause with a token that has it."""

import base64
import json
from typing import Any

import pytest
from joserfc.jwe import CompactEncryption, Recipient
from joserfc.jwk import RSAKey

from jwt_debugger import inspect
from jwt_debugger.encrypting import encrypt
from jwt_debugger.inspection.diagnosis import diagnose
from jwt_debugger.inspection.diagnosis.sealed_tokens import MAX_SECRETS
from jwt_debugger.inspection.result import Diagnosis, EncryptionStatus
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.jwe_algorithms import content_encryption, key_management
from jwt_debugger.jose.jwe_parameters import MAX_ROUNDS
from jwt_debugger.jose.keys import read_keys, to_jwk
from tests.key_material import private_pem, public_jwk, public_pem

BYTES = bytes(range(200, 232))
FOREIGN = "another secret with 32 bytes ok!"
TEXT = "a secret of just thirty-two byte"
IN_BASE64 = base64.b64encode(TEXT.encode()).decode()
PAYLOAD = '{"sub":"ada"}'


def header(algorithm: str, **more: object) -> str:
    return json.dumps({"alg": algorithm, "enc": "A256GCM", **more})


def sealed(algorithm: str, key: str | bytes, key_format: str = "auto", **more: object) -> str:
    return encrypt(header(algorithm, **more), PAYLOAD, key, key_format=key_format)


def causes(token: str, key: str | bytes, key_format: str = "auto") -> list[str]:
    answer = inspect(token, key, key_format=key_format)
    assert answer.encryption is not None
    assert answer.encryption.status is not EncryptionStatus.DECRYPTED
    return [each.cause for each in answer.diagnosis]


def first(token: str, key: str | bytes, key_format: str = "auto") -> Diagnosis:
    return inspect(token, key, key_format=key_format).diagnosis[0]


def opens_with(token: str, told: Diagnosis, key: str, key_format: str) -> bool:
    """Do what the diagnosis advises, and tell whether the token opens."""
    text = key if told.key_text is None else told.key_text
    answer = inspect(token, text, key_format=told.key_format or key_format)
    return answer.encryption is not None and answer.encryption.status is EncryptionStatus.DECRYPTED


@pytest.mark.parametrize("algorithm", ["dir", "A256KW", "A256GCMKW", "PBES2-HS256+A128KW"])
@pytest.mark.parametrize(
    ("given", "key_format", "cause"),
    [
        (base64.b64encode(BYTES).decode(), "utf8", "secret-is-base64"),
        (encode(BYTES), "utf8", "secret-is-base64url"),
        (BYTES.hex(), "utf8", "secret-is-hex"),
        (BYTES.hex(), "base64", "secret-is-hex"),
        (f" {BYTES.hex()}\n", "utf8", "secret-is-hex"),
    ],
)
def test_a_secret_that_is_encoded_is_named(
    algorithm: str, given: str, key_format: str, cause: str
) -> None:
    token = sealed(algorithm, BYTES.hex(), "hex")

    told = first(token, given, key_format)

    assert cause == told.cause
    assert told.explanation.startswith("The token opens when ")
    assert opens_with(token, told, given, key_format)


@pytest.mark.parametrize(
    ("given", "key_format", "expected"),
    [
        (TEXT + "\n", "utf8", ["secret-whitespace"]),
        (f'"{TEXT}"', "utf8", ["secret-quoted"]),
        (f"export JWE_SECRET='{TEXT}'", "utf8", ["secret-quoted"]),
        (
            f'"{base64.b64encode(TEXT.encode()).decode()}"',
            "utf8",
            ["secret-is-base64", "secret-quoted"],
        ),
    ],
)
def test_what_stands_around_a_secret_is_named(
    given: str, key_format: str, expected: list[str]
) -> None:
    token = sealed("dir", TEXT, "utf8")

    assert expected == causes(token, given, key_format)
    assert opens_with(token, first(token, given, key_format), given, key_format)


def test_another_key_of_the_set_is_named() -> None:
    right, wrong = read_set(("a", "P-256", 0), ("b", "P-256", 1))
    token = sealed("ECDH-ES+A256KW", json.dumps(public_jwk("P-256", 1)), kid="a")

    assert ["other-key-in-set"] == causes(token, json.dumps({"keys": [right, wrong]}))


def test_another_rsa_padding_is_named() -> None:
    told = first(mislabelled(), private_pem("RSA"))

    assert "other-algorithm" == told.cause
    assert "RSA-OAEP is used, and not RSA-OAEP-256 as the header says" in told.explanation
    assert told.key_text is None


def test_a_public_key_is_told_from_the_private_one() -> None:
    token = sealed("RSA-OAEP", public_pem("RSA"))

    told = first(token, public_pem("RSA"))

    assert "key-type-mismatch" == told.cause
    assert "A public key cannot decrypt" in told.explanation


def test_a_key_of_another_type_is_named() -> None:
    token = sealed("RSA-OAEP", public_pem("RSA"))

    told = first(token, private_pem("P-256"))

    assert "key-type-mismatch" == told.cause
    assert "P-256" in told.explanation


def test_a_key_on_another_curve_is_told_from_another_key() -> None:
    told = first(sealed("ECDH-ES", public_pem("P-256")), private_pem("P-384"))

    assert "key-type-mismatch" == told.cause
    assert "“epk”, is not on the curve of this one, P-384." in told.explanation
    assert "Get the key that the sender encrypts to." == told.remedy
    assert "no-variant-matches" == (
        first(sealed("ECDH-ES", public_pem("P-256")), private_pem("P-256", 1)).cause
    )


def test_a_secret_of_a_wrong_length_is_named() -> None:
    token = sealed("dir", BYTES.hex(), "hex")

    told = first(token, "short", "utf8")

    assert "key-type-mismatch" == told.cause
    assert "A256GCM takes a secret of 32 bytes, this one has 5." == told.explanation


def test_a_set_that_holds_a_secret_beside_the_key_was_taken_for_no_secret() -> None:
    (key,) = read_keys(private_pem("RSA")).keys
    mixed = json.dumps({"keys": [{"kty": "oct", "k": encode(BYTES)}, to_jwk(key)]})
    token = sealed("RSA-OAEP", public_pem("RSA", 1))

    assert ["no-variant-matches"] == causes(token, mixed)


def test_a_key_that_was_taken_for_a_secret_is_read_as_one() -> None:
    token = sealed("RSA-OAEP", public_pem("RSA"))

    told = first(token, private_pem("RSA"), "utf8")

    assert ("key-type-mismatch", "auto") == (told.cause, told.key_format)
    assert opens_with(token, told, private_pem("RSA"), "utf8")


def test_a_set_without_the_key_that_is_named_is_told() -> None:
    keys = json.dumps({"keys": read_set(("a", "P-256", 0), ("b", "P-256", 1))})
    token = sealed("ECDH-ES", json.dumps(public_jwk("P-256", 2)), kid="z")

    assert "no-key-with-kid" == first(token, keys).cause


def test_a_changed_token_and_a_foreign_key_are_said_to_be_one_of_the_two() -> None:
    token = sealed("dir", TEXT, "utf8")
    parts = token.split(".")
    changed = ".".join((*parts[:3], encode(b"other text"), parts[4]))

    told = first(changed, TEXT, "utf8")

    assert "no-variant-matches" == told.cause
    assert "Another key encrypted it, or the token was changed afterwards." in told.explanation
    assert ["no-variant-matches"] == causes(token, FOREIGN, "utf8")


def test_a_token_that_opens_has_no_diagnosis() -> None:
    assert () == inspect(sealed("dir", TEXT, "utf8"), TEXT, key_format="utf8").diagnosis


def test_a_token_that_no_key_can_open_is_left_to_its_faults() -> None:
    protected, key, _iv, *rest = sealed("dir", TEXT, "utf8").split(".")

    assert () == inspect(".".join((protected, key, "AAAA", *rest)), TEXT).diagnosis


def test_without_a_key_and_for_several_recipients_nothing_is_said() -> None:
    token = sealed("dir", TEXT, "utf8")
    protected, _key, iv, ciphertext, tag = token.split(".")
    recipients = [{"header": {"kid": kid}} for kid in "ab"]
    general = {
        "protected": protected,
        "iv": iv,
        "ciphertext": ciphertext,
        "tag": tag,
        "recipients": recipients,
    }

    assert () == inspect(token).diagnosis
    assert () == inspect(json.dumps(general), FOREIGN).diagnosis


def test_a_token_within_is_diagnosed_too() -> None:
    inner = sealed("dir", BYTES.hex(), "hex")
    keys = {"keys": [oct_jwk(TEXT.encode()), oct_jwk(FOREIGN.encode())]}
    token = encrypt(header("dir", cty="JWT"), inner, TEXT, key_format="utf8")

    answer = inspect(token, json.dumps(keys))

    assert answer.nested is not None
    assert ["no-variant-matches"] == [each.cause for each in answer.nested.diagnosis]


def test_a_costly_password_is_tried_a_few_times_only() -> None:
    token = sealed("PBES2-HS256+A128KW", "the password", "utf8", p2c=MAX_ROUNDS // 4)
    tried = 0

    def cancelled() -> bool:
        nonlocal tried
        tried += 1
        return False

    answer = inspect(token, "another password", key_format="utf8")
    keys = read_keys("another password", "utf8")
    diagnose(answer, "another password", "utf8", keys, cancelled=cancelled)

    assert tried <= 4 < MAX_SECRETS


def test_it_ends_where_nobody_waits_for_it() -> None:
    answer = inspect(sealed("PBES2-HS256+A128KW", TEXT, "utf8"), FOREIGN)
    keys = read_keys(FOREIGN, "utf8")

    assert () == diagnose(answer, FOREIGN, "utf8", keys, cancelled=lambda: True)


def read_set(*named: tuple[str, str, int]) -> list[dict[str, Any]]:
    """Return private JWKs with these kids."""
    keys = [(kid, read_keys(private_pem(name, number)).keys[0]) for kid, name, number in named]
    return [{**to_jwk(key), "kid": kid} for kid, key in keys]


def oct_jwk(secret: bytes) -> dict[str, str]:
    return {"kty": "oct", "k": encode(secret)}


def mislabelled() -> str:
    """Encrypt with RSA-OAEP and write RSA-OAEP-256 into the header, as a muddled sender does."""
    said = encode(header("RSA-OAEP-256").encode())
    message = CompactEncryption({"alg": "RSA-OAEP", "enc": "A256GCM"})
    recipient = Recipient(message, None, RSAKey.import_key(public_pem("RSA")))
    content = content_encryption("A256GCM")
    content_key, iv = content.generate_cek(), content.generate_iv()
    wrapping: Any = key_management("RSA-OAEP")
    encrypted_key = wrapping.encrypt_cek(content_key, recipient)
    ciphertext, tag = content.encrypt(PAYLOAD.encode(), content_key, iv, said.encode())
    return ".".join((said, *map(encode, (encrypted_key, iv, ciphertext, tag))))
