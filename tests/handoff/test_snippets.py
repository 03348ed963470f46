import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tree_sitter_c_sharp
import tree_sitter_go
import tree_sitter_java
from hypothesis import given, settings
from hypothesis import strategies as st
from tree_sitter import Language, Parser

from jwt_debugger import TokenError, inspect, sign
from jwt_debugger.handoff.facts import Facts, facts_of
from jwt_debugger.handoff.snippets import SNIPPETS, Snippet, snippets_for, write_snippet
from jwt_debugger.jose.base64url import encode
from tests.key_material import HMAC_SECRET, private_pem, public_pem
from tests.strategies import any_text

KEYS = {"RS256": "RSA", "ES256": "P-256", "EdDSA": "Ed25519"}
CLAIMS = {"iss": "https://auth.example.com", "aud": "orders-api", "sub": "1"}
GRAMMARS = {
    "go": Language(tree_sitter_go.language()),
    "java": Language(tree_sitter_java.language()),
    "csharp": Language(tree_sitter_c_sharp.language()),
}
BY_ID = {snippet.id: snippet for snippet in SNIPPETS}
RUN = ("python-pyjwt", "node-jsonwebtoken", "node-jose")
RUNS = [
    (name, algorithm)
    for name in RUN
    for algorithm in ("HS256", "RS256", "ES256", "EdDSA")
    if algorithm in BY_ID[name].algorithms
]


def signed(algorithm: str, key: str | None = None, **claims: Any) -> str:
    """Sign claims that are good for an hour with the test key of an algorithm, or another."""
    whole = {**CLAIMS, "exp": int(time.time()) + 3600, **claims}
    header = json.dumps({"alg": algorithm, "typ": "JWT"})
    return sign(header, json.dumps(whole), key or signing_key(algorithm))


def signing_key(algorithm: str, number: int = 0) -> str:
    if algorithm in KEYS:
        return private_pem(KEYS[algorithm], number)
    return HMAC_SECRET if number == 0 else HMAC_SECRET.upper()


def checking_key(algorithm: str) -> str:
    return public_pem(KEYS[algorithm]) if algorithm in KEYS else HMAC_SECRET


def tampered(token: str) -> str:
    header, _payload, signature = token.split(".")
    claims = {**CLAIMS, "exp": int(time.time()) + 3600, "admin": True}
    return f"{header}.{encode(json.dumps(claims).encode())}.{signature}"


