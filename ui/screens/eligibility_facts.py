"""Facts of a candidate entered by kind: sections, the facts there are, and one typed form. Owns what is being typed.

The form follows the published format (``office.dossier_form``); what is taken is the office's answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QWidget

from skillassess.model.levels import Level
from skillassess.model.titles import TitleTier
from skillassess.office.dossier_form import FactField, FactSection, FieldKind, fact_section, fact_sections
from skillassess.office.eligibility_words import level_or_title, option, word
from ui import icons, theme
from ui.card import Card
from ui.dayfield import DayField
from ui.formrow import FormRow
from ui.labels import label
from ui.namelist import Named, NameList
from ui.taborder import in_reading_order

if TYPE_CHECKING:
    from ui.texts import Texts

_ACROSS = 3
_FEW = 8
_NEW = "new"


@dataclass(frozen=True, slots=True)
class _Asked:
    """One field on the form and how it is read and filled."""

    field: FactField
    row: FormRow[QWidget]
    read: Callable[[], Any]
    fill: Callable[[Any], None]
    is_sound: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Draft:
    """A new fact that was typed and not kept yet."""

    section: str
    typed: Mapping[str, Any]


class FactPanel(Card):
    """``kept`` carries the section and its new value (None: nobody has asked)."""

    kept = Signal(str, object)
    closed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(kind="card-current")
        self._texts = texts
        self._facts: Mapping[str, Any] = {}
        self._pages: dict[str, list[_Asked]] = {}
        self._filled = ""
        self.section = QComboBox()
        self.section.setAccessibleName(self.tr("Kind of fact"))
        for part in fact_sections():
            self.section.addItem(word(f"fact-{part.name}", texts.language), part.name)
        self.list = NameList(self.tr("Facts entered"))
        self.list.setFixedHeight(118)
        self.save = QPushButton(self.tr("Keep (Ctrl+Enter)"))
        theme.dress(self.save, kind="main")
        self.remove = QPushButton(self.tr("Remove this fact"))
        self.none = QPushButton(self.tr("There is none"))
        self.unknown = QPushButton(self.tr("Not asked yet"))
        self.close_panel = QPushButton(self.tr("Close"))
        self._stack = QStackedWidget()
        self._made: dict[str, QWidget] = {}
        self._build()

    @property
    def part(self) -> FactSection:
        """The section that is open."""
        return fact_section(str(self.section.currentData()))

    @property
    def _asked(self) -> list[_Asked]:
        return self._pages[self.part.name]

    def show_facts(self, facts: Mapping[str, Any]) -> None:
        """Show other facts; what is being typed stays while its section does."""
        self._facts = facts
        self._show_list()

    def draft(self) -> Draft | None:
        """Return what was typed and not kept; None where nothing was."""
        typed = {asked.field.name: asked.read() for asked in self._asked if asked.is_sound()}
        typed = {name: value for name, value in typed.items() if value is not None}
        is_new = self.list.current in ("", _NEW) and self.part.many
        return Draft(self.part.name, typed) if typed and is_new else None

    def take_up(self, draft: Draft) -> None:
        """Go on with what was typed before."""
        self.open_section(draft.section)
        for asked in self._asked:
            asked.fill(draft.typed.get(asked.field.name))

    def open_section(self, name: str) -> None:
        """Go to a section, to enter a new fact of it."""
        place = self.section.findData(name)
        if place >= 0:
            self.section.setCurrentIndex(place)
        self._begin(_NEW)

    def field(self, name: str) -> QWidget:
        """Return the widget of a field, for the keyboard."""
        return next(asked.row.field for asked in self._asked if asked.field.name == name)

    def keep(self) -> None:
        """Hand what is typed to the screen; a field that cannot be read is named instead."""
        faulty = [asked for asked in self._asked if not asked.is_sound()]
        for asked in self._asked:
            asked.row.find_fault(self.tr("This cannot be read.") if asked in faulty else "")
        if faulty:
            faulty[0].row.field.setFocus()
            return
        typed = {asked.field.name: asked.read() for asked in self._asked}
        fact = {name: value for name, value in typed.items() if value is not None}
        part = self.part
        if not part.many:
            self.kept.emit(part.name, self._with_evidence(self._facts.get(part.name) or {}, fact))
            return
        items = list(self._facts.get(part.name) or [])
        if self.list.current in ("", _NEW):
            items.append(fact)
        else:
            place = int(self.list.current)
            items[place] = self._with_evidence(items[place], fact)
        self._filled = ""
        self.kept.emit(part.name, items)

    @staticmethod
    def _with_evidence(before: Mapping[str, Any], fact: dict[str, Any]) -> dict[str, Any]:
        return {**fact, "evidence": before["evidence"]} if before.get("evidence") else fact

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(self.tr("Facts"), "heading"))
        top.addWidget(self.section)
        top.addStretch(1)
        top.addWidget(self.close_panel)
        self.column.addLayout(top)
        across = QHBoxLayout()
        across.setSpacing(12)
        self.list.setFixedWidth(236)
        across.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._stack, 1)
        self.column.addLayout(across)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.save, self.remove, self.none, self.unknown):
            foot.addWidget(button)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.remove.setIcon(icons.icon("trash-2", "muted"))
        self.section.currentIndexChanged.connect(lambda *_: self._begin(_NEW))
        self.list.chosen.connect(self._begin)
        self.save.clicked.connect(lambda *_: self.keep())
        self.remove.clicked.connect(lambda *_: self._remove())
        self.none.clicked.connect(lambda *_: self.kept.emit(self.part.name, []))
        self.unknown.clicked.connect(lambda *_: self.kept.emit(self.part.name, None))
        self.close_panel.clicked.connect(lambda *_: self.closed.emit())
        self._begin(_NEW)

    def _begin(self, key: str) -> None:
        self._turn_to(self.part)
        self._filled = ""
        self._show_list(key)
        self._fill()

    def _turn_to(self, part: FactSection) -> None:
        """Show the fields of a section, made when first wanted: all of them at once would hold up the screen."""
        if part.name not in self._made:
            self._made[part.name] = page = self._page(part)
            self._stack.addWidget(page)
            in_reading_order(self)
        self._stack.setCurrentWidget(self._made[part.name])

    def _page(self, part: FactSection) -> QWidget:
        """Make the fields of a section."""
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        self._pages[part.name] = [self._ask(part, field) for field in part.fields]
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)
        for place, asked in enumerate(self._pages[part.name]):
            grid.addWidget(asked.row, place // _ACROSS, place % _ACROSS, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(grid.rowCount(), 1)
        return page

    def _show_list(self, current: str = "") -> None:
        part = self.part
        value = self._facts.get(part.name)
        items = value if isinstance(value, list) else []
        rows = [
            Named(str(place), self._title(part, item), faint=not item.get("evidence"))
            for place, item in enumerate(items)
        ]
        rows.append(Named(_NEW, self.tr("+ New")))
        self.list.show_rows(rows if part.many else [], current or self.list.current or _NEW)
        if part.many and not self.list.current:
            self.list.mark(_NEW)
        self.list.setVisible(part.many)
        self.none.setVisible(part.many)
        self.none.setEnabled(not items and value != [])
        self.unknown.setEnabled(value is not None and not items)
        self.remove.setVisible(part.many and self.list.current != _NEW)
        if not part.many:
            self._fill()

    def _title(self, part: FactSection, item: Mapping[str, Any]) -> str:
        shown = [self._shown(field, item.get(field.name)) for field in part.fields]
        return " · ".join([text for text in shown if text][:3]) or "—"

    def _shown(self, field: FactField, value: Any) -> str:  # noqa: ANN401  plain data of any kind
        if value is None or field.kind is FieldKind.FLAG:
            return ""
        if field.kind is FieldKind.OPTION:
            return option(str(value), self._texts.language)
        return str(value)

    def _fill(self) -> None:
        """Fill the fields from the chosen fact, once; typing is never overwritten."""
        part = self.part
        key = f"{part.name}/{self.list.current}"
        if key == self._filled:
            return
        self._filled = key
        value = self._facts.get(part.name)
        fact: Mapping[str, Any] = {}
        if part.many and self.list.current not in ("", _NEW) and isinstance(value, list):
            fact = value[int(self.list.current)]
        elif not part.many and isinstance(value, dict):
            fact = value
        for asked in self._asked:
            asked.fill(fact.get(asked.field.name))

    def _remove(self) -> None:
        items = list(self._facts.get(self.part.name) or [])
        if self.list.current not in ("", _NEW):
            del items[int(self.list.current)]
            self.kept.emit(self.part.name, items or None)
            self._begin(_NEW)

    def _ask(self, part: FactSection, field: FactField) -> _Asked:
        name = word(f"fact-{part.name}-{field.name}", self._texts.language)
        if field.kind is FieldKind.DAY:
            return _day_field(field, name)
        choices = self._choices(field)
        if choices is not None:
            return _choice_field(field, name, choices)
        return _text_field(field, name)

    def _choices(self, field: FactField) -> list[tuple[str, Any]] | None:
        language = self._texts.language
        if field.kind is FieldKind.FLAG:
            return [(self.tr("Yes"), True), (self.tr("No"), False)]
        if field.kind is FieldKind.OPTION:
            return [(option(code, language), code) for code in field.options]
        if field.kind is FieldKind.LEVEL:
            return [(level_or_title(level.code, language), level.code) for level in Level]
        if field.kind is FieldKind.TIER:
            return [(level_or_title(tier.value, language), tier.value) for tier in TitleTier]
        return None


def _day_field(field: FactField, name: str) -> _Asked:
    line = DayField()

    def read() -> str | None:
        return None if line.day is None else line.day.isoformat()

    def fill(value: object) -> None:
        line.setText("" if value is None else str(value))

    return _Asked(field, FormRow(name, line), read, fill, lambda: not line.is_unreadable)


def _choice_field(field: FactField, name: str, choices: list[tuple[str, Any]]) -> _Asked:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_FEW)
    box.addItem("—", None)
    for text, code in choices:
        box.addItem(text, code)
    codes = [None, *(code for _text, code in choices)]

    def fill(value: object) -> None:
        wanted = str(value) if not isinstance(value, bool) and value is not None else value
        box.setCurrentIndex(codes.index(wanted) if wanted in codes else 0)

    return _Asked(field, FormRow(name, box), box.currentData, fill, lambda: True)


def _text_field(field: FactField, name: str) -> _Asked:
    line = QLineEdit()

    def read() -> Any:  # noqa: ANN401  text, a whole number or years
        text = line.text().strip()
        if not text:
            return None
        if field.kind is FieldKind.WHOLE:
            return int(text)
        if field.kind is FieldKind.YEARS:
            return [int(year) for year in re.findall(r"\d{4}", text)]
        return text.replace(",", "") if field.kind is FieldKind.NUMBER else text

    def fill(value: object) -> None:
        text = " ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
        line.setText(text)

    def is_sound() -> bool:
        text = line.text().strip()
        patterns = {
            FieldKind.WHOLE: r"-?\d{1,9}",
            FieldKind.NUMBER: r"-?[\d,]{1,20}(\.\d{1,6})?",
            FieldKind.YEARS: r"\d{4}(\D+\d{4})*",
        }
        return not text or re.fullmatch(patterns.get(field.kind, r".*"), text, re.ASCII | re.DOTALL) is not None

    return _Asked(field, FormRow(name, line), read, fill, is_sound)
