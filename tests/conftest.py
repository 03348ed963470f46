"""What every test stands on: no display, no user's settings, and the same examples in CI."""

import os
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, settings

# Set before the first import of Qt and of the program; a developer may name another platform, to
# watch the tests.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANGUAGE"] = "en"

# A shared machine is slow at times, which is no fault of the code under test. In CI the examples
# are the same on every run: what fails there, fails everywhere.
settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(autouse=True, scope="session")
def _home_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the tests a home of their own: none reads or writes the developer's settings."""
    home = str(tmp_path_factory.mktemp("home"))
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.setenv(name, home)
        yield


@pytest.fixture(autouse=True, scope="session")
def _known_secrets_searched_once_a_token() -> Iterator[None]:
    """Remember what the known secrets say of a token: most tests open the same few."""
    from jwt_debugger.inspection.known_secrets import Target, find_known_secret

    @cache
    def once(target: Target) -> bytes | None:
        return find_known_secret(target)

    def find(target: Target, **_watching: object) -> bytes | None:
        return once(target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jwt_debugger.second_look.find_known_secret", find)
        yield