def run(snippet: Snippet, facts: Facts, key: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Save a snippet under its name and run it with nothing but its key in the environment."""
    program = folder / snippet.file_name
    program.write_text(snippet.make(facts), encoding="utf-8")
    command = sys.executable if snippet.language == "python" else "node"
    environment = {"PATH": os.environ["PATH"], facts.variable: key}
    return subprocess.run(
        [command, program],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        encoding="utf-8",
    )


def parses(language: str, code: str) -> bool:
    return not Parser(GRAMMARS[language]).parse(code.encode()).root_node.has_error


@pytest.mark.parametrize(("name", "algorithm"), RUNS)
def test_a_snippet_that_is_run_accepts_the_token_and_prints_its_claims(
    name: str,
    algorithm: str,
    node_folder: Path,
) -> None:
    facts = facts_of(inspect(signed(algorithm)))

    done = run(BY_ID[name], facts, checking_key(algorithm), node_folder)

    assert 0 == done.returncode, done.stderr
    assert CLAIMS.items() <= json.loads(done.stdout).items()


@pytest.mark.parametrize(("name", "algorithm"), RUNS)
def test_a_snippet_that_is_run_refuses_what_it_should(
    name: str,
    algorithm: str,
    node_folder: Path,
) -> None:
    good = signed(algorithm)
    facts = facts_of(inspect(good))
    bad = {
        "tampered": tampered(good),
        "audience": signed(algorithm, aud="another-api"),
        "issuer": signed(algorithm, iss="https://another.example.com"),
        "key": signed(algorithm, key=signing_key(algorithm, 1)),
        "expired": signed(algorithm, exp=1_000),
        "unsigned": sign('{"alg":"none"}', json.dumps(CLAIMS), None),
    }

    for fault, token in bad.items():
        done = run(BY_ID[name], replace(facts, token=token), checking_key(algorithm), node_folder)

        assert 1 == done.returncode, fault
        assert done.stderr.startswith("Refused: "), fault
        assert "" == done.stdout, fault


@pytest.mark.parametrize("name", RUN)
def test_a_public_key_is_never_taken_for_a_secret(name: str, node_folder: Path) -> None:
    facts = facts_of(inspect(signed("RS256")))
    forged = sign('{"alg":"HS256"}', json.dumps(CLAIMS), public_pem("RSA"), key_format="utf8")

    done = run(BY_ID[name], replace(facts, token=forged), public_pem("RSA"), node_folder)

    assert 1 == done.returncode
    assert done.stderr.startswith("Refused: ")


@pytest.mark.parametrize("name", RUN)
@pytest.mark.parametrize("encoding", ["base64", "base64url", "hex"])
def test_a_secret_that_is_encoded_is_decoded(
    name: str,
    encoding: str,
    node_folder: Path,
) -> None:
    secret = bytes(range(200, 240))
    text = secret.hex() if encoding == "hex" else encode(secret)
    text = text.replace("-", "+").replace("_", "/") + "==" if encoding == "base64" else text
    token = sign('{"alg":"HS256"}', json.dumps(CLAIMS), text, key_format=encoding)
    facts = facts_of(inspect(token, text, key_format=encoding))

    done = run(BY_ID[name], facts, text, node_folder)

    assert encoding == facts.encoding
    assert 0 == done.returncode, done.stderr


@pytest.mark.parametrize("name", RUN)
def test_what_a_token_says_stays_data(name: str, node_folder: Path) -> None:
    issuer = "\"); process.exit(0); ('\\\n\r\t\0${`é\u202e\u2028\U0001f600"
    token = signed("HS256", iss=issuer, aud=[issuer, "b"])

    done = run(BY_ID[name], facts_of(inspect(token)), HMAC_SECRET, node_folder)

    assert 0 == done.returncode, done.stderr
    assert issuer == json.loads(done.stdout)["iss"]


@pytest.mark.parametrize("name", RUN)
def test_a_token_without_issuer_and_audience_is_accepted(
    name: str,
    node_folder: Path,
) -> None:
    token = sign('{"alg":"HS256"}', '{"sub":"1"}', HMAC_SECRET)

    done = run(BY_ID[name], facts_of(inspect(token)), HMAC_SECRET, node_folder)

    assert {"sub": "1"} == json.loads(done.stdout)


@pytest.mark.parametrize(
    ("name", "algorithm"),
    [(name, algorithm) for name in GRAMMARS for algorithm in BY_ID[name].algorithms],
)
@pytest.mark.parametrize("encoding", ["utf8", "base64", "base64url", "hex"])
@pytest.mark.parametrize("bare", [False, True])
def test_the_other_snippets_are_parsed_by_a_grammar_of_their_language(
    name: str,
    algorithm: str,
    encoding: str,
    *,
    bare: bool,
) -> None:
    expected = None if bare else "https://example.com"
    facts = Facts("a.b.c", algorithm, expected, expected, encoding, expires=not bare)

    code = BY_ID[name].make(facts)

    assert parses(name, code), code
    assert f'"{algorithm}"' in code
    assert ("https://example.com" in code) is not bare


@pytest.mark.parametrize("name", GRAMMARS)
@settings(max_examples=50)
@given(issuer=any_text(), audience=st.none() | any_text())
def test_any_issuer_and_audience_are_parsed_too(
    name: str,
    issuer: str,
    audience: str | None,
) -> None:
    assert parses(name, BY_ID[name].make(Facts("a.b.c", "HS256", issuer, audience)))


@pytest.mark.parametrize("name", GRAMMARS)
def test_the_grammars_see_an_error(name: str) -> None:
    code = BY_ID[name].make(Facts("a.b.c", "HS256"))

    assert not parses(name, code.replace("(", "", 1))


@pytest.mark.parametrize("name", BY_ID)
def test_no_snippet_holds_the_secret(name: str) -> None:
    token = signed("HS256")

    assert HMAC_SECRET not in write_snippet(name, inspect(token, HMAC_SECRET))
    assert token in write_snippet(name, inspect(token, HMAC_SECRET))


@pytest.mark.parametrize("name", BY_ID)
@pytest.mark.parametrize(
    ("key", "key_format", "said"),
    [
        (HMAC_SECRET, "utf8", "It reads the secret from JWT_SECRET"),
        ("ABCD", "base64", "It reads the secret, in Base64, from JWT_SECRET"),
        ('{"kty":"oct","k":"ABCD"}', "jwk", "It reads the secret, in Base64url, from JWT_SECRET"),
        ("ab:cd", "hex", "It reads the secret, in hexadecimal digits alone, from JWT_SECRET"),
    ],
)
def test_a_snippet_says_how_the_secret_is_to_be_written(
    name: str, key: str, key_format: str, said: str
) -> None:
    token = signed("HS256")

    assert said in write_snippet(name, inspect(token, key, key_format=key_format))


def test_a_library_that_does_not_know_the_algorithm_says_which_do() -> None:
    with pytest.raises(TokenError) as refusal:
        write_snippet("node-jsonwebtoken", inspect(signed("EdDSA")))

    assert (
        "Node.js, jsonwebtoken does not know EdDSA."
        " These do: Python, PyJWT; Node.js, jose; Go, golang-jwt; Java, jjwt."
    ) == str(refusal.value)


def test_an_algorithm_that_none_knows_is_named_and_no_more() -> None:
    token = sign('{"alg":"ML-DSA-44"}', "{}", private_pem("ML-DSA-44"))

    with pytest.raises(TokenError) as refusal:
        write_snippet("go", inspect(token))

    assert "Go, golang-jwt does not know ML-DSA-44." == str(refusal.value)
    assert () == snippets_for("ML-DSA-44")
