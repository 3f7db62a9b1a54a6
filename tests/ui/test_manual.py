"""The manual: every screen has its help in both languages, links lead somewhere, quoted words are on the screen.

What stands on the screen is quoted in 「…」 (Chinese) and “…” (English): buttons, stages, states, refusals.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from skillassess.paths import resource
from skillassess.texts import LANGUAGES, sentences
from tests.ui.house import House
from ui.help import HelpPanel
from ui.screens.catalogue import SCREENS

MANUALS = ("manual-assessor", "manual-supervisor", "manual-hr")
TECHNICAL = ("day-file", "security-promises", "security-threats")
_LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")
_QUOTED = {"zh_CN": re.compile(r"「([^「」]+)」"), "en": re.compile(r"“([^“”]+)”")}
_SHORTEST_PART = 4


def topics(language: str) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in resource("help", language).glob("*.md")}


@cache
def on_screen(language: str) -> frozenset[str]:
    """Return every text of the windows without mnemonics and marks, whole and in the pieces between placeholders."""
    found: set[str] = set()
    for path in Path(resource("translations", "zh_CN")).glob("*.ts"):
        for message in ET.parse(path).iter("message"):  # noqa: S314  our own translation files
            text = message.findtext("source" if language == "en" else "translation") or ""
            found |= {plain(piece) for piece in (text, *re.split(r"\{\w*\}|\n|[（(]", text))}
    return frozenset(found)


def plain(text: str) -> str:
    return re.sub(r"\(&\w\)", "", text).replace("&", "").strip(" ✓✗…：:。.，,")


def is_told(quoted: str, language: str) -> bool:
    """Whether a quoted text is on the screen: a text of the windows, or part of a refusal or finding."""
    if plain(quoted) in on_screen(language):
        return True
    return len(quoted) >= _SHORTEST_PART and any(quoted in sentence for sentence in sentences(language).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_has_its_help(language: str) -> None:
    known = topics(language)
    for screen in SCREENS:
        assert screen.help_topic in known, f"write resources/help/{language}/{screen.help_topic}.md"
    assert {*MANUALS, "start"} <= known.keys()


def test_both_languages_have_the_same_topics() -> None:
    chinese, english = (topics(language) for language in LANGUAGES)
    assert chinese.keys() == english.keys()
    for topic in chinese:
        headings = [
            sum(line.startswith("#") for line in text.splitlines()) for text in (chinese[topic], english[topic])
        ]
        assert headings[0] == headings[1], f"{topic} has other sections in the other language"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_begins_with_its_title(language: str) -> None:
    for topic, text in topics(language).items():
        assert text.startswith("# "), topic
        assert len(text.splitlines()) > 2, f"{topic} is empty"


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_between_topics_resolve(language: str) -> None:
    known = topics(language)
    for topic, text in known.items():
        for target in _LINK.findall(text):
            assert target.endswith(".md"), f"{topic}: {target}"
            assert target.removesuffix(".md") in known, f"{topic} leads to {target}, which is not there"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_leads_to_every_topic(language: str) -> None:
    known = topics(language)
    linked = {target.removesuffix(".md") for target in _LINK.findall(known["start"])}
    missing = known.keys() - linked - {"start"}
    assert not missing, f"link {sorted(missing)} in resources/help/{language}/start.md"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_help_names_a_button_screen_or_refusal_that_does_not_exist(language: str) -> None:
    wrong = [
        f"{topic}: {quoted}"
        for topic, text in topics(language).items()
        if topic not in TECHNICAL
        for quoted in _QUOTED[language].findall(text)
        if not is_told(quoted, language)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_are_not_on_the_screen_are_found_out(language: str) -> None:
    assert not is_told({"zh_CN": "立即保存全部", "en": "Save everything now"}[language], language)
    assert is_told({"zh_CN": "全部导出", "en": "Write all that is ready"}[language], language)
    assert sum(len(_QUOTED[language].findall(text)) for text in topics(language).values()) > 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_says_what_the_program_says_with_proper_quotes(language: str) -> None:
    for topic, text in topics(language).items():
        if topic not in TECHNICAL:
            assert '"' not in text, f"{topic}: straight quotes are not checked against the screen"


def follow(panel: HelpPanel, link: str) -> str:
    panel.page.anchorClicked.emit(QUrl(link))
    return panel.page.toPlainText().splitlines()[0]


def test_the_panel_follows_a_link_to_the_chapter_of_a_role(
    house: House, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    frame = house.frame("zheng")
    qtbot.addWidget(frame)
    frame.show()
    settled()
    panel = HelpPanel(frame, "zh_CN")
    panel.show_topic("start")
    assert panel.page.toPlainText().startswith("怎样使用")
    assert follow(panel, "manual-assessor.md") == "考评人员和评审委员"
    assert panel.topic == "manual-assessor"
    panel.close()


def test_titles_are_larger_than_what_stands_below_them(house: House, qtbot: QtBot, settled: Callable[[], None]) -> None:
    frame = house.frame("zheng")
    qtbot.addWidget(frame)
    frame.show()
    settled()
    panel = HelpPanel(frame, "en")
    panel.show_topic("manual-hr")
    document = panel.page.document()
    layout = document.documentLayout()
    title, text = document.begin(), document.begin().next()
    lines = text.layout().lineCount()
    assert layout.blockBoundingRect(title).height() > layout.blockBoundingRect(text).height() / max(lines, 1)
    assert "“" not in panel.page.toPlainText()
    panel.close()
