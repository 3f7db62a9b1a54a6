"""The eligibility screen: candidates with their answers on the left, one candidate condition by condition on the right.

Owns what stands open on the right and the way to the office; an answer is never more than the office's.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from skillassess.model.answers import Answer
from skillassess.model.people import Role
from skillassess.office import may
from skillassess.office.eligibility_words import plain
from ui import icons, theme
from ui.acting import Actor
from ui.actions import Shortcut, bind
from ui.empty import Empty
from ui.export import Export, ExportCard, Progress, Written
from ui.labels import hairline, label
from ui.marked import QT_TRANSLATE_NOOP
from ui.namelist import NameList
from ui.narrow import narrows
from ui.pill import Pill, untouched
from ui.reading import Reader
from ui.revealing import Reveal
from ui.screens import Screen
from ui.screens.eligibility_cards import ConditionCard, MoreCard, column_of
from ui.screens.eligibility_facts import Draft, FactPanel
from ui.screens.eligibility_proof import DecisionPanel, EvidencePanel, GoOnPanel
from ui.screens.eligibility_state import admission, answer_status, lines, ordered
from ui.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillassess.office.eligibility import BatchEligibility, CandidateCase, Example, Judgement
    from ui.context import Desk

FACTS = Shortcut("facts", ("Ctrl+N",), QT_TRANSLATE_NOOP("EligibilityKeys", "Enter facts"), "EligibilityKeys")
PROOF = Shortcut("proof", ("Ctrl+E",), QT_TRANSLATE_NOOP("EligibilityKeys", "Attach evidence"), "EligibilityKeys")
KEEP = Shortcut("keep", ("Ctrl+Return",), QT_TRANSLATE_NOOP("EligibilityKeys", "Keep the fact"), "EligibilityKeys")
SEARCH = Shortcut(
    "search", ("Ctrl+F",), QT_TRANSLATE_NOOP("EligibilityKeys", "Look for a candidate"), "EligibilityKeys"
)
NEXT = Shortcut("next", ("Ctrl+Right",), QT_TRANSLATE_NOOP("EligibilityKeys", "Next candidate"), "EligibilityKeys")
BACK = Shortcut("back", ("Ctrl+Left",), QT_TRANSLATE_NOOP("EligibilityKeys", "Previous candidate"), "EligibilityKeys")
_SIDE, _NARROW_SIDE = 300, 250
_FILTERS: tuple[Answer | None, ...] = (None, Answer.MET, Answer.CANNOT_TELL, Answer.NOT_MET)


class EligibilityScreen(Screen):
    """Eligibility of the open batch's candidates."""

    key: ClassVar[str] = "eligibility"
    stage: ClassVar[Stage | None] = Stage.REGISTRATION
    roles: ClassVar[frozenset[Role]] = frozenset({Role.OFFICE, Role.HR, Role.SUPERVISOR, Role.AUDITOR})
    help_topic: ClassVar[str] = "eligibility"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        person = desk.session.person
        self._may_record = may(person, "eligibility.record")
        self._may_judge = may(person, "eligibility.judge")
        self._reader, self._opener = Reader(self, desk), Reader(self, desk)
        self._actor = Actor(self, desk)
        self._batch: BatchEligibility | None = None
        self._case: CandidateCase | None = None
        self._only: Answer | None = None
        self._all = False
        self._laid: tuple[CandidateCase, bool] | None = None
        self._names: dict[str, str] = {}
        self._drafts: dict[str, Draft] = {}
        self.list = NameList(self.tr("Candidates"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name or admission number"))
        self.search.setAccessibleName(self.tr("Look for a candidate"))
        self.filters = {answer: QPushButton() for answer in _FILTERS}
        self.go_on = QPushButton(self.tr("Go on regardless…"))
        self.stand = label("", "small", wrap=True)
        self.reveal = Reveal(desk)
        self.facts = FactPanel(desk.texts)
        self.proof = EvidencePanel(desk.texts, may_attach=self._may_record)
        self.decision = DecisionPanel(person.name)
        self.going = GoOnPanel()
        self.panels = (self.facts, self.proof, self.decision, self.going)
        self.enter = QPushButton(self.tr("Enter facts"))
        self.attach = QPushButton(self.tr("Attach evidence") if self._may_record else self.tr("Evidence files"))
        title = self.tr("the eligibility of the batch")
        self.export = ExportCard(desk, (Export(title, "eligibility-{plan}.xlsx", self._write),))
        self._build()
        self._listen()

    @staticmethod
    def title() -> str:
        """Return the name of the screen."""
        return QCoreApplication.translate("EligibilityScreen", "Eligibility")

    def refresh(self) -> None:
        """Read every answer and the open candidate again; what is being typed stays."""
        office, session, plan_id = self.desk.office, self.desk.session, self.desk.plan_id
        if not plan_id:
            self._stack.setCurrentIndex(1)
            return

        def ask() -> tuple[BatchEligibility, dict[str, str]]:
            people = office.administration.people(session)
            return office.eligibility.batch(session, plan_id), {person.id: person.name for person in people}

        self._reader.read(ask, self._show)

    def focus_on(self, focus: str) -> None:
        """Open a candidate by admission number."""
        self.list.mark(focus)
        self._open(focus)

    def place(self) -> str:
        """Return the open candidate."""
        return self.list.current

    def footnote(self) -> str:
        """Return the rules the batch is judged by."""
        batch = self._batch
        if batch is None:
            return ""
        text = self.tr("Rules: {title}").format(title=batch.edition_title)
        own = self.tr("{rules} and own rules, version {number}").format(rules=text, number=batch.own_version)
        return own if batch.own_version else text

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the screen's own keys."""
        return (FACTS, PROOF, KEEP, SEARCH, NEXT, BACK)

    def open_panel(self, panel: QWidget | None) -> None:
        """Show one of the small forms, or none."""
        for one in self.panels:
            one.setVisible(one is panel)
        if panel is None:
            self.list.setFocus()
            return
        self._scroll.verticalScrollBar().setValue(0)

    def enter_facts(self, section: str = "") -> None:
        """Open the form of facts."""
        if self._may_record and self._case is not None:
            self.open_panel(self.facts)
            self.facts.open_section(section or str(self.facts.section.currentData()))
            self.facts.section.setFocus()

    def attach_evidence(self) -> None:
        """Open the form of evidence."""
        if self._case is not None:
            self.open_panel(self.proof)
            (self.proof.path if self._may_record else self.proof.close_panel).setFocus()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        empty = Empty(
            self.tr("There are no candidates yet"),
            self.tr("Take in a roster first; then each candidate's eligibility is answered here, with its clause."),
            icon="users",
        )
        empty.offer(self.tr("To the candidates"), lambda: self.desk.go("candidates"))
        self._stack.addWidget(QWidget())
        self._stack.addWidget(empty)
        self._stack.addWidget(self._main())
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._side())
        across.addWidget(hairline(upright=True))
        across.addWidget(self._stack, 1)
        self.begin_at(self.list)
        before: QWidget = self.list
        for part in (self.search, *self.filters.values(), self.go_on):
            self.setTabOrder(before, part)
            before = part
        self.open_panel(None)

    def _side(self) -> QFrame:
        side = QFrame()
        theme.dress(side, kind="side")
        narrows(self, side, _SIDE, _NARROW_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 10, 8, 8)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(4)
        for answer, button in self.filters.items():
            button.setCheckable(True)
            button.setChecked(answer is None)
            theme.dress(button, kind="tab")
            button.clicked.connect(partial(self._filter, answer))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.stand)
        column.addWidget(self.go_on)
        return side

    def _main(self) -> QWidget:
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(20, 14, 20, 16)
        inner.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._name = label("", "title")
        self._pill = Pill(untouched())
        head.addWidget(self._name)
        head.addWidget(self._pill)
        head.addStretch(1)
        theme.dress(self.enter, kind="main")
        if not self._may_record:
            self.enter.hide()
        self.attach.setIcon(icons.icon("paperclip", "accent"))
        head.addWidget(self.enter)
        head.addWidget(self.attach)
        inner.addLayout(head)
        self._subject = label("", "muted", wrap=True)
        inner.addWidget(self._subject)
        inner.addWidget(self.reveal)
        for panel in self.panels:
            inner.addWidget(panel)
        self._findings = label("", "fine", tone="warning", wrap=True)
        inner.addWidget(self._findings)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        inner.addLayout(self._cards)
        inner.addWidget(self.export)
        inner.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scroll.setWidget(holder)
        return self._scroll

    def _listen(self) -> None:
        self.list.chosen.connect(self._open)
        self.search.textChanged.connect(lambda *_: self._show_list())
        self.enter.clicked.connect(lambda *_: self.enter_facts())
        self.attach.clicked.connect(lambda *_: self.attach_evidence())
        self.go_on.clicked.connect(lambda *_: self._ask_to_go_on())
        self.facts.kept.connect(self._keep)
        self.proof.attached.connect(self._attach)
        self.proof.wanted.connect(self._ask_copy)
        self.decision.decided.connect(self._decide)
        self.going.recorded.connect(self._go_on)
        for panel in self.panels:
            panel.closed.connect(lambda: self.open_panel(None))
        self._actor.rest(self.facts.save, self.proof.save, self.decision.yes, self.decision.no)
        for shortcut, act in (
            (FACTS, self.enter_facts),
            (PROOF, self.attach_evidence),
            (KEEP, self._keep_typed),
            (SEARCH, self.search.setFocus),
            (NEXT, partial(self.list.step, 1)),
            (BACK, partial(self.list.step, -1)),
        ):
            bind(self, shortcut, act)

    def _show(self, found: tuple[BatchEligibility, dict[str, str]]) -> None:
        self._batch, self._names = found
        self.export.renew()
        rows = self._batch.rows
        self._stack.setCurrentIndex(2 if rows else 1)
        self._show_counts(self._batch)
        self._show_list()
        known = {row.candidate.id for row in rows}
        wanted = self.list.current if self.list.current in known else (rows[0].candidate.id if rows else "")
        self.list.mark(wanted)
        if wanted:
            self._open(wanted)

    def _show_counts(self, batch: BatchEligibility) -> None:
        signs = {Answer.MET: "✓", Answer.CANNOT_TELL: "?", Answer.NOT_MET: "✗"}
        for answer, button in self.filters.items():
            count = len(batch.rows) if answer is None else batch.count(answer)
            name = self.tr("All") if answer is None else answer_status(answer).text
            button.setText(f"{name} {count}" if answer is None else f"{signs[answer]} {count}")
            button.setToolTip(name)
            button.setAccessibleName(f"{name} {count}")
        failed, open_ = batch.count(Answer.NOT_MET), batch.count(Answer.CANNOT_TELL)
        waiting = bool(failed or open_)
        self.go_on.setVisible(waiting and self._may_record and not batch.is_recorded)
        text = self.tr("{failed} do not meet the conditions, {open} cannot be told.").format(failed=failed, open=open_)
        record = batch.record
        if waiting and batch.is_recorded and record is not None:
            by = self._names.get(record.by, record.by)
            told = self.tr("Gone on by {name}, {at}: {reason}")
            text += "\n" + told.format(name=by, at=self.desk.texts.moment(record.at), reason=record.reason)
        self.stand.setText(text if waiting else self.tr("Everybody meets the conditions."))
        theme.dress(self.stand, tone="error" if failed and not batch.is_recorded else "")
        self.going.counts.setText(text)

    def _show_list(self) -> None:
        if self._batch is not None:
            self.list.show_rows(lines(self._batch, self._only, self.search.text()))

    def _filter(self, answer: Answer | None, *_: object) -> None:
        self._only = answer
        for one, button in self.filters.items():
            button.setChecked(one is answer)
        self._show_list()

    def _open(self, candidate_id: str) -> None:
        if not candidate_id:
            return
        office, session = self.desk.office, self.desk.session
        self._opener.read(lambda: office.eligibility.case(session, candidate_id), self._show_case)

    def _show_case(self, case: CandidateCase) -> None:
        before = self._case
        if before is not None and before.candidate.id != case.candidate.id:
            self._turn_to(before.candidate.id, case)
        self._case = case
        self._head(case)
        self.facts.show_facts(case.facts)
        self.proof.show_facts(case.facts)
        self._lay_cards(case)

    def _turn_to(self, before: str, case: CandidateCase) -> None:
        """Put away what was being typed for one candidate and take up what was begun for the other."""
        self._all = False
        draft = self.facts.draft()
        if draft is not None and self.facts.isVisible():
            self._drafts[before] = draft
        if any(panel.isVisible() for panel in self.panels):
            self.list.setFocus()
        for panel in self.panels:
            panel.hide()
        self.facts.show_facts(case.facts)
        begun = self._drafts.pop(case.candidate.id, None)
        if begun is not None:
            self.facts.take_up(begun)
            self.facts.show()

    def _head(self, case: CandidateCase) -> None:
        who, texts = case.candidate, self.desk.texts
        self._name.setText(who.name)
        self.reveal.show_candidate(who.id)
        self._pill.show_status(answer_status(case.eligibility.answer))
        text = self.tr("Applies for {occupation} {level} · applications close {day} · one condition suffices · {rules}")
        self._subject.setText(
            text.format(
                occupation=who.job_type or who.occupation,
                level=texts.name(who.level),
                day=texts.day(case.eligibility.closing),
                rules=self.footnote(),
            )
        )
        notes = [plain(note, texts.language) for note in case.eligibility.notes if note.severity != "info"]
        self._findings.setText("\n".join(dict.fromkeys(notes)))
        self._findings.setVisible(bool(notes))

    def _lay_cards(self, case: CandidateCase) -> None:
        """Lay the cards anew where anything differs; otherwise keyboard and open texts stay."""
        if self._laid == (case, self._all):
            return
        self._laid = (case, self._all)
        near, empty = ordered(case.eligibility)
        who = admission(case.eligibility)
        shown = [*case.eligibility.requirements, *near, *([who] if who is not None else [])]
        parts: list[QWidget] = [self._card(item, case) for item in (*shown, *(empty if self._all else ()))]
        if empty and not self._all:
            more = MoreCard(len(empty))
            more.opened.connect(self._open_all)
            parts.append(more)
        column_of(parts, self._cards)
        before: QWidget = self.going.close_panel
        for part in parts:
            for button in part.buttons if isinstance(part, ConditionCard | MoreCard) else ():
                self.setTabOrder(before, button)
                before = button

    def _card(self, item: Judgement, case: CandidateCase) -> ConditionCard:
        card = ConditionCard(item, case, self.desk.texts, may_judge=self._may_judge)
        card.wants_example.connect(partial(self._exemplify, card))
        card.wants_decision.connect(self._ask_decision)
        return card

    def _open_all(self) -> None:
        self._all = True
        if self._case is not None:
            self._lay_cards(self._case)

    def _exemplify(self, card: ConditionCard, entry: str) -> None:
        desk, case = self.desk, self._case
        if case is None:
            return
        edition = case.eligibility.edition

        def ask() -> tuple[Example, ...]:
            return desk.office.eligibility.examples(desk.session, edition, entry)

        self._opener.read(ask, card.show_examples)

    def _ask_decision(self, entry: str, question: str) -> None:
        self.open_panel(self.decision)
        self.decision.ask(entry, question)
        self.decision.reason.setFocus()

    def _ask_to_go_on(self) -> None:
        self.open_panel(self.going)
        self.going.reason.setFocus()

    def _keep_typed(self) -> None:
        if self.facts.isVisible():
            self.facts.keep()

    def _keep(self, section: str, value: object) -> None:
        self._do(
            lambda office, session, case: office.keep(session, case.candidate.id, section, value, seen=case.version)
        )

    def _attach(self, path: Path, what: str, ref: str) -> None:
        refs = (ref,) if ref else ()

        def done() -> None:
            self.proof.clear()
            self.proof.path.setFocus()

        self._do(
            lambda office, session, case: office.attach(
                session, case.candidate.id, path, what, refs, seen=case.version
            ),
            done,
        )

    def _ask_copy(self, evidence: str, name: str) -> None:
        option = QFileDialog.Option.DontUseNativeDialog
        found, _filter = QFileDialog.getSaveFileName(self, self.tr("Save a copy"), name, "", options=option)
        if found:
            self.copy_evidence(evidence, Path(found))

    def copy_evidence(self, evidence: str, path: Path) -> None:
        """Write an evidence file out, to look at it."""
        case, desk = self._case, self.desk
        if case is None:
            return
        who = case.candidate.id
        self._actor.act(
            self.tr("Saving a copy"),
            lambda: desk.office.eligibility.copy_evidence(desk.session, who, evidence, path),
            lambda written: desk.say(self.tr("Written: {name}").format(name=written.name), "ok"),
        )

    def _decide(self, entry: str, reason: str, approved: bool) -> None:  # noqa: FBT001  a signal's
        self._do(
            lambda office, session, case: office.judge(
                session, case.candidate.id, entry, reason, approved=approved, seen=case.version
            ),
            lambda: self.open_panel(None),
        )

    def _go_on(self, reason: str) -> None:
        desk, plan_id = self.desk, self.desk.plan_id

        def done(_found: object) -> None:
            self.open_panel(None)
            desk.saved()

        self._actor.act(
            self.tr("Recording"), lambda: desk.office.eligibility.go_on(desk.session, plan_id, reason), done
        )

    def _do(self, act: Callable[..., CandidateCase], then: Callable[[], None] | None = None) -> None:
        case, desk = self._case, self.desk
        if case is None:
            return

        def done(found: CandidateCase) -> None:
            desk.hush()
            desk.saved()
            self._show_case(found)
            if then is not None:
                then()

        self._actor.act(self.tr("Recording"), lambda: act(desk.office.eligibility, desk.session, case), done)

    def _write(self, path: Path, progress: Progress) -> Written:
        desk = self.desk
        language = desk.texts.language
        return desk.office.eligibility.report(desk.session, desk.plan_id, path, progress, language=language)
