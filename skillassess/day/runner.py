"""Runs a day file through the office, step by step, each by the person named for it. Owns the order of the steps.

The database and documents grow in a folder beside the wanted one and take its name only when the whole day is done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

from skillassess.clock import CHINA, SetClock
from skillassess.day.entries import candidate_entry, institution_of, person_of, plan_of_day, template_of
from skillassess.day.export import write_documents
from skillassess.day.out_folder import whole_folder
from skillassess.day.results_file import results_text
from skillassess.errors import Refused
from skillassess.model.candidates import Candidate, Presence
from skillassess.model.levels import Level
from skillassess.model.people import Role
from skillassess.model.review import Question, ReviewRecord, Work
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnKey, FormKey, Replacement
from skillassess.office import Office, Session, SetUp

if TYPE_CHECKING:
    from pathlib import Path

    from skillassess.day.day_file import DayFile, ScorePart
    from skillassess.model.plans import Plan
    from skillassess.office.certifying import Registered
    from skillassess.office.signing import SignItem

DATABASE = "day.skillassess"
RESULTS = "results.json"
_MORNING = time(9, 0, tzinfo=CHINA)
_TICK = timedelta(milliseconds=10)

Progress = Callable[[str, int, int], None]


class Stage(IntEnum):
    """How far a day is run."""

    REGISTRATION = 1
    MARKING = 2
    SIGNING = 3
    DOCUMENTS = 4


@dataclass(frozen=True, slots=True)
class DayOutcome:
    """Where everything of a day that was run lies, how many files, and the recovery key of an encrypted database."""

    folder: Path
    files: int
    recovery_key: str


def run_day(
    day: DayFile, beside: Path, out: Path, *, progress: Progress | None = None, until: Stage = Stage.DOCUMENTS
) -> DayOutcome:
    """Run a day and leave database, documents and ``results.json`` in ``out``, which must be new or empty.

    ``beside`` is the folder of the day file. A broken rule raises ``Refused`` and leaves nothing.
    """
    with whole_folder(out) as part:
        run = DayRun(day, beside, part, progress or _nobody)
        try:
            run.go(until)
            files = run.finish()
        finally:
            run.close()
    return DayOutcome(out, files, run.recovery_key)


class DayRun:
    """One day on its way: the office it runs through, its clock, and who and what the file's names stand for."""

    def __init__(self, day: DayFile, beside: Path, folder: Path, progress: Progress) -> None:
        """Set up the institution and its people in ``folder``."""
        self.day = day
        self._beside = beside
        self.folder = folder
        self._progress = progress
        self._clock = SetClock(datetime.combine(day.set_up_on, _MORNING), step=_TICK)
        self._passwords = {person.login: person.password for person in (*day.people, day.administrator)}
        administrator = day.administrator
        setup = SetUp(institution_of(day), administrator.login, administrator.name, administrator.password)
        self.office, self.recovery_key = Office.create(folder / DATABASE, self._clock, setup, sample=day.sample)
        self.ids: dict[str, str] = {}
        self._sessions: dict[str, Session] = {}
        self.candidates: tuple[Candidate, ...] = ()
        self.plan_id = ""

    def close(self) -> None:
        """Let go of the database."""
        self.office.close()

    def go(self, until: Stage) -> None:
        """Take every step up to and including a stage."""
        self._people()
        self._plan()
        self._register()
        if until >= Stage.MARKING:
            self._mark()
        if until >= Stage.SIGNING:
            self._review()
            self._sign()
        if until >= Stage.DOCUMENTS:
            self._publish()
            self._file()
            self._certify()

    def finish(self) -> int:
        """Write every document the day has come to, and its results; return how many files."""
        session = self._as(self._clerk())
        files = write_documents(self.office, session, self.plan_id, self.folder, self._progress)
        results = self.office.results.table(session, self.plan_id)
        certificates: tuple[Registered, ...] = ()
        if self.day.certificates:
            hr = self._as(self.day.certificates[0].by)
            certificates = self.office.certifying.register(hr, self.plan_id)
        people = {person.id: person.name for person in self.office.administration.people(session)}
        head = self.office.administration.head(self._as(self.day.administrator.login))
        plan = self.office.planning.plan(session, self.plan_id)
        text = results_text(plan, results, certificates, people, head)
        (self.folder / RESULTS).write_text(text, encoding="utf-8")
        return files + 1

    def _people(self) -> None:
        administrator = self._as(self.day.administrator.login)
        for part in self.day.people:
            added = self.office.administration.add_person(administrator, person_of(part), part.password)
            self.ids[part.login] = added.id
        for template in self.day.templates:
            self.office.planning.save_template(administrator, template_of(template))

    def _plan(self) -> None:
        part = self.day.plan
        session = self._as(part.made_by)
        known = {template.id: template for template in self.office.planning.templates(session)}
        plan: Plan = plan_of_day(self.day, self._person, known)
        self.plan_id = self.office.planning.draft(session, plan).id
        self.office.planning.release(session, self.plan_id)

    def _register(self) -> None:
        self._at(self.day.plan.applications_close)
        session = self._as(self.day.registered_by)
        if (self.day.roster is None) == (not self.day.candidates):
            raise Refused("day-candidates-missing")
        if self.day.roster is not None:
            path = (self._beside / self.day.roster.file).resolve()
            if path.parent != self._beside.resolve():
                raise Refused("day-roster-outside", name=path.name)
            preview = self.office.registration.preview(session, self.plan_id, path)
            leave_out = self.day.roster.leave_out
            self.candidates = self.office.registration.accept(session, self.plan_id, preview, leave_out=leave_out)
        else:
            entries = [candidate_entry(part, self.day) for part in self.day.candidates]
            self.candidates = tuple(self.office.registration.add(session, self.plan_id, entry) for entry in entries)

    def _mark(self) -> None:
        self._at(self.day.plan.starts)
        for presence in self.day.presence:
            key = FormKey(self._candidate(presence.candidate), ComponentKind(presence.component))
            found = Presence(presence.presence)
            self.office.registration.set_presence(self._as(presence.by), self.plan_id, key, found, presence.reason)
        replaced = [(part.component, part.old) for part in self.day.replacements]
        early = [part for part in self.day.scores if (part.component, part.assessor) in replaced]
        self._enter(early)
        for change in self.day.replacements:
            kind = ComponentKind(change.component)
            chosen = tuple(self._candidate(number) for number in change.candidates)
            old, new = self._person(change.old), self._person(change.new)
            replacement = Replacement(self.plan_id, kind, old, new, chosen, change.reason)
            self.office.board.replace_assessor(self._as(change.by), replacement)
        self._enter([part for part in self.day.scores if part not in early])

    def _enter(self, scores: list[ScorePart]) -> None:
        """Enter columns person by person, as they would sit down to it."""
        order = list(dict.fromkeys(part.assessor for part in scores))
        done = 0
        for login in order:
            session = self._as(login)
            for part in (part for part in scores if part.assessor == login):
                kind = ComponentKind(part.component)
                key = ColumnKey(self._candidate(part.candidate), kind, self._person(login))
                self.office.marking.fill(session, key, part.items)
                if part.submit:
                    self.office.marking.submit(session, key)
                done += 1
                self._progress("scores", done, len(scores))

    def _review(self) -> None:
        for part in self.day.reviews:
            candidate = self._candidate(part.candidate)
            questions = tuple(Question(self._person(q.asked_by), q.text, q.answer) for q in part.questions)
            record = ReviewRecord(candidate, Work(part.work), part.title, "", questions)
            self.office.reviewing.record(self._as(part.recorded_by), record)
        for part in self.day.reviews:
            for vote in part.votes:
                candidate = self._candidate(part.candidate)
                session = self._as(vote.member)
                self.office.reviewing.vote(session, candidate, approve=vote.approve, opinion=vote.opinion)

    def _sign(self) -> None:
        self._at(self.day.plan.ends)
        if self.day.supervision is not None:
            session = self._as(self.day.plan.supervisor)
            record = self.day.supervision
            self.office.signing.record_supervision(session, self.plan_id, record.checks, record.remarks)
        signatures = self.day.signatures
        if signatures is None:
            return
        for login in signatures.confirm:
            session = self._as(login)
            own = self.office.signing.own_forms(session, self.plan_id)
            self.office.signing.confirm(session, [item.seen for item in own], self._passwords[login])
        if signatures.supervise is not None:
            login, note = signatures.supervise.by, signatures.supervise.note
            seen = [item.seen for item in self._forms()]
            self.office.signing.supervise(self._as(login), seen, self._passwords[login], note=note)
        if signatures.opinion is not None:
            login = signatures.opinion.by
            seen = [item.seen for item in self._forms()]
            self.office.signing.give_opinion(self._as(login), seen, self._passwords[login])

    def _publish(self) -> None:
        notice = self.day.notice
        if notice is None:
            return
        self._at(notice.on)
        self.office.noticing.publish(self._as(notice.by), self.plan_id, notice.place, last_day=notice.last_day)
        for part in sorted(notice.objections, key=lambda part: part.on):
            self._at(part.on)
            about = "" if part.candidate is None else self._candidate(part.candidate)
            raised = self.office.noticing.object(self._as(part.by), self.plan_id, part.text, candidate=about)
            if part.resolution:
                self._at(part.resolved_on or part.on)
                session = self._as(part.by)
                self.office.noticing.resolve(session, raised.id, part.resolution, upheld=part.upheld)

    def _file(self) -> None:
        filing = self.day.filing
        if filing is None:
            return
        self._at(filing.prepared)
        self.office.filing.prepare(self._as(filing.by), self.plan_id)
        if filing.submitted is not None:
            self._at(filing.submitted)
            self.office.filing.submit(self._as(filing.by), self.plan_id)
        for part in filing.decisions:
            self._at(part.on)
            session = self._as(filing.by)
            self.office.filing.decide(session, self.plan_id, part.step, accepted=part.accepted, remark=part.remark)

    def _certify(self) -> None:
        for part in self.day.certificates:
            self._at(part.on)
            session, level = self._as(part.by), Level(part.level)
            self.office.certifying.issue(session, self.plan_id, level, first_serial=part.first_serial)

    def _forms(self) -> tuple[SignItem, ...]:
        """Return every complete form, as the office lists them before somebody signs."""
        return self.office.signing.forms(self._as(self._clerk()), self.plan_id)

    def _clerk(self) -> str:
        """Return somebody of the office or HR, who may read results and make documents."""
        for part in self.day.people:
            if Role.HR.value in part.roles:
                return part.login
        return self.day.registered_by

    def _as(self, login: str) -> Session:
        """Return the session of the person named; an unknown login is ``Refused`` (``day-person-unknown``)."""
        if login not in self._passwords:
            raise Refused("day-person-unknown", login=login)
        if login not in self._sessions:
            self._sessions[login] = self.office.sign_in(login, self._passwords[login])
        return self._sessions[login]

    def _person(self, login: str) -> str:
        if login not in self.ids:
            raise Refused("day-person-unknown", login=login)
        return self.ids[login]

    def _candidate(self, number: int) -> str:
        if number > len(self.candidates):
            raise Refused("day-candidate-unknown", number=number, count=len(self.candidates))
        return self.candidates[number - 1].id

    def _at(self, day: date) -> None:
        """Move the clock to the morning of a day; it never goes back."""
        wanted = datetime.combine(day, _MORNING)
        if wanted > self._clock.now():
            self._clock.put(wanted)
            self._sessions.clear()


def _nobody(_what: str, _done: int, _of: int) -> None:
    """Nobody listens."""
