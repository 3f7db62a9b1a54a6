"""Words on the screen: translations whole and fresh, no English left on Chinese screens, names and figures."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from installer import i18n
from skillassess.errors import Refused
from skillassess.model.candidates import Presence
from skillassess.model.levels import Level
from skillassess.model.people import Role
from skillassess.model.plans import Method, PlanState
from skillassess.model.results import Verdict
from skillassess.model.sheets import ComponentKind, Form
from skillassess.model.signatures import Step
from skillassess.model.worksheets import ColumnState
from tests.ui.house import House
from ui import languages
from ui.actions import EVERYWHERE, Shortcut
from ui.first_start import SetUpPage
from ui.jobs import Jobs
from ui.page import Page
from ui.sign_in import SignInPage
from ui.stages import Stage
from ui.texts import Texts, tail
from ui.welcome import WelcomePage

NAMED = (Role, Level, Method, PlanState, ComponentKind, ColumnState, Presence, Verdict, Step)
ALLOWED = {
    "Ctrl",
    "Alt",
    "Esc",
    "PgDn",
    "PgUp",
    "Enter",
    "Shift",
    "Tab",
    "Delete",
    "Excel",
    "PDF",
    "English",
    "db",
    "Y",
    "S",
    "K",
    "L",
}
SCRIPTS = Path(sys.executable).parent


def test_every_text_of_the_windows_is_translated_and_the_compiled_files_are_fresh(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = i18n.check(SCRIPTS)
    assert (capsys.readouterr().out, code) == ("", 0)


@pytest.fixture
def small_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a root with one source file and no translation yet."""
    (tmp_path / "ui" / "screens").mkdir(parents=True)
    (tmp_path / "ui" / "box.py").write_text('class Box:\n    def f(self):\n        return self.tr("Open {n}")\n')
    monkeypatch.setattr(i18n, "ROOT", tmp_path)
    monkeypatch.setattr(i18n, "FOLDER", tmp_path / "resources" / "translations")
    return tmp_path


@pytest.mark.usefixtures("small_house")
def test_a_text_without_translation_fails_the_check_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert i18n.update(SCRIPTS) == 0
    assert i18n.check(SCRIPTS) == 1
    assert "windows.ts: not translated: Open {n}" in capsys.readouterr().out


