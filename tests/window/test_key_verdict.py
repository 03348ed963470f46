import json
from dataclasses import replace

import pytest

from jwt_debugger.inspection.result import (
    Diagnosis,
    EncryptionStatus,
    Finding,
    Severity,
    Signature,
    SignatureStatus,
)
from jwt_debugger.state import KeyInput, Outcome, State
from jwt_debugger.window.key_verdict import (
    KeyVerdict,
    Manner,
    Offer,
    actionable,
    key_verdict,
    shortened,
)
from tests.key_material import private_pem, public_jwk, public_pem
from tests.window.key_states import (
    JWE_HEADER,
    NO_JSON,
    SECRET,
    edited,
    having,
    inspection_of,
    remedy,
    sealed,
    signed,
    state_of,
)

KEY = KeyInput(SECRET)
WRONG = KeyInput("another secret of the tests, which is long enough")
PUBLIC = KeyInput(public_pem("RSA"), format="auto")


def verdict_of(state: State) -> KeyVerdict:
    verdict = key_verdict(state)
    assert verdict is not None
    return verdict


def test_without_a_token_there_is_no_verdict() -> None:
    assert key_verdict(State()) is None


def test_a_match_says_how_it_was_found() -> None:
    verdict = verdict_of(state_of(signed(), KEY))

    assert (
        KeyVerdict(
            Manner.MATCH,
            "Matches this secret",
            "HMAC-SHA256 of header and payload gives the same signature.",
        )
        == verdict
    )


def test_a_match_with_a_weak_secret_says_that_too() -> None:
    short = verdict_of(state_of(signed(secret="secret123"), KeyInput("secret123")))
    finding = Finding("known-secret", Severity.HIGH, "", "")
    known = verdict_of(having(state_of(signed(), KEY), findings=(finding,)))

    assert "The match is real, but the secret is easy to guess." == short.text == known.text


def test_a_match_of_a_public_key_speaks_of_its_private_key() -> None:
    state = state_of(signed(header={"alg": "RS256"}), PUBLIC)
    key = state.key.keys[0]

    verdict = verdict_of(
        having(state, signature=Signature(SignatureStatus.VERIFIED, "RS256", "", key))
    )

    assert "Matches this key" == verdict.title


def test_a_mismatch_names_the_usual_reasons() -> None:
    verdict = verdict_of(state_of(signed(), WRONG))

    assert Manner.MISMATCH is verdict.manner
    assert "Does not match this secret" == verdict.title
    assert "Wrong secret, wrong encoding, or a changed token." == verdict.text
    assert "" == verdict.remedy


def test_a_mismatch_of_keys_speaks_of_keys() -> None:
    one = state_of(signed(header={"alg": "RS256"}), PUBLIC)
    keys = json.dumps({"keys": [public_jwk("RSA"), public_jwk("RSA", 1)]})
    several = state_of(signed(header={"alg": "RS256"}), KeyInput(keys, format="auto"))

    assert "Does not match this key" == verdict_of(one).title
    assert "Does not match any of these keys" == verdict_of(several).title


def test_of_several_keys_the_one_that_kid_names_is_spoken_of_where_it_was_tried_alone() -> None:
    keys = json.dumps({"keys": [{**public_jwk("RSA"), "kid": "a"}, public_jwk("RSA", 1)]})
    token = signed(header={"alg": "RS256", "kid": "a"})

    title = verdict_of(state_of(token, KeyInput(keys, format="auto"))).title

    assert "Does not match the key that “kid” names" == title


def test_a_missing_signature_is_told_as_such() -> None:
    token = signed().rpartition(".")[0] + "."

    verdict = verdict_of(state_of(token, KEY))

    assert "The signature is missing" == verdict.title


def test_a_diagnosis_explains_and_offers_its_remedy() -> None:
    state = having(state_of(signed(), WRONG), diagnosis=(remedy(),))

    verdict = verdict_of(state)

    assert "The text is Base64 of the secret." == verdict.text
    assert "Matches as Base64: switch encoding" == verdict.remedy


