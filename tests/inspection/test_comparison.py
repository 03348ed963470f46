import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jwt_debugger import inspect, sign
from jwt_debugger.inspection.comparison import Change, Comparison, Difference, compare
from jwt_debugger.inspection.token_hashes import expected_hash
from tests.encrypted import SECRET, sealed_token, signed_token
from tests.key_material import HMAC_SECRET, private_pem, public_jwk, public_pem
from tests.selective import disclosure, issue, present
from tests.strategies import any_text, compact_like, json_objects, json_values

HS256 = '{"alg":"HS256"}'


def compared(before: str, after: str, header: str = HS256) -> Comparison:
    """Compare the tokens of two payload texts."""
    a, b = (inspect(sign(header, payload, HMAC_SECRET)) for payload in (before, after))
    return compare(a, b)


def only_claim(before: dict[str, Any], after: dict[str, Any]) -> Difference:
    [difference] = compared(json.dumps(before), json.dumps(after)).claims
    return difference


def key_verdict(a: str, key_a: str | None, b: str, key_b: str | None) -> tuple[bool | None, str]:
    comparison = compare(inspect(a, key_a), inspect(b, key_b))
    return comparison.same_key, comparison.key_reason


def test_members_are_added_removed_and_changed_as_they_are_written() -> None:
    comparison = compared('{"gone": "x","n":1.0,"same":[1, 2]}', '{"n":1.50, "same":[1,2],"é":{}}')

    assert (
        Difference("gone", '"x"', None),
        Difference("n", "1.0", "1.50"),
        Difference("é", None, "{}"),
    ) == comparison.claims
    assert [Change.REMOVED, Change.CHANGED, Change.ADDED] == [
        each.change for each in comparison.claims
    ]
    assert () == comparison.header
    assert not comparison.same_bytes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"a":"é"}', '{ "a" : "\\u00e9" }'),
        ('{"a":{"b":1,"c":2}}', '{"a":{"c":2,"b":1}}'),
        ('{"a":1,"b":2}', '{"b":2,"a":1}'),
        ('{"a":0,"a":1}', '{"a":1}'),
    ],
)
def test_what_is_only_written_otherwise_is_no_difference_but_not_the_same_bytes(
    before: str, after: str
) -> None:
    comparison = compared(before, after)

    assert () == comparison.claims
    assert not comparison.same_bytes


@pytest.mark.parametrize("pair", [("1", "true"), ("1", "1.0"), ("0", "false"), ("1", '"1"')])
def test_values_that_python_calls_equal_differ_all_the_same(pair: tuple[str, str]) -> None:
    before, after = pair

    comparison = compared(f'{{"a":{before}}}', f'{{"a":{after}}}')

    assert (Difference("a", before, after),) == comparison.claims


def test_headers_are_compared_too() -> None:
    a = sign('{"alg":"HS256","kid":"1"}', "{}", HMAC_SECRET)
    b = sign('{"alg":"HS512","kid":"1"}', "{}", HMAC_SECRET)

    comparison = compare(inspect(a), inspect(b))

    assert (Difference("alg", '"HS256"', '"HS512"'),) == comparison.header


@pytest.mark.parametrize(
    ("name", "before", "after", "gained", "lost"),
    [
        ("scope", "openid email", "email  orders:read", ["orders:read"], ["openid"]),
        ("scp", "a b", "b a", [], []),
        ("scope", ["a b", "c"], ["c"], [], ["a b"]),
        ("aud", "orders api", ["orders api", "billing"], ["billing"], []),
        ("roles", ["viewer", "viewer"], ["viewer", "admin", "admin"], ["admin"], []),
        ("groups", [1, None], [1, True], ["true"], ["null"]),
        ("https://example.com/roles", ["a"], ["b"], ["b"], ["a"]),
        ("cognito:groups", ["a"], [], [], ["a"]),
        ("realm_access", {"roles": ["a"]}, {"roles": ["a", "b"]}, ["b"], []),
        (
            "resource_access",
            {"account": {"roles": ["view"]}, "shop": "open"},
            {"account": {"roles": ["view", "edit"]}},
            ["account: edit"],
            ["shop: open"],
        ),
    ],
)
def test_scopes_roles_and_audiences_are_compared_as_sets(
    name: str, before: object, after: object, gained: list[str], lost: list[str]
) -> None:
    difference = only_claim({name: before}, {name: after})

    assert difference.is_set
    assert tuple(gained) == difference.gained
    assert tuple(lost) == difference.lost
    same = not gained and not lost
    assert ("the same ones, written otherwise" if same else "") == difference.said


