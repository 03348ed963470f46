"""The style sheet of the widgets that Qt draws; our own paint themselves with the same look."""

from PySide6.QtGui import QColor, QPalette

from jwt_debugger.window.theme import BODY, CONTROL_HEIGHT, SMALL, Look, Palette


def stylesheet(look: Look) -> str:
    """Return the QSS of fields, scroll bars, menus, tool tips, dialogs and the status bar."""
    return "\n".join((_fields(look), _scroll_bars(look), _menus(look), _surroundings(look)))


def bar_style(look: Look) -> str:
    """Return the style of a flat bar."""
    colours, height = look.palette, look.px(10)
    return f"""
QProgressBar {{
    background: {colours.inset}; border: 1px solid {colours.edge}; border-radius: {look.px(4)}px;
    min-height: {height}px; max-height: {height}px;
}}
QProgressBar::chunk {{ background: {colours.accent}; border-radius: {look.px(3)}px; }}
"""


def qt_palette(colours: Palette) -> QPalette:
    """Return the colours for what no style sheet reaches: dialogs, check boxes, selections."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, colours.win),
        (roles.WindowText, colours.text),
        (roles.Base, colours.inset),
        (roles.AlternateBase, colours.card),
        (roles.Text, colours.text),
        (roles.PlaceholderText, colours.text3),
        (roles.Button, colours.card),
        (roles.ButtonText, colours.text),
        (roles.BrightText, colours.text),
        (roles.ToolTipBase, colours.card),
        (roles.ToolTipText, colours.text),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.Link, colours.accent),
        (roles.LinkVisited, colours.accent),
        (roles.Accent, colours.accent),
        (roles.Light, colours.card),
        (roles.Midlight, colours.hairline),
        (roles.Mid, colours.hairline),
        (roles.Dark, colours.edge),
        (roles.Shadow, colours.edge),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.text3))
    return palette


def _fields(look: Look) -> str:
    """Style what is typed into; the ring of the focused one is 2 px and moves no text."""
    colours, px = look.palette, look.px
    return f"""
QLineEdit, QSpinBox, QDateTimeEdit {{
    background: {colours.inset}; color: {colours.text}; border: 1px solid {colours.edge};
    border-radius: {px(6)}px; padding: 0 {px(9)}px; min-height: {px(CONTROL_HEIGHT)}px;
    selection-background-color: {colours.accent}; selection-color: {colours.on_accent};
    placeholder-text-color: {colours.text3};
}}
QLineEdit:focus, QSpinBox:focus, QDateTimeEdit:focus {{
    border: {px(2)}px solid {colours.accent}; padding: 0 {px(9) - px(2) + 1}px;
    min-height: {px(CONTROL_HEIGHT) - 2 * px(2) + 2}px;
}}
QPlainTextEdit#key-text {{
    background: {colours.inset}; color: {colours.text}; border: 1px solid {colours.edge};
    border-radius: {px(6)}px; padding: 1px;
    selection-background-color: {colours.accent}; selection-color: {colours.on_accent};
    placeholder-text-color: {colours.text3};
}}
QPlainTextEdit#key-text:focus {{ border: {px(2)}px solid {colours.accent}; padding: 0; }}
QLineEdit:disabled, QSpinBox:disabled {{
    color: {colours.text3}; border-color: {colours.hairline};
}}
QComboBox QAbstractItemView {{
    background: {colours.card}; color: {colours.text}; border: 1px solid {colours.edge};
    outline: 0; padding: {px(4)}px;
    selection-background-color: {colours.accent}; selection-color: {colours.on_accent};
}}
QComboBox QAbstractItemView::item {{ min-height: {px(26)}px; padding: 0 {px(6)}px; }}
"""


def _scroll_bars(look: Look) -> str:
    """Style scroll bars as a slim handle without arrows."""
    colours, px = look.palette, look.px
    return f"""
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: {px(11)}px; }}
QScrollBar:horizontal {{ height: {px(11)}px; }}
QScrollBar::handle {{ background: {colours.edge}; border-radius: {px(2)}px; margin: {px(3)}px; }}
QScrollBar::handle:hover {{ background: {colours.text2}; }}
QScrollBar::handle:vertical {{ min-height: {px(28)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(28)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; }}
"""


def _menus(look: Look) -> str:
    """Style the menu bar, menus and tool tips."""
    colours, px = look.palette, look.px
    return f"""
QMenuBar {{
    background: {colours.win}; color: {colours.text}; border: 0;
    font-size: {px(BODY)}px; padding: {px(2)}px {px(8)}px;
}}
QMenuBar::item {{
    background: transparent; padding: {px(5)}px {px(12)}px; border-radius: {px(6)}px;
}}
QMenuBar::item:selected {{ background: {colours.accent}; color: {colours.on_accent}; }}
QMenu {{
    background: {colours.card}; color: {colours.text}; border: 1px solid {colours.edge};
    font-size: {px(BODY)}px; padding: {px(4)}px;
}}
QMenu::item {{ padding: {px(5)}px {px(24)}px; border-radius: {px(4)}px; }}
QMenu::item:selected {{ background: {colours.accent}; color: {colours.on_accent}; }}
QMenu::item:disabled {{ color: {colours.text3}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {colours.hairline}; margin: {px(4)}px {px(8)}px; }}
QToolTip {{
    background: {colours.card}; color: {colours.text}; border: 1px solid {colours.edge};
    font-size: {px(SMALL)}px; padding: {px(4)}px;
}}
"""


def _surroundings(look: Look) -> str:
    """Style the window itself, its dialogs, splitters and the status bar."""
    colours, px = look.palette, look.px
    return f"""
QMainWindow, QDialog {{ background: {colours.win}; color: {colours.text}; }}
QDialog QLineEdit, QDialog QSpinBox, QDialog QDateTimeEdit {{ font-size: {px(BODY)}px; }}
QSplitter::handle {{ background: transparent; }}
QTabBar QToolButton {{
    background: {colours.card}; border: 1px solid {colours.edge}; border-radius: {px(4)}px;
}}
QDateTimeEdit::drop-down {{
    subcontrol-origin: padding; subcontrol-position: center right; border: 0; width: {px(22)}px;
}}
QSplitter::handle:hover {{ background: {colours.hairline}; }}
QStatusBar {{
    background: {colours.win}; color: {colours.text2}; font-size: {px(SMALL)}px;
}}
QStatusBar::item {{ border: 0; }}
"""