def test_a_conclusion_is_told_without_a_button() -> None:
    told = Diagnosis("no-variant-matches", "Nothing matches.", "Ask the issuer.")
    bare = Diagnosis("no-variant-matches", "", "")

    with_words = verdict_of(having(state_of(signed(), WRONG), diagnosis=(told,)))
    without = verdict_of(having(state_of(signed(), WRONG), diagnosis=(bare,)))

    assert ("Nothing matches. Ask the issuer.", "") == (with_words.text, with_words.remedy)
    assert "Wrong secret, wrong encoding, or a changed token." == without.text
    assert not actionable(told)
    assert actionable(remedy())


def test_a_long_explanation_is_told_shortly_and_kept_whole_beside_it() -> None:
    tried = ", ".join(f"variant {number}" for number in range(30))
    long = f"30 variants were tried, and none matches: {tried}. So another secret signed it."
    told = Diagnosis("no-variant-matches", long, "Get the secret that the issuer signs with.")

    verdict = verdict_of(having(state_of(signed(), WRONG), diagnosis=(told,)))

    assert verdict.text == (
        "30 variants were tried, and none matches. So another secret signed it."
        " Get the secret that the issuer signs with."
    )
    assert (told,) == verdict.diagnosis


def test_an_explanation_is_cut_between_its_sentences() -> None:
    sentences = [f"{word * 60}." for word in ("a", "b", "c")]

    assert " ".join(sentences[:2]) == shortened(" ".join(sentences))
    assert "a" * 200 + "." == shortened("a" * 200 + ". b.")


def test_a_malformed_token_is_explained_where_its_signature_alone_is_at_fault() -> None:
    token = f"{signed()}="

    plain = verdict_of(state_of(token, KEY))
    explained = verdict_of(having(state_of(token, KEY), diagnosis=(remedy(),)))

    assert "Repair the token, then it is checked at once." == plain.text
    assert "Matches as Base64: switch encoding" == explained.remedy


def test_without_a_key_nothing_is_checked() -> None:
    secret = verdict_of(state_of(signed()))
    key = verdict_of(state_of(signed(), KeyInput(format="auto")))

    assert "Not checked: no secret" == secret.title
    assert "Decoding needs no secret. Only a check proves who issued this." == secret.text
    assert "Not checked: no key" == key.title


def test_a_malformed_token_is_to_be_repaired_first() -> None:
    verdict = verdict_of(state_of(signed().replace(".", ".+", 1), KEY))

    assert "Not checked: token is malformed" == verdict.title


def test_a_key_of_another_kind_is_named() -> None:
    verdict = verdict_of(state_of(signed(), PUBLIC))

    assert "Not checked: another kind of key is needed" == verdict.title
    assert "This is an RSA key, the token says HS256" == verdict.text


def test_an_unreadable_key_is_to_be_corrected() -> None:
    secret = verdict_of(state_of(signed(), KeyInput("a*b", format="base64")))
    key = verdict_of(state_of(signed(), KeyInput("{", format="jwk")))

    assert "Not checked: unreadable secret" == secret.title
    assert "Not checked: unreadable key" == key.title


def test_an_encrypted_key_asks_for_its_passphrase() -> None:
    from cryptography.hazmat.primitives import serialization

    from tests.key_material import private_key

    pem = private_key("P-256").private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(b"open"),
    )
    key = KeyInput(pem.decode(), format="auto")

    assert "Not checked: the key is encrypted" == verdict_of(state_of(signed(), key)).title


def test_an_unsigned_token_is_never_verified() -> None:
    verdict = verdict_of(state_of(signed(header={"alg": "none"}), KEY))

    assert Manner.UNSIGNED is verdict.manner
    assert "Nothing to verify" == verdict.title


def test_an_unsupported_algorithm_gives_its_reason() -> None:
    verdict = verdict_of(state_of(signed(header={"alg": "XY99"}), KEY))

    assert "Not checked: not supported" == verdict.title
    assert "XY99" in verdict.text


def test_a_missing_verdict_counts_as_unchecked() -> None:
    verdict = verdict_of(having(state_of(signed()), signature=None))

    assert "Not checked: no secret" == verdict.title


