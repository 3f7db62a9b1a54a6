"""Plans and sheet templates: made by the office, checked beside the form, released once, then frozen.

A plan with an error among its findings can be kept as a draft but not released.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from skillassess.clock import CHINA, today
from skillassess.errors import Note, Refused
from skillassess.model.institution import Institution
from skillassess.model.people import Person, Role
from skillassess.model.plans import EditionRef, Plan, PlanState, Target, TemplateRef, plan_number
from skillassess.model.sheets import ComponentKind, Template, check_template
from skillassess.office.choices import Choices, choices_of
from skillassess.office.naming import INSTITUTION, template_id
from skillassess.office.rights import Session, right
from skillassess.rules import editions
from skillassess.rules.methods import PlanFacts, check_plan
from skillassess.rules.people import AssessorFacts, PeopleFacts, Sitting, check_people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillassess.model.levels import Level
    from skillassess.office.door import MainDoor
    from skillassess.store.reading import Reading

_EDITION_MEDIA = "application/json"
_FINDING_ERROR = "error"
_NUMBER_PREFIX = 10


class Planning:
    """Use cases of planning."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("plan.read")
    def plans(self, session: Session) -> tuple[Plan, ...]:
        """Return every plan, newest number last."""
        with self.door.look() as reading:
            return reading.values(Plan)

    @right("plan.read")
    def plan(self, session: Session, plan_id: str) -> Plan:
        """Return a plan; an unknown one is ``Refused`` (``plan-unknown``)."""
        with self.door.look() as reading:
            return _plan(reading, plan_id)

    @right("plan.read")
    def choices(self, session: Session, level: Level) -> Choices:
        """Return the lawful methods and components of a level under the present edition (25号 art. 16, T/S plan)."""
        return choices_of(editions.load().methods, level)

    @right("plan.make")
    def draft(self, session: Session, plan: Plan) -> Plan:
        """Keep a draft under a new plan number and under the present rule edition (``plan.id`` is given here)."""
        edition = editions.load()
        with self.door.look() as reading:
            institution = reading.get(Institution, INSTITUTION)
            serial = _next_serial(
                reading, plan_number(plan.starts.year, institution.sequence, institution.code[5:7], 0)
            )
        number = plan_number(plan.starts.year, institution.sequence, institution.code[5:7], serial)
        kept = replace(plan, id=number, state=PlanState.DRAFT, edition=EditionRef(edition.id, edition.digest))
        with self.door.act(session, "plan.draft", number) as writing:
            writing.keep(edition.text.encode(), _EDITION_MEDIA)
            _check_references(writing, kept)
            writing.put(number, kept, seen=0)
        return kept

    @right("plan.make")
    def change(self, session: Session, plan: Plan) -> Plan:
        """Keep a draft anew; a released plan is frozen (``plan-frozen``)."""
        with self.door.act(session, "plan.change", plan.id) as writing:
            before = _plan(writing, plan.id)
            if before.state is not PlanState.DRAFT:
                raise Refused("plan-frozen")
            kept = replace(plan, state=PlanState.DRAFT, edition=before.edition)
            _check_references(writing, kept)
            writing.put(plan.id, kept)
        return kept

    @right("plan.read")
    def findings(self, session: Session, plan: Plan) -> tuple[Note, ...]:
        """Return what the rules say of a plan as it stands on the form, kept or not (25号 art. 14-17)."""
        from skillassess.office.eligibility_cases import unmet  # noqa: PLC0415  those cases stand on plans themselves

        with self.door.look() as reading:
            return (*_findings(reading, plan, self.door), *unmet(reading, plan))

    @right("plan.release")
    def release(self, session: Session, plan_id: str) -> Plan:
        """Freeze a plan so that candidates can be taken in; the first error among its findings refuses it."""
        with self.door.act(session, "plan.release", plan_id) as writing:
            plan = _plan(writing, plan_id)
            if plan.state is not PlanState.DRAFT:
                raise Refused("plan-frozen")
            for note in _findings(writing, plan, self.door):
                if note.severity == _FINDING_ERROR:
                    raise Refused(note.code, clause=note.clause, **dict(note.params))
            released = replace(plan, state=PlanState.RELEASED)
            writing.put(plan_id, released)
        return released

    @right("template.read")
    def templates(self, session: Session) -> tuple[Template, ...]:
        """Return the newest version of every sheet template."""
        with self.door.look() as reading:
            found = reading.values(Template)
        newest: dict[str, Template] = {}
        for template in sorted(found, key=lambda t: t.version):
            newest[template.id] = template
        return tuple(newest.values())

    @right("template.read")
    def template(self, session: Session, ref: TemplateRef) -> Template:
        """Return a template at one version."""
        with self.door.look() as reading:
            return reading.get(Template, template_id(ref))

    @right("template.make")
    def save_template(self, session: Session, template: Template) -> Template:
        """Keep a template as the next version of its id; versions in use never change (25号 Annex 2, note 2)."""
        check_template(template)
        with self.door.look() as reading:
            versions = [t.version for t in reading.values(Template) if t.id == template.id]
        kept = replace(template, version=max(versions, default=0) + 1)
        ref = TemplateRef(kept.id, kept.version)
        with self.door.act(session, "template.save", template_id(ref)) as writing:
            writing.put(template_id(ref), kept, seen=0)
        return kept


