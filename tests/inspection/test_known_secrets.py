import gzip
from hashlib import sha256
from itertools import count
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

import pytest

from jwt_debugger import inspect
from jwt_debugger.inspection.known_secrets import (
    Target,
    find_known_secret,
    is_publicly_known,
    known_secrets,
    target_of,
)
from tests.broken_tokens import SECRET, hmac_token, signed_token
from tests.key_material import private_key

RESOURCES = Path(__file__).parent.parent.parent / "resources"
LIST_SHA256 = "735c9930935b1604627fabf29132966165d3918eb5ab599fa43d17ab669598a8"


def target(secret: bytes, algorithm: str = "HS256") -> Target:
    found = target_of(inspect(hmac_token(secret, algorithm)))
    assert found is not None
    return found


def test_the_list_is_the_one_that_was_published_to_the_last_byte() -> None:
    listed = gzip.decompress((RESOURCES / "known_jwt_secrets.txt.gz").read_bytes())

    assert 103_781 == len(listed.split(b"\n")) - listed.endswith(b"\n")
    assert LIST_SHA256 == sha256(listed).hexdigest()


def test_its_licence_and_source_come_with_it() -> None:
    licence = (RESOURCES / "known_jwt_secrets.LICENSE").read_text(encoding="utf-8")
    source = (RESOURCES / "known_jwt_secrets.md").read_text(encoding="utf-8")

    assert licence.startswith("MIT License")
    assert "https://github.com/wallarm/jwt-secrets" in source


@pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512"])
@pytest.mark.parametrize("number", [0, 50_000, 103_780])
def test_each_secret_of_the_list_is_found(number: int, algorithm: str) -> None:
    secret = known_secrets()[1:].split(b"\n")[number]

    assert secret == find_known_secret(target(secret, algorithm))


@pytest.mark.parametrize("secret", ["secret", "your-256-bit-secret", "changeme"])
def test_the_best_known_secrets_are_on_it(secret: str) -> None:
    assert is_publicly_known(secret.encode())


def test_an_empty_secret_is_found_though_it_is_on_no_list() -> None:
    assert b"" == find_known_secret(target(b""))


@pytest.mark.parametrize("secret", [b"", b"secre", b"ecret", b"secret\nsecret", SECRET.encode()])
def test_a_secret_that_nearly_is_on_the_list_is_not_known(secret: bytes) -> None:
    assert not is_publicly_known(secret)


def test_a_secret_that_is_on_no_list_is_not_found_in_half_a_second() -> None:
    told: list[tuple[int, int]] = []
    start = perf_counter()

    found = find_known_secret(target(SECRET.encode()), progress=lambda *done: told.append(done))

    assert found is None
    assert told == sorted(told)
    assert len(known_secrets()) == told[-1][0] == told[-1][1]
    assert perf_counter() - start < 0.5 * 4  # measured: 0.23 s; slow machines have time


def test_it_stops_when_nobody_waits_any_more() -> None:
    numbers = count()

    looked_for = target(SECRET.encode())

    assert find_known_secret(looked_for, cancelled=lambda: next(numbers) > 2) is None
    assert 4 == next(numbers)


def test_other_threads_have_their_turn_meanwhile() -> None:
    done = Event()
    turns = 0

    def search() -> None:
        find_known_secret(target(SECRET.encode()))
        done.set()

    worker = Thread(target=search)

    worker.start()
    while not done.wait(0.001):
        turns += 1
    worker.join()

    assert turns > 20


def test_no_target_shows_what_it_looks_through() -> None:
    assert "eyJ" not in repr(target(SECRET.encode()))


def test_only_a_whole_hmac_can_be_looked_for() -> None:
    token = hmac_token(SECRET.encode())

    assert target_of(inspect(token)) is not None
    assert target_of(inspect(token[:-1])) is None
    assert target_of(inspect(token.rpartition(".")[0] + ".")) is None
    assert target_of(inspect(token.partition(".")[0])) is None
    assert target_of(inspect(signed_token(private_key("P-256"), "ES256"))) is None
    assert target_of(inspect("")) is None


def test_a_token_that_verifies_can_be_looked_for_too() -> None:
    verified = inspect(hmac_token(b"secret"), "secret")

    found = target_of(verified)

    assert found is not None
    assert b"secret" == find_known_secret(found)


def test_a_secret_that_was_given_and_is_known_is_a_finding() -> None:
    weak = hmac_token(b"secret")

    (finding,) = [each for each in inspect(weak, "secret").findings if each.id == "known-secret"]

    assert "Anybody can forge your tokens: it is “secret”" in finding.detail
    assert "short-secret" not in [each.id for each in inspect(weak, "secret").findings]
    for token, key in ((weak, "another"), (weak, None), (hmac_token(SECRET.encode()), SECRET)):
        assert "known-secret" not in [each.id for each in inspect(token, key).findings]