@pytest.mark.parametrize(
    ("outcome", "key", "manner", "title"),
    [
        (Outcome.RESIGNED, KEY, Manner.RESIGNED, "Re-signed with this secret"),
        (
            Outcome.RESIGNED,
            KeyInput(private_pem("RSA"), format="auto"),
            Manner.RESIGNED,
            "Re-signed with this key",
        ),
        (Outcome.UNSECURED, KEY, Manner.UNSIGNED, "Nothing to sign"),
        (Outcome.OTHER_KEY, KEY, Manner.WARNING, "Signed with another secret"),
        (Outcome.OTHER_KEY, PUBLIC, Manner.WARNING, "Signed with another key"),
        (Outcome.OLD_SIGNATURE, PUBLIC, Manner.WARNING, "A public key cannot sign"),
        (Outcome.OLD_SIGNATURE, KEY, Manner.WARNING, "Not re-signed"),
        (Outcome.OLD_SIGNATURE, KeyInput(), Manner.WARNING, "Not re-signed: no secret"),
        (
            Outcome.OLD_SIGNATURE,
            KeyInput(format="auto"),
            Manner.WARNING,
            "Not re-signed: no key",
        ),
    ],
)
def test_an_edit_says_what_became_of_the_signature(
    outcome: Outcome, key: KeyInput, manner: Manner, title: str
) -> None:
    verdict = verdict_of(state_of(signed(), key, edits=edited(outcome)))

    assert title == verdict.title
    assert manner is verdict.manner


@pytest.mark.parametrize("outcome", [None, Outcome.RESIGNED, Outcome.UNSECURED])
def test_a_draft_that_is_no_json_comes_before_what_was_signed(outcome: Outcome | None) -> None:
    verdict = verdict_of(state_of(signed(), KEY, edits=edited(outcome, fault=NO_JSON)))

    assert "Not signed: the JSON is broken" == verdict.title
    assert Manner.WARNING is verdict.manner


def test_a_draft_of_an_encrypted_token_that_is_no_json_was_not_encrypted() -> None:
    state = replace(sealed(status=EncryptionStatus.DECRYPTED), edits=edited(None, fault=NO_JSON))

    assert "Not encrypted: the JSON is broken" == verdict_of(state).title


@pytest.mark.parametrize(
    ("plaintext", "obstacle", "offers"),
    [
        (None, "The payload has to be decrypted first.", ()),
        (b"{}", "It takes a secret.", (Offer.USE_TEST_KEY,)),
        (b"{}", None, (Offer.SIGN,)),
    ],
)
def test_a_draft_that_waits_for_a_key_says_what_can_be_done(
    plaintext: bytes | None, obstacle: str | None, offers: tuple[Offer, ...]
) -> None:
    fault = replace(NO_JSON, message="It takes a secret.", line=None, column=None)
    state = sealed(key=KEY, status=EncryptionStatus.DECRYPTED)
    request = replace(state.request, plaintext=plaintext)
    edits = edited(None, fault=fault)

    verdict = verdict_of(replace(state, request=request, edits=edits, signing_obstacle=obstacle))

    assert ("The token is as it was", "It takes a secret.") == (verdict.title, verdict.text)
    assert offers == verdict.offers


@pytest.mark.parametrize(
    ("key", "title"),
    [(KEY, "Encrypted anew with this secret"), (PUBLIC, "Encrypted anew to this key")],
)
def test_a_token_that_the_user_encrypted_is_the_users(key: KeyInput, title: str) -> None:
    state = sealed(key=key, status=EncryptionStatus.DECRYPTED)

    verdict = verdict_of(replace(state, edits=edited(Outcome.REENCRYPTED)))

    assert (Manner.RESIGNED, title) == (verdict.manner, verdict.title)


def test_what_the_key_no_longer_opens_is_not_said_to_be_encrypted_to_it() -> None:
    state = replace(sealed(key=KEY, status=EncryptionStatus.FAILED))
    state = replace(state, edits=edited(Outcome.REENCRYPTED))

    assert "Does not decrypt with this secret" == verdict_of(state).title
    known = replace(state, request=replace(state.request, plaintext=b"{}"))
    assert (Offer.SIGN,) == verdict_of(known).offers


