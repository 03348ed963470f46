from datetime import UTC, datetime

from jwt_debugger.window.time_words import told

NOW = datetime(2026, 5, 29, 12, 38, 20, tzinfo=UTC)
BASE = int(NOW.timestamp())


def test_a_time_is_said_in_words_and_as_it_is_written() -> None:
    expected = f"Fri 29 May 2026, 13:38:20  ·  in 1 h 00 min  ·  {BASE + 3600}"

    assert expected == told(BASE + 3600, NOW, utc=True)
    assert str(10**15) == told(10**15, NOW, utc=True)