def test_a_filled_text_passes_and_an_old_compiled_file_fails(
    small_house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert i18n.fill(SCRIPTS, ["Open {n}\t打开 {n}\n"]) == 0
    assert i18n.check(SCRIPTS) == 0
    compiled = small_house / "resources" / "translations" / "zh_CN" / "windows.qm"
    compiled.write_bytes(compiled.read_bytes()[:-1])
    assert i18n.check(SCRIPTS) == 1
    assert "older than its source" in capsys.readouterr().out


def test_a_new_text_in_the_sources_fails_the_check_until_it_is_collected(
    small_house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    i18n.fill(SCRIPTS, ["Open {n}\t打开 {n}\n"])
    (small_house / "ui" / "screens" / "scoring_cells.py").write_text(
        'class C:\n    def f(self):\n        return self.tr("Cell")\n'
    )
    assert i18n.check(SCRIPTS) == 1
    assert "scoring.ts: not what the sources say" in capsys.readouterr().out


def test_translations_keep_the_placeholders_of_their_source() -> None:
    wrong = []
    for file in i18n.FOLDER.glob("*/*.ts"):
        text = file.read_text(encoding="utf-8")
        for source, translation in re.findall(r"<source>([^<]*)</source>\s*<translation>([^<]*)</translation>", text):
            if set(re.findall(r"{\w+}", source)) != set(re.findall(r"{\w+}", translation)):
                wrong.append(source)
    assert wrong == []


@pytest.mark.parametrize("kind", NAMED)
def test_every_value_has_a_name_in_both_languages(dressed: QApplication, kind: type[Enum]) -> None:
    for language in ("zh_CN", "en"):
        languages.speak(dressed, language)
        texts = Texts(language)
        for value in kind:
            name = texts.name(value)
            assert name != str(value.value), value
            assert bool(re.search(r"[\u4e00-\u9fff]", name)) == (language == "zh_CN"), value


def test_two_states_of_one_code_keep_their_own_names(dressed: QApplication) -> None:
    languages.speak(dressed, "en")
    assert {ComponentKind.REVIEW.value, Form.REVIEW.value} == {"review"}
    assert Texts("en").name(ComponentKind.REVIEW) == "Comprehensive review"
    assert Texts("en").name(ColumnState.RETURNED) == "Returned"


def test_figures_days_and_times_are_shown_plainly() -> None:
    texts = Texts("zh_CN")
    at = datetime(2026, 10, 12, 2, 32, 5, tzinfo=UTC)
    assert texts.number(Decimal("60.00")) == "60"
    assert texts.number(Decimal("59.950")) == "59.95"
    assert texts.number(100) == "100"
    assert texts.number(None) == "—"
    assert texts.day(date(2026, 10, 31)) == "2026-10-31"
    assert texts.moment(at) == "2026-10-12 10:32"
    assert texts.time(at, seconds=True) == "10:32:05"
    assert tail("2644031005000100004") == "…00004"
    assert tail("12") == "12"


def test_a_problem_is_explained_in_the_language_of_the_windows() -> None:
    problem = Refused("passwords-differ")
    assert Texts("zh_CN").explain(problem) == "两次输入的口令不一致。请重新输入。"
    assert Texts("en").explain(problem) == "The two passwords are not the same. Enter them again."


def words_of(widget: QWidget) -> set[str]:
    """Return every Latin word that is seen or spoken somewhere in a widget."""
    found: list[str] = []
    for part in (widget, *widget.findChildren(QWidget)):
        found += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        if isinstance(part, QLabel | QAbstractButton):
            found.append(part.text())
        if isinstance(part, QLineEdit):
            found.append(part.placeholderText())
    texts = [re.sub(r"\S*/\S*", "", text) for text in found]
    return {word for text in texts for word in re.findall(r"(?<![\w.{])[A-Za-z]{2,}(?![\w.}])", text)}


PAGES: tuple[Callable[[Jobs, Texts], Page], ...] = (
    WelcomePage,
    SetUpPage,
    SignInPage,
    lambda jobs, texts: SignInPage(jobs, texts, locked_for=("zheng", "郑工")),
)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("make", PAGES)
def test_no_english_is_left_on_the_chinese_pages(make: Callable[[Jobs, Texts], Page], house: House) -> None:
    page = make(house.jobs, Texts("zh_CN"))
    house.kept.append(page)
    assert words_of(page) - ALLOWED == set()


@pytest.mark.parametrize("login", ["guan", "zheng", "liang", "he", "ren", "shen"])
def test_no_english_is_left_in_the_chinese_frame_of_any_role(
    house: House, login: str, settled: Callable[[], None]
) -> None:
    frame = house.frame(login)
    settled()
    frame.keys.show_keys("", ())
    words = words_of(frame) - ALLOWED
    head = frame.bottom.words[2]
    assert {word for word in words if word not in head} == set()


def test_the_search_for_english_finds_it(house: House) -> None:
    label = QLabel("保存 Save {name} Ctrl")
    house.kept.append(label)
    assert words_of(label) == {"Save", "Ctrl"}


def test_no_two_shortcuts_that_hold_everywhere_share_a_key() -> None:
    keys = [key for shortcut in EVERYWHERE for key in shortcut.keys]
    assert len(keys) == len(set(keys))
    assert {f"Alt+{stage.value}" for stage in Stage} <= set(keys)


def test_a_shortcut_names_the_caps_of_its_keys() -> None:
    assert Shortcut("x", ("Ctrl+Shift+Z",), "X").caps == ("Ctrl", "Shift", "Z")
    assert Shortcut("x", ("Ctrl++",), "X").caps == ("Ctrl", "Plus")


def test_the_tools_of_the_check_are_the_pinned_ones() -> None:
    found = subprocess.run([SCRIPTS / "pyside6-lrelease", "-version"], capture_output=True, text=True, check=False)
    assert "6.11.3" in found.stdout