def test_a_public_key_offers_the_private_one_or_a_test_key() -> None:
    verdict = verdict_of(state_of(signed(), PUBLIC, edits=edited(Outcome.OLD_SIGNATURE)))

    assert (Offer.ADD_PRIVATE_KEY, Offer.USE_TEST_KEY) == verdict.offers


@pytest.mark.parametrize("outcome", [Outcome.OTHER_KEY, Outcome.OLD_SIGNATURE])
def test_signing_is_offered_only_where_it_can_be_done(outcome: Outcome) -> None:
    free = verdict_of(state_of(signed(), KEY, edits=edited(outcome)))
    barred = verdict_of(
        state_of(signed(), KEY, edits=edited(outcome), signing_obstacle="It is too short.")
    )

    assert (Offer.SIGN,) == free.offers
    assert () == barred.offers
    assert "It is too short." == barred.text


def test_the_reason_for_not_signing_is_given() -> None:
    edits = edited(Outcome.OLD_SIGNATURE, reason="The header has no alg.")

    assert "The header has no alg." == verdict_of(state_of(signed(), KEY, edits=edits)).text


@pytest.mark.parametrize(
    ("status", "key", "title"),
    [
        (EncryptionStatus.DECRYPTED, KEY, "Decrypted with this secret"),
        (EncryptionStatus.DECRYPTED, PUBLIC, "Decrypted with this key"),
        (EncryptionStatus.FAILED, KEY, "Does not decrypt with this secret"),
        (EncryptionStatus.FAILED, PUBLIC, "Does not decrypt with this key"),
        (EncryptionStatus.UNSUPPORTED, PUBLIC, "Not decrypted: not supported"),
        (EncryptionStatus.UNCHECKED, KeyInput(format="auto"), "Not decrypted: no private key"),
        (EncryptionStatus.UNCHECKED, PUBLIC, "Not decrypted: no key that fits"),
        (EncryptionStatus.UNCHECKED, KeyInput("{", format="jwk"), "Not checked: unreadable key"),
    ],
)
def test_an_encrypted_token_says_whether_it_was_opened(
    status: EncryptionStatus, key: KeyInput, title: str
) -> None:
    assert title == verdict_of(sealed(key, status)).title


@pytest.mark.parametrize(
    ("status", "title"),
    [
        (EncryptionStatus.FAILED, "Not decrypted, whatever the key"),
        (EncryptionStatus.UNCHECKED, "Not decrypted: too many keys"),
    ],
)
def test_a_key_that_is_not_to_blame_is_not_blamed(status: EncryptionStatus, title: str) -> None:
    state = sealed(PUBLIC, status)
    assert state.inspection is not None
    assert state.inspection.encryption is not None
    blameless = replace(state.inspection.encryption, key=None)

    verdict = verdict_of(having(state, encryption=blameless))

    assert (title, "the reason") == (verdict.title, verdict.text)


def test_a_set_too_large_to_be_tried_whole_is_said_to_be() -> None:
    reason = "ES256, matches none of 100 keys, and 300 more are not tried: give fewer"
    unchecked = Signature(SignatureStatus.UNCHECKED, "ES256", reason)

    verdict = verdict_of(having(state_of(signed(), KEY), signature=unchecked))

    assert ("Not checked: too many keys", reason) == (verdict.title, verdict.text)


def test_the_kid_that_is_looked_for_is_quoted() -> None:
    named = verdict_of(sealed())
    unnamed = verdict_of(sealed(header={"alg": "dir", "enc": JWE_HEADER["enc"]}))

    assert "Looking for the key with kid “enc-2026”." == named.text
    assert ("Not decrypted: no key", "Only the header is readable without the key.") == (
        unnamed.title,
        unnamed.text,
    )


def test_the_states_of_these_tests_are_what_they_say() -> None:
    assert inspection_of(sealed()).encryption is not None