def edition_of(reading: Reading, plan: Plan) -> editions.Edition:
    """Return the edition a plan was made under, from the text kept with it."""
    edition = editions.load()
    if edition.digest == plan.edition.digest:
        return edition
    return editions.reopen(reading.blob(plan.edition.digest).decode())


def _plan(reading: Reading, plan_id: str) -> Plan:
    stored = reading.find(Plan, plan_id)
    if stored is None:
        raise Refused("plan-unknown")
    return stored.value


def _next_serial(reading: Reading, first: str) -> int:
    prefix = first[:_NUMBER_PREFIX]
    return (
        max((int(plan.id[_NUMBER_PREFIX:]) for plan in reading.values(Plan) if plan.id.startswith(prefix)), default=0)
        + 1
    )


def _check_references(reading: Reading, plan: Plan) -> None:
    known = {stored.id for stored in reading.all(Person)}
    if not plan.targets:
        raise Refused("plan-without-target")
    if len({target.id for target in plan.targets}) != len(plan.targets):
        raise Refused("plan-target-twice")
    for person in (*plan.scorers, *([plan.supervisor] if plan.supervisor else [])):
        if person not in known:
            raise Refused("person-unknown")
    for target in plan.targets:
        for part in target.components:
            if reading.find(Template, template_id(part.template)) is None:
                raise Refused("template-unknown", sheet=part.template.id)


def _findings(reading: Reading, plan: Plan, door: MainDoor) -> Iterator[Note]:
    edition = edition_of(reading, plan)
    institution = reading.get(Institution, INSTITUTION)
    people = {stored.id: stored.value for stored in reading.all(Person)}
    levels = dict.fromkeys(target.level for target in plan.targets)
    yield from dict.fromkeys(note for level in levels for note in editions.edition_status(edition, plan.starts, level))
    yield from _head_findings(plan)
    if plan.state is PlanState.DRAFT and plan.ends < today(door.clock):
        yield Note("plan-in-the-past", "warning")
    for target in plan.targets:
        yield from _target_findings(reading, plan, target, institution)
        yield from _role_findings(plan, target, people)
        yield from check_plan(edition.methods, plan_facts(plan, target, institution))
        for facts in people_facts(plan, target, people, sittings(reading, plan)):
            yield from _named(check_people(edition.people, facts), people)


def _head_findings(plan: Plan) -> Iterator[Note]:
    if not plan.title.strip():
        yield Note("plan-title-missing", _FINDING_ERROR)
    if not plan.place.strip():
        yield Note("plan-place-missing", "warning")
    if plan.ends < plan.starts or plan.applications_close > plan.starts:
        yield Note("plan-dates-order", _FINDING_ERROR)
    held = [(target.occupation_code, target.job_type, target.level) for target in plan.targets]
    if len(set(held)) != len(held):
        yield Note("plan-target-twice", _FINDING_ERROR)


