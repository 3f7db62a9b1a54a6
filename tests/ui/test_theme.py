"""Themes, icons and faces: every role named, every text readable, every icon there, every rare character drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QRawFont
from PySide6.QtWidgets import QApplication

from skillassess.errors import FileProblem
from skillassess.paths import resource
from ui import fonts, icons, theme
from ui.pill import Tone

GROUNDS = ("surface", "ground", "side", "paper", "paper_head")
PAIRS = (
    *(("ink", ground) for ground in (*GROUNDS, "accent_soft", "hover", "neutral_soft")),
    *(("muted", ground) for ground in (*GROUNDS, "neutral_soft")),
    *((tone.ink, tone.ground) for tone in Tone),
    *((tone.ink, "surface") for tone in Tone),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
)
READABLE = {"light": 4.5, "dark": 4.5, "high-contrast": 7.0}
ROOT = Path(theme.__file__).parent


def _luminance(colour: QColor) -> float:
    parts = [value / 255 for value in (colour.red(), colour.green(), colour.blue())]
    red, green, blue = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor, second: QColor) -> float:
    """Return the WCAG 2 contrast of two colours."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", theme.THEMES)
def test_every_text_is_readable_on_every_ground(name: str) -> None:
    worn = theme.read(name)
    found = {pair: round(contrast(worn.colour(pair[0]), worn.colour(pair[1])), 2) for pair in PAIRS}
    assert {pair: value for pair, value in found.items() if value < READABLE[name]} == {}


def test_contrast_is_21_for_black_on_white_and_1_for_equal_colours() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#777777")) == pytest.approx(1)


def test_the_light_theme_has_the_colours_of_the_design() -> None:
    light = theme.read("light")
    expected = {
        "accent": "#0f6b5c",
        "ink": "#1d2522",
        "muted": "#66706b",
        "line": "#dde1de",
        "warning": "#9a6200",
        "error": "#b3261e",
        "ok": "#1f7a3d",
    }
    assert {role: light.hexadecimal(role) for role in expected} == expected


@pytest.mark.parametrize(
    "change", [("ink = ", "#ink = "), ("[colours]", "[colours]\nextra = '#ffffff'"), ('"#1d2522"', '"ink"')]
)
def test_a_theme_with_a_missing_unknown_or_false_role_is_refused(
    change: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = resource("themes", "light.toml").read_text(encoding="utf-8")
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "broken.toml").write_text(text.replace(*change), encoding="utf-8")
    monkeypatch.setattr(theme, "resource", tmp_path.joinpath)
    with pytest.raises(FileProblem, match="theme-malformed"):
        theme.read.__wrapped__("broken")


def test_every_icon_the_windows_name_is_there() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    named = set(re.findall(r'icons\.(?:icon|pixmap)\(\s*"([a-z0-9-]+)"', text))
    named |= set(re.findall(r'Tone\.\w+, "([a-z0-9-]+)"', text))
    assert len(named) > 10
    assert {name for name in named if not (resource("icons") / f"{name}.svg").is_file()} == set()


@pytest.mark.parametrize("name", theme.THEMES)
def test_the_stylesheet_names_only_pictures_that_are_there(name: str) -> None:
    pictures = re.findall(r"url\(themeicons:([\w.-]+)\)", resource("themes", "windows.qss").read_text(encoding="utf-8"))
    assert pictures
    assert {picture for picture in pictures if not (resource("icons", name) / picture).is_file()} == set()


@pytest.mark.usefixtures("dressed")
def test_an_icon_is_drawn_in_the_colour_that_is_asked_for() -> None:
    picture = icons.pixmap("check", "error", 32).toImage()
    seen = {
        picture.pixelColor(x, y).name() for x in range(32) for y in range(32) if picture.pixelColor(x, y).alpha() == 255
    }
    assert seen == {theme.read("light").hexadecimal("error")}


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("character", "𠮷䶮㛃𬭎𬱖㭎吉·")
def test_rare_characters_of_names_have_a_glyph_in_our_faces(character: str) -> None:
    families = fonts.load().sans
    assert families[0] == "Noto Sans SC"
    shipped = [family for family in families if QRawFont.fromFont(_font(family)).supportsCharacter(ord(character))]
    assert shipped


def _font(family: str) -> QFont:
    font = fonts.interface()
    font.setFamilies([family])
    return font


@pytest.mark.usefixtures("dressed")
def test_the_serif_face_differs_from_the_interface() -> None:
    assert fonts.document(18).families()[0] == "Noto Serif SC"
    assert QFontMetrics(fonts.document(18)).horizontalAdvance("工作业绩评审表") > 0


def test_a_face_that_is_not_shipped_is_looked_for_in_the_system() -> None:
    found = fonts.order(("Rare Han",), frozenset({"Microsoft YaHei UI", "SimSun"}))
    assert found.sans == ("Microsoft YaHei UI", "Rare Han")
    assert found.serif[0] == "SimSun"


def test_no_view_paints_with_a_colour_of_its_own() -> None:
    guilty = [
        path.name
        for path in ROOT.rglob("*.py")
        if re.search(
            r'QColor\("|"#[0-9a-fA-F]{6}"|GlobalColor\.(?!transparent|color)', path.read_text(encoding="utf-8")
        )
    ]
    assert guilty == []


def test_dressing_the_application_changes_what_is_painted(dressed: QApplication) -> None:
    def ground() -> str:
        image = QImage(1, 1, QImage.Format.Format_RGB32)
        image.fill(dressed.palette().window().color())
        return image.pixelColor(0, 0).name()

    light = ground()
    theme.apply(dressed, "dark")
    assert (light, ground()) == ("#f4f5f3", "#141918")
