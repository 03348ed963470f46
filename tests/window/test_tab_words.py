import pytest

from jwt_debugger.inspection.result import EncryptionStatus, SignatureStatus, TimeStatus
from jwt_debugger.state import Tab
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.tab_words import tab_verdict, tab_words

CURRENT = TimeStatus.CURRENT


@pytest.mark.parametrize(
    ("tab", "icon", "words"),
    [
        (Tab("New token"), Icon.SHIELD, "New token, no token yet"),
        (Tab("Malformed", time=TimeStatus.UNKNOWN), Icon.CROSS_OCTAGON, "Malformed, malformed"),
        (
            Tab("JWT", SignatureStatus.VERIFIED, time=CURRENT),
            Icon.CHECK_CIRCLE,
            "JWT, signature verified",
        ),
        (
            Tab("SD-JWT", SignatureStatus.VERIFIED, time=CURRENT, refused=True),
            Icon.TRIANGLE,
            "SD-JWT, signature verified, but to be refused",
        ),
        (
            Tab("SD-JWT", SignatureStatus.INVALID, time=CURRENT, refused=True),
            Icon.CROSS_OCTAGON,
            "SD-JWT, signature invalid",
        ),
        (
            Tab("JWT", SignatureStatus.INVALID, time=CURRENT),
            Icon.CROSS_OCTAGON,
            "JWT, signature invalid",
        ),
        (
            Tab("JWT", SignatureStatus.UNSUPPORTED, time=CURRENT),
            Icon.QUESTION_DASHED,
            "JWT, signature not checked",
        ),
        (
            Tab("JWT", SignatureStatus.UNSIGNED, time=TimeStatus.NOT_YET_VALID),
            Icon.SLASH_CIRCLE,
            "JWT, not signed, not valid yet",
        ),
        (
            Tab("JWT", SignatureStatus.VERIFIED, time=TimeStatus.EXPIRED, edited=True),
            Icon.CHECK_CIRCLE,
            "JWT, signature verified, expired, edited",
        ),
        (
            Tab("Encrypted", encryption=EncryptionStatus.UNCHECKED, time=TimeStatus.UNKNOWN),
            Icon.LOCK_SQUARE,
            "Encrypted, encrypted",
        ),
        (
            Tab("Encrypted", encryption=EncryptionStatus.DECRYPTED, time=CURRENT),
            Icon.LOCK_SQUARE,
            "Encrypted, decrypted",
        ),
        (
            Tab("Encrypted", encryption=EncryptionStatus.FAILED, time=TimeStatus.UNKNOWN),
            Icon.CROSS_OCTAGON,
            "Encrypted, not decrypted",
        ),
    ],
)
def test_a_tab_tells_by_shape_and_by_word(tab: Tab, icon: Icon, words: str) -> None:
    assert icon is tab_verdict(tab).icon
    assert words == tab_words(tab)