def test_a_set_that_appears_gains_all_its_members_and_one_that_goes_loses_them() -> None:
    assert ("a", "b") == only_claim({}, {"scope": "a b"}).gained
    assert ("a", "b") == only_claim({"scope": "a b"}, {}).lost


@pytest.mark.parametrize(("before", "after"), [(5, ["a"]), (["a"], None)])
def test_what_is_no_set_is_compared_as_a_value(before: object, after: object) -> None:
    difference = only_claim({"roles": before}, {"roles": after})

    assert not difference.is_set
    assert () == difference.gained == difference.lost


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("exp", 1_000, 4_300, "expires 55 min later"),
        ("exp", 4_300, 1_000, "expires 55 min earlier"),
        ("nbf", 0, 86_400 * 4, "begins 4 days later"),
        ("iat", 0, -59, "issued 59 s earlier"),
        ("auth_time", 0, 7_260, "signed in 2 h 01 min later"),
        ("updated_at", 0, 7_260, "updated 2 h 01 min later"),
        ("iat", 0, 0.5, "issued less than 1 s later"),
        ("exp", 1, 1.0, ""),
        ("exp", 1, "1", ""),
        ("exp", 10**20, 5, ""),
        ("sub", 1, 2, ""),
    ],
)
def test_a_time_is_compared_by_its_distance(
    name: str, before: object, after: object, said: str
) -> None:
    assert said == only_claim({name: before}, {name: after}).said


def test_a_time_that_is_missing_from_one_has_no_distance() -> None:
    assert only_claim({}, {"exp": 1}).said == ""


def test_of_an_sd_jwt_the_disclosed_claims_are_compared() -> None:
    hidden = disclosure("salt", "email", "zoë@example.com")
    issued = issue({"sub": "1"}, [hidden])

    comparison = compare(inspect(present(issued)), inspect(present(issued, hidden)))

    assert (Difference("email", None, '"zoë@example.com"'),) == comparison.claims
    assert comparison.same_bytes


def test_of_an_encrypted_token_the_one_inside_is_compared() -> None:
    inner = [signed_token({"sub": sub}) for sub in ("1", "2")]
    a, b = (inspect(sealed_token(each, cty="JWT"), SECRET) for each in inner)

    comparison = compare(a, b)

    assert (Difference("sub", '"1"', '"2"'),) == comparison.claims
    assert comparison.same_key is True


def test_of_a_payload_that_cannot_be_read_no_claim_is_said_to_be_missing() -> None:
    open_, sealed = inspect(signed_token({"sub": "1"})), inspect(sealed_token())
    other, damaged = inspect(sealed_token()), inspect("eyJhbGciOiJIUzI1NiJ9.%%%.AAAA")

    for a, b, words in (
        (open_, sealed, "The payload after cannot be read"),
        (damaged, open_, "The payload before cannot be read"),
        (sealed, other, "Neither payload can be read"),
    ):
        comparison = compare(a, b)
        assert () == comparison.claims
        assert not comparison.same_bytes
        assert comparison.unread.startswith(words)
    assert "" == compare(sealed, sealed).unread


def test_of_a_broken_payload_what_can_be_read_is_compared() -> None:
    comparison = compared('{"a":1,"b":2', '{"a":2}')

    assert (Difference("a", "1", "2"), Difference("b", "2", None)) == comparison.claims


def test_one_key_that_verifies_both_signs_both() -> None:
    a, b = signed_token({"sub": "1"}), signed_token({"sub": "2"})

    assert (True, "The same key signs both.") == key_verdict(a, SECRET, b, SECRET)


def test_a_private_key_and_its_public_part_are_one_key() -> None:
    a, b = (sign('{"alg":"ES256"}', text, private_pem("P-256")) for text in ("{}", "[]"))
    public = json.dumps(public_jwk("P-256"))

    assert (True, "The same key signs both.") == key_verdict(a, private_pem("P-256"), b, public)


