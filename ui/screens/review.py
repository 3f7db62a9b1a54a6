"""The review panel: the work and its file, questions at the defence, the own score sheet, opinion and vote.

Owns the way from these fields to the office. Scores of the panel are given on the scoring screen like any other sheet.
"""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from skillassess.errors import FileProblem
from skillassess.model.candidates import Presence
from skillassess.model.identity import mask_id
from skillassess.model.people import Role
from skillassess.model.review import carried
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnKey, ColumnState
from skillassess.office import may
from ui import pill, theme
from ui.actions import Shortcut, bind
from ui.empty import Empty
from ui.labels import hairline, label
from ui.marked import QT_TRANSLATE_NOOP
from ui.namelist import Named, NameList
from ui.reading import Reader
from ui.screens import Screen
from ui.screens.review_record import RecordForm
from ui.screens.review_vote import MemberLine, VoteCase, VotePanel
from ui.screens.scoring_list import state_status
from ui.screens.scoring_paper import Ground
from ui.stages import Stage
from ui.texts import tail

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from skillassess.model.review import ReviewRecord, Vote
    from skillassess.office.marking import OwnSheet
    from skillassess.office.reviewing import Defence
    from ui.context import Desk
    from ui.jobs import Ticket
    from ui.pill import Status

_LIST = 240
_NARROW_LIST = 176
_NARROW = 960
_KEYS = "ReviewKeys"
_NEXT = Shortcut("next-candidate", ("Ctrl+Right",), QT_TRANSLATE_NOOP("ReviewKeys", "Next candidate"), _KEYS)
_BACK = Shortcut("previous-candidate", ("Ctrl+Left",), QT_TRANSLATE_NOOP("ReviewKeys", "Previous candidate"), _KEYS)
_ASK = Shortcut("question", ("Ctrl+N",), QT_TRANSLATE_NOOP("ReviewKeys", "Add a question"), _KEYS)
_SCORE = Shortcut("score", ("F2",), QT_TRANSLATE_NOOP("ReviewKeys", "Open the own score sheet"), _KEYS)
_VOTE = Shortcut("vote", ("Ctrl+Return", "Ctrl+Enter"), QT_TRANSLATE_NOOP("ReviewKeys", "Cast the vote"), _KEYS)
_DONE = (ColumnState.SUBMITTED, ColumnState.SEALED)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read: the defences, the own review sheets by candidate, names of people."""

    plan: str
    defences: tuple[Defence, ...]
    own: dict[str, OwnSheet]
    names: dict[str, str]


class ReviewScreen(Screen):
    """Candidates before the panel, the record, the vote."""

    key: ClassVar[str] = "review"
    stage: ClassVar[Stage | None] = Stage.REVIEW
    roles: ClassVar[frozenset[Role]] = frozenset({Role.OFFICE, Role.PANEL, Role.SUPERVISOR, Role.HR, Role.AUDITOR})
    help_topic: ClassVar[str] = "review"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reader = Reader(self, desk)
        self._seen: Seen | None = None
        self._candidate = ""
        self._wanted = ""
        self._writes = may(desk.session.person, "review.record")
        self.list = NameList(self.tr("Candidates before the panel"))
        self.form = RecordForm()
        self.side = VotePanel()
        self._name = label("", "paper-title")
        self._particulars = label("", "small")
        self._left = QFrame()
        self._stack = QStackedWidget()
        advice = self.tr("Levels 2 and 1, special-grade and chief technicians need one; the plan says who sits on it.")
        self.empty = Empty(self.tr("No review panel in this batch"), advice, icon="gavel")
        self._build()
        self._listen()

    @staticmethod
    def title() -> str:
        """Name of the screen."""
        return QCoreApplication.translate("ReviewScreen", "Review panel")

    @property
    def candidate(self) -> str:
        """Admission number of the candidate that is shown."""
        return self._candidate

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the panel."""
        return (_NEXT, _BACK, _ASK, _SCORE, _VOTE)

    def refresh(self) -> None:
        """Read the defences again."""
        desk, plan = self.desk, self.desk.plan_id
        if not plan:
            self._stack.setCurrentIndex(1)
            return
        office, session = desk.office, desk.session
        scores = may(session.person, "mark.own")

        def ask() -> Seen:
            sheets = office.marking.sheets(session, plan) if scores else ()
            own = {sheet.key.candidate: sheet for sheet in sheets if sheet.key.kind is ComponentKind.REVIEW}
            names = {person.id: person.name for person in office.administration.people(session)}
            return Seen(plan, office.reviewing.defences(session, plan), own, names)

        self._reader.read(ask, self._hear)

    def focus_on(self, focus: str) -> None:
        """Show a candidate."""
        self._wanted = focus.partition("/")[0]
        if self._seen is not None:
            self._choose(self._wanted)

    def place(self) -> str:
        """Return whose defence is shown."""
        return self._candidate

    def leave(self) -> None:
        """Keep what is typed."""
        self._keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the record enough room in a small or much enlarged window."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        self._left.setFixedWidth(_NARROW_LIST if narrow else _LIST)
        self.side.narrow(narrow=narrow)

    def _hear(self, seen: Seen) -> None:
        if seen.plan != self.desk.plan_id:
            self.refresh()
            return
        self._seen = seen
        self._stack.setCurrentIndex(0 if seen.defences else 1)
        known = [defence.candidate.id for defence in seen.defences]
        if not known:
            self._candidate = ""
            return
        wanted = self._wanted if self._wanted in known else self._candidate
        self._wanted = ""
        first = next((c for c in known if self._waits(c)), known[0])
        self._show_list()
        self._show(wanted if wanted in known else first)

    def _waits(self, candidate: str) -> bool:
        """Whether the person still has something to do with this defence."""
        defence = self._defence(candidate)
        if defence is None or defence.signed or defence.presence is not Presence.PRESENT:
            return False
        own = self._own(candidate)
        return defence.record is None or (own is not None and defence.own_vote is None)

    def _defence(self, candidate: str) -> Defence | None:
        defences = () if self._seen is None else self._seen.defences
        return next((one for one in defences if one.candidate.id == candidate), None)

    def _own(self, candidate: str) -> OwnSheet | None:
        return None if self._seen is None else self._seen.own.get(candidate)

    def _member(self, person: str) -> str:
        return person if self._seen is None else self._seen.names.get(person, person)

    def _show_list(self) -> None:
        seen = self._seen
        if seen is not None:
            self.list.show_rows([self._named(defence) for defence in seen.defences], self._candidate)

    def _named(self, defence: Defence) -> Named:
        person, record = defence.candidate, defence.record
        detail = tail(person.id) if record is None else record.title
        return Named(person.id, person.name, detail, self._status(defence))

    def _status(self, defence: Defence) -> Status:
        members = len(defence.members)
        if defence.presence is not Presence.PRESENT:
            looks = {Presence.ABSENT: pill.absent, Presence.CHEATING: pill.failed}
            return looks[defence.presence](self.desk.texts.name(defence.presence))
        if defence.record is None:
            return pill.untouched(self.tr("No record"))
        if len(defence.voted) == members:
            return pill.done(self.tr("Voted"))
        count = f"{len(defence.voted)}/{members}"
        return pill.under_way(count, self.tr("{count} votes").format(count=count))

    def _choose(self, candidate: str) -> None:
        if candidate and candidate != self._candidate and self._defence(candidate) is not None:
            self._keep()
            self._show(candidate)

    def _show(self, candidate: str) -> None:
        """Show a defence; what is being typed for it stays."""
        defence = self._defence(candidate)
        if defence is None:
            return
        same = candidate == self._candidate
        self._candidate = candidate
        self.list.mark(candidate)
        person = defence.candidate
        self._name.setText(person.name)
        level = self.desk.texts.name(person.level)
        work = person.job_type or person.occupation
        self._particulars.setText(" · ".join((mask_id(person.id_number), work, level, tail(person.id))))
        members = [(member, self._member(member)) for member in defence.members]
        may_write = self._writes and not defence.signed and defence.presence is Presence.PRESENT
        if same:
            self.form.show_attachment("" if defence.record is None else defence.record.attachment)
        if same and self._stays(defence):
            self.form.allow(may_write=may_write)
        else:
            self.form.show_record(defence.record, members, may_write=may_write)
        voting = same and self.side.isAncestorOf(QApplication.focusWidget() or self)
        self.side.show_case(self._case(defence), keep_typing=voting)

    def _stays(self, defence: Defence) -> bool:
        """Whether the fields stay as they are: they hold what the office holds, or somebody is typing in them."""
        held = self.form.record(defence.candidate.id)
        if held == defence.record or (defence.record is None and not self.form.is_begun):
            return True
        return self.form.isAncestorOf(QApplication.focusWidget() or self)

    def _case(self, defence: Defence) -> VoteCase:
        own = self._own(defence.candidate.id)
        votes = {vote.member: vote for vote in defence.votes}
        lines = tuple(self._line(member, defence, votes.get(member)) for member in defence.members)
        scored = own is not None and own.state in _DONE
        why = ""
        if defence.signed:
            why = self.tr("The form is signed; nothing changes any more.")
        elif defence.presence is not Presence.PRESENT:
            why = self.tr("The candidate did not take part.")
        elif defence.record is None:
            why = self.tr("First record the title of the work.")
        elif own is not None and not scored:
            why = self.tr("First submit your score sheet, then vote.")
        state = None if own is None else state_status(own.state, own.scored, own.items, self.desk.texts)
        vote = defence.own_vote
        return VoteCase(
            members=lines,
            tally=self._tally(defence),
            own=state,
            may_vote=not why,
            why_not=why,
            approve=None if vote is None else vote.approve,
            opinion="" if vote is None else vote.opinion,
        )

    def _line(self, member: str, defence: Defence, vote: Vote | None) -> MemberLine:
        name = self._member(member)
        if vote is not None:
            status = pill.done(self.tr("approved")) if vote.approve else pill.failed(self.tr("not approved"))
            return MemberLine(name, status, vote.opinion)
        if member in defence.voted:
            return MemberLine(name, pill.done(self.tr("voted")))
        if member in defence.scored:
            return MemberLine(name, pill.under_way(self.tr("scored")))
        return MemberLine(name, pill.untouched(self.tr("to score")))

    def _tally(self, defence: Defence) -> str:
        members = len(defence.members)
        if not defence.votes:
            words = self.tr("{count} of {members} have voted. Votes are shown when all are in.")
            return words.format(count=len(defence.voted), members=members)
        passed = carried(defence.votes, members)
        count = sum(vote.approve for vote in defence.votes)
        words = (
            self.tr("Carried: {count} of {members} approve.")
            if passed
            else self.tr("Not carried: {count} of {members} approve; more than half are needed.")
        )
        return words.format(count=count, members=members)

    def _keep(self) -> None:
        """Hand the record to the office where it changed and has a title."""
        defence = self._defence(self._candidate)
        if defence is None or not self._writes or defence.signed or defence.presence is not Presence.PRESENT:
            return
        record = self.form.record(self._candidate)
        if record == defence.record or not self.form.is_begun:
            return
        if not record.title:
            self.form.title_row.find_fault(self.tr("Give the work a title; until then nothing is kept."))
            return
        self.form.title_row.find_fault("")
        with self.desk.told() as told:
            self.desk.office.reviewing.record(self.desk.session, record)
        if not told.refused:
            self._take(defence, record)

    def _take(self, defence: Defence, record: ReviewRecord) -> None:
        """Remember what was kept until it is read again, so that it is kept once."""
        if self._seen is None:
            return
        fresh = tuple(replace(one, record=record) if one is defence else one for one in self._seen.defences)
        self._seen = replace(self._seen, defences=fresh)

    def _attach(self) -> None:
        kinds = self.tr("Documents (*.pdf *.doc *.docx *.wps *.ofd);;All files (*)")
        name, _filter = QFileDialog.getOpenFileName(self, self.tr("The work as handed in"), "", kinds)
        if name:
            self.attach_file(Path(name))

    def attach_file(self, path: Path) -> None:
        """Attach a file to the record, on the worker."""
        self._keep()
        defence = self._defence(self._candidate)
        record = self.form.record(self._candidate)
        if defence is None or not record.title:
            self.form.title_row.find_fault(self.tr("Give the work a title first."))
            self.form.title.setFocus()
            return
        office, session = self.desk.office, self.desk.session

        def work(_ticket: Ticket) -> None:
            try:
                content = path.read_bytes()
            except OSError as error:
                raise FileProblem("file-not-read", name=path.name, reason=error.strerror or "") from error
            kind = mimetypes.guess_type(path.name)[0] or ""
            office.reviewing.record(session, record, content, kind)

        self.desk.jobs.run(self.tr("Attaching the file"), work, lambda _nothing: self.desk.saved())

    def _save_copy(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(self, self.tr("Save a copy of the work"), "")
        if name:
            self.save_copy(Path(name))

    def save_copy(self, path: Path) -> None:
        """Write the attached file elsewhere, on the worker."""
        office, session, candidate = self.desk.office, self.desk.session, self._candidate

        def work(_ticket: Ticket) -> str:
            content = office.reviewing.attachment(session, candidate)
            try:
                path.write_bytes(content)
            except OSError as error:
                raise FileProblem("file-not-written", name=path.name, reason=error.strerror or "") from error
            return path.name

        words = self.tr("Saved a copy as {name}.")
        self.desk.jobs.run(self.tr("Saving a copy"), work, lambda name: self.desk.say(words.format(name=name), "ok"))

    def _vote(self, opinion: str, *, approve: bool) -> None:
        self._keep()
        with self.desk.told() as told:
            self.desk.office.reviewing.vote(self.desk.session, self._candidate, approve=approve, opinion=opinion)
        if not told.refused:
            self.list.setFocus()
            self.refresh()

    def _score(self) -> None:
        own = self._own(self._candidate)
        if own is not None:
            self._keep()
            key = ColumnKey(self._candidate, ComponentKind.REVIEW, self.desk.session.person.id)
            self.desk.go("scoring", str(key))

    def _cast(self) -> None:
        if self.side.vote.isEnabled() and self.side.card.isVisible():
            self.side.cast()

    def _add_question(self) -> None:
        if self.form.add.isEnabled():
            self.form.add_question()

    def _listen(self) -> None:
        self.list.chosen.connect(self._choose)
        self.form.left.connect(self._keep)
        self.form.file_wanted.connect(self._attach)
        self.form.file_shown.connect(self._save_copy)
        self.side.voted.connect(lambda approve, opinion: self._vote(opinion, approve=approve))
        self.side.scoring.connect(self._score)
        acts: tuple[tuple[Shortcut, Callable[[], object]], ...] = (
            (_NEXT, lambda: self.list.step(1)),
            (_BACK, lambda: self.list.step(-1)),
            (_ASK, self._add_question),
            (_SCORE, self._score),
            (_VOTE, self._cast),
        )
        for shortcut, act in acts:
            bind(self, shortcut, act)

    def _build(self) -> None:
        left = self._left
        theme.dress(left, kind="side")
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 12, 8, 8)
        caption = label(self.tr("Before the panel"), "small")
        caption.setContentsMargins(6, 0, 0, 0)
        column.addWidget(caption)
        column.addWidget(self.list, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (left, hairline(upright=True)):
            row.addWidget(part)
        row.addWidget(self._middle(), 1)
        for part in (hairline(upright=True), self.side):
            row.addWidget(part)
        self._stack.addWidget(whole)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.begin_at(self.list)

    def _middle(self) -> QFrame:
        middle = QFrame()
        theme.dress(middle, kind="ground")
        around = QVBoxLayout(middle)
        around.setContentsMargins(18, 14, 18, 14)
        paper = QFrame()
        theme.dress(paper, kind="paper")
        column = QVBoxLayout(paper)
        column.setContentsMargins(1, 8, 1, 1)
        column.setSpacing(0)
        for part in (self._name, self._particulars):
            part.setContentsMargins(18, 2, 18, 4)
            column.addWidget(part)
        column.addWidget(hairline())
        ground = Ground()
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.form)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(ground)
        column.addWidget(scroll, 1)
        around.addWidget(paper)
        return middle
