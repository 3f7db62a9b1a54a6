"""Every character of a document is covered before it is drawn, and can be found again in the file."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from skillassess.documents.fonts import (
    FILES,
    Face,
    draw_text,
    font_file,
    missing_characters,
    register,
    require_covered,
    runs,
    text_width,
)
from skillassess.errors import FileProblem, Refused
from skillassess.paths import resource

RARE_NAMES = ("王𠮷", "李䶮", "张㛃", "陈𬭎", "梁𬱖", "阿依古丽·买买提", "赵㭎")
IDEOGRAPHS_TO_EXTENSION_F = (
    (0x4E00, 0x9FEF),
    (0x3400, 0x4DB5),
    (0x20000, 0x2A6D6),
    (0x2A700, 0x2B734),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
)


@pytest.mark.parametrize("name", RARE_NAMES)
def test_rare_names_are_covered(name: str) -> None:
    assert missing_characters(name) == ""


@pytest.mark.parametrize(("first", "last"), IDEOGRAPHS_TO_EXTENSION_F)
def test_every_ideograph_of_gb_18030_2022_is_covered(first: int, last: int) -> None:
    assert missing_characters("".join(map(chr, range(first, last + 1)))) == ""


@pytest.mark.parametrize("character", ["\x07", "\n", "\ue000", "\U00030000", "😀", "\U000e0100"])
def test_a_character_no_font_has_is_refused_with_a_list(character: str) -> None:
    with pytest.raises(Refused) as caught:
        require_covered(["王", f"三{character}"], "姓名")
    assert caught.value.code == "characters-uncovered"
    assert f"U+{ord(character):04X}" in str(caught.value.params["characters"])
    assert caught.value.params["where"] == "姓名"


def test_a_rare_character_is_drawn_by_the_fallback_and_its_neighbours_are_not() -> None:
    assert runs("王𠮷三", Face.SONG) == (
        ("SkillAssess-Song", "王"),
        ("SkillAssess-RareA", "𠮷"),
        ("SkillAssess-Song", "三"),
    )


def test_widths_add_up_over_fonts() -> None:
    assert text_width("王𠮷三", Face.SONG, 10) == pytest.approx(30)


def test_text_on_a_reportlab_page_can_be_searched_and_copied() -> None:
    buffer = io.BytesIO()
    register(Face.HEI)
    canvas = Canvas(buffer)
    for line, name in enumerate(RARE_NAMES):
        draw_text(canvas, 50, 700 - 20 * line, name, Face.SONG, 12)
    canvas.save()
    assert PdfReader(buffer).pages[0].extract_text().splitlines() == list(RARE_NAMES)


def test_a_font_program_holds_exactly_the_glyphs_asked_for() -> None:
    font = font_file("SkillAssess-Song")
    small, large = font.subset([0, font.glyph(ord("工"))]), font.subset([0, *(font.glyph(ord(c)) for c in "工作过程")])
    assert len(small) < len(large) < 20_000


def test_a_file_that_is_no_font_is_named() -> None:
    with pytest.raises(FileProblem) as caught:
        type(font_file("SkillAssess-Song"))(resource("fonts", "README.md"))
    assert caught.value.params["name"] == "README.md"


def test_the_fonts_and_their_licences_are_in_the_house() -> None:
    for file in FILES.values():
        assert resource("fonts", file).stat().st_size > 1_000_000
    for licence in ("NotoSerifSC", "NotoSansSC", "SkillAssessRareHan"):
        assert "SIL OPEN FONT LICENSE" in resource("fonts", f"LICENSE-{licence}.txt").read_text(encoding="utf-8")