@pytest.mark.parametrize("kind", ["RSA", "HS256"])
def test_different_keys_that_verify_are_told_apart(kind: str) -> None:
    a = signed_token({})
    key = private_pem("RSA") if kind == "RSA" else HMAC_SECRET
    b = sign(json.dumps({"alg": "RS256" if kind == "RSA" else "HS256"}), "{}", key)

    assert (False, "Two different keys sign them.") == key_verdict(a, SECRET, b, key)


@pytest.mark.parametrize("swapped", [False, True])
def test_the_key_of_one_is_tried_on_the_other(*, swapped: bool) -> None:
    own, foreign = signed_token({"sub": "2"}), signed_token({}, key=HMAC_SECRET)
    rsa = sign('{"alg":"RS256"}', "{}", private_pem("RSA"))

    def verdict(other: str) -> bool | None:
        a, b = inspect(signed_token({"sub": "1"}), SECRET), inspect(other)
        return (compare(b, a) if swapped else compare(a, b)).same_key

    assert [True, False, False] == [verdict(own), verdict(foreign), verdict(rsa)]


def test_a_key_that_does_not_match_the_other_is_said_to_be_that_and_no_more() -> None:
    own = sign('{"alg":"ES256"}', "{}", private_pem("P-256"))
    forged = own[:-8] + "AAAAAAAA"

    said = "The key that signs one of them does not sign the other."
    assert (False, said) == key_verdict(own, public_pem("P-256"), forged, public_pem("P-256"))


@pytest.mark.parametrize(
    "other",
    [
        "",
        "no token",
        sign('{"alg":"none"}', "{}", None),
        "a.b.c",
        signed_token({}).rpartition(".")[0] + ".",
        sealed_token(),
    ],
)
def test_without_a_signature_to_try_nothing_is_said_of_the_key(other: str) -> None:
    said = "One of them has no signature that a key could be tried on."

    assert (None, said) == key_verdict(signed_token({}), SECRET, other, None)


def test_an_algorithm_that_is_not_known_is_not_tried() -> None:
    known = inspect(signed_token({}), SECRET)
    assert known.signature is not None
    odd = replace(
        known, signature=replace(inspect("a").signature or known.signature, algorithm="X")
    )

    assert compare(known, odd).same_key is None


def test_without_any_key_nothing_is_said_of_keys() -> None:
    a = signed_token({})

    same, reason = key_verdict(a, None, a, HMAC_SECRET)

    assert same is None
    assert reason.startswith("Neither signature was verified")


@settings(max_examples=150)
@given(
    texts=st.lists(json_objects().map(json.dumps) | any_text() | compact_like(), min_size=2),
    raw=st.booleans(),
)
def test_any_two_texts_are_compared_and_a_text_with_itself_has_no_difference(
    *, texts: list[str], raw: bool
) -> None:
    data = [text.encode("utf-8", "replace") for text in texts[:2]]
    tokens = texts[:2] if raw else [sign(HS256, each, HMAC_SECRET) for each in data]
    a, b = (inspect(token, HMAC_SECRET) for token in tokens)

    compare(a, b)
    alone = compare(a, a)

    assert () == alone.header == alone.claims
    assert alone.same_bytes


@settings(max_examples=100)
@given(
    name=st.sampled_from(["scope", "aud", "realm_access", "exp"]),
    values=st.tuples(json_values(), json_values()),
)
def test_any_values_of_sets_and_times_are_compared(name: str, values: tuple[Any, Any]) -> None:
    before, after = ({name: value} for value in values)

    there = compared(json.dumps(before), json.dumps(after)).claims
    back = compared(json.dumps(after), json.dumps(before)).claims

    assert [each.gained for each in there] == [each.lost for each in back]


def test_it_is_told_which_token_is_tied_to_the_other() -> None:
    access = sign('{"alg":"HS256"}', '{"sub":"ada"}', HMAC_SECRET)
    claims = {"sub": "ada", "at_hash": expected_hash("at_hash", access, "HS256")}
    tied = sign('{"alg":"HS256"}', json.dumps(claims), HMAC_SECRET)
    other = sign('{"alg":"HS256"}', '{"sub":"eve"}', HMAC_SECRET)

    after = compare(inspect(tied), inspect(access)).ties
    before = compare(inspect(access), inspect(tied)).ties

    assert ("“at_hash” before is the hash of the token after.",) == after
    assert ("“at_hash” after is the hash of the token before.",) == before
    assert () == compare(inspect(tied), inspect(other)).ties
