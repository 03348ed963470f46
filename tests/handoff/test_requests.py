import shlex
import subprocess

from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.handoff.requests import EXAMPLE_URL, bearer_header, curl_command
from tests.strategies import any_text

# What a command line cannot hold at all.
ARGUMENTS = st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]))


def test_a_header_carries_the_token_without_the_space_around_it() -> None:
    assert "Authorization: Bearer a.b.c" == bearer_header(" a.b.c\n")


def test_a_token_needs_quotes_for_the_space_in_its_header_alone() -> None:
    command = curl_command("a.b.c", "https://api.example.com/orders")

    expected = "curl --header 'Authorization: Bearer a.b.c' --url https://api.example.com/orders"
    assert expected == command


@given(token=any_text(), url=any_text())
def test_a_command_is_read_back_as_it_was_meant(token: str, url: str) -> None:
    words = shlex.split(curl_command(token, url))

    assert ["curl", "--header", bearer_header(token), "--url", url] == words


def test_an_example_is_sent_to_where_no_url_is_given() -> None:
    assert EXAMPLE_URL == shlex.split(curl_command("a.b.c"))[-1]


@given(token=ARGUMENTS, url=ARGUMENTS)
def test_bash_reads_a_command_as_python_does(token: str, url: str) -> None:
    command = curl_command(token, url)
    script = f'curl() {{ printf "%s\\0" "$@"; }}; {command}'

    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True)  # noqa: S607

    sent = done.stdout.decode().split("\0")
    assert ["--header", bearer_header(token), "--url", url, ""] == sent