def _target_findings(reading: Reading, plan: Plan, target: Target, institution: Institution) -> Iterator[Note]:
    filed = institution.occupation(target.occupation_code)
    if filed is None:
        shown = (("occupation", target.occupation),)
        yield Note("plan-occupation-not-filed", _FINDING_ERROR, shown, "粤人社规〔2025〕25号 第十四条")
    for part in target.components:
        sheet = reading.get(Template, template_id(part.template))
        if sheet.kind is not part.kind:
            yield Note("plan-sheet-of-other-kind", _FINDING_ERROR, (("sheet", sheet.title),))
    if plan.drop_extremes:
        for part in target.components:
            if len(part.scorers) < 5:  # noqa: PLR2004  domain §5
                yield Note("too-few-to-drop", _FINDING_ERROR, (("count", str(len(part.scorers))), ("needed", "5")))


def plan_facts(plan: Plan, target: Target, institution: Institution) -> PlanFacts:
    """Return what the method rules need to know of one target of a plan."""
    filed = institution.occupation(target.occupation_code)
    return PlanFacts(
        level=target.level,
        method=target.method,
        components=tuple(part.kind for part in target.components),
        starts=plan.starts,
        lines={part.kind: part.line for part in target.components},
        basis=target.basis,
        pay_link=plan.pay_link,
        standing=institution.standing,
        filed_levels=() if filed is None else filed.levels,
        own_plan=plan.own_plan,
        own_plan_published=plan.own_plan_published,
        occupation_has_level_one=None if filed is None else filed.has_level_one,
    )


def sittings(reading: Reading, plan: Plan) -> tuple[Sitting, ...]:
    """Return where the plan's people must be, day by day, in this plan and in every released one."""
    others = (other for other in reading.values(Plan) if other.id != plan.id and other.state is PlanState.RELEASED)
    found: list[Sitting] = []
    for one in (plan, *others):
        starts = datetime.combine(one.starts, time(), CHINA)
        ends = datetime.combine(one.ends, time(), CHINA) + timedelta(days=1)
        needed = plan.scorers | {plan.supervisor}
        busy = (one.scorers | {one.supervisor}) & needed - {""}
        found.extend(Sitting(person, one.place, starts, ends) for person in sorted(busy) if ends > starts)
    return tuple(found)


def people_facts(
    plan: Plan, target: Target, people: dict[str, Person], places: tuple[Sitting, ...] = ()
) -> Iterator[PeopleFacts]:
    """Yield what the people rules need to know, once for each scored component of a target."""
    days = tuple({plan.starts, plan.ends})
    supervisors = (plan.supervisor,) if plan.supervisor else ()
    parts = [part for part in target.components if part.kind is not ComponentKind.REVIEW]
    review = next((part for part in target.components if part.kind is ComponentKind.REVIEW), None)
    panel = () if review is None else tuple(_assessor(people[person]) for person in review.scorers)
    for part in parts:
        yield PeopleFacts(
            level=target.level,
            days=days,
            assessors=tuple(_assessor(people[person]) for person in part.scorers),
            supervisors=supervisors,
            panel=panel,
            has_review=review is not None,
            batch_assessors=plan.scorers,
            sittings=places,
        )


def _assessor(person: Person) -> AssessorFacts:
    return AssessorFacts(person.id, person.grade, None, person.card_valid_until)


def _named(notes: tuple[Note, ...], people: dict[str, Person]) -> Iterator[Note]:
    """Put names in the place of ids, for people to read."""
    for note in notes:
        params = tuple(
            (key, people[value].name if key == "person" and value in people else value) for key, value in note.params
        )
        yield replace(note, params=params)


def _role_findings(plan: Plan, target: Target, people: dict[str, Person]) -> Iterator[Note]:
    wanted = [
        (person, Role.PANEL if part.kind is ComponentKind.REVIEW else Role.ASSESSOR)
        for part in target.components
        for person in (*part.scorers, *part.trainees)
    ]
    if plan.supervisor:
        wanted.append((plan.supervisor, Role.SUPERVISOR))
    for person, role in wanted:
        if not people[person].has(role):
            yield Note("person-lacks-role", _FINDING_ERROR, (("person", people[person].name), ("role", role.value)))
