"""People (考评人员, 内督员, 综合评审委员会): who may assess whom, where and when. Owns the checks before the day.

Reads ``people.toml`` of an edition; answers with findings. Persons and candidates are the caller's own ids, which
findings give back so that the caller can put names to them; no name enters here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from typing import TYPE_CHECKING

from skillassess.errors import Note
from skillassess.model.levels import Level
from skillassess.model.people import AssessorGrade
from skillassess.model.recusal import Relation
from skillassess.rules.provisions import Document, Provision, note, read_bare_provision, read_provision

if TYPE_CHECKING:
    from skillassess.rules.reading import Table


@dataclass(frozen=True, slots=True)
class GroupRule:
    """Fewest members of a group, and whether the number must be odd."""

    provision: Provision
    lowest: int
    odd: bool


@dataclass(frozen=True, slots=True)
class GradeRule:
    """Which levels an assessor of a grade may assess."""

    provision: Provision
    grade: AssessorGrade
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class RecusalRule:
    """A relation that bars an assessor."""

    provision: Provision
    relation: Relation


@dataclass(frozen=True, slots=True)
class PeopleRules:
    """Everything an edition says about people."""

    assessors: GroupRule
    panel: GroupRule
    supervisor: Provision
    cards: Provision
    places: Provision
    grades: tuple[GradeRule, ...]
    recusals: tuple[RecusalRule, ...]

    def grade(self, grade: AssessorGrade) -> GradeRule:
        """Return the rule of a grade."""
        return next(rule for rule in self.grades if rule.grade is grade)

    def recusal(self, relation: Relation) -> RecusalRule:
        """Return the rule of a relation."""
        return next(rule for rule in self.recusals if rule.relation is relation)


@dataclass(frozen=True, slots=True)
class AssessorFacts:
    """One assessor or panel member. ``card_until`` is the last valid day; None with no card known."""

    person: str
    grade: AssessorGrade | None = None
    card_from: date | None = None
    card_until: date | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A declared relation between a person who assesses and a candidate of the same sitting."""

    person: str
    candidate: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Sitting:
    """Where a person must be, from ``starts`` until ``ends`` (aware; the end is not included)."""

    person: str
    place: str
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class PeopleFacts:
    """Who does what in one occupation and level of a plan.

    ``assessors`` score sheets (trainees not among them), ``panel`` reviews (empty where there is no review),
    ``has_review`` whether a review is part of the plan, ``batch_assessors`` everybody who scores anything in the
    whole batch, ``supervisors`` the internal supervisors, ``ties`` declared relations to candidates these persons
    would assess, ``days`` the assessment days, ``sittings`` all places and times of the persons, other plans included.
    """

    level: Level
    days: tuple[date, ...]
    assessors: tuple[AssessorFacts, ...]
    supervisors: tuple[str, ...]
    panel: tuple[AssessorFacts, ...] = ()
    has_review: bool = False
    batch_assessors: frozenset[str] = frozenset()
    ties: tuple[Tie, ...] = ()
    sittings: tuple[Sitting, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleSettings:
    """What an institution may set; None takes the edition's default. ``grades`` off checks no grades.

    ``cards`` says how a missing or lapsed card counts: ``error``, ``warning`` or ``off``.
    """

    fewest_assessors: int | None = None
    odd_assessors: bool | None = None
    fewest_panel: int | None = None
    odd_panel: bool | None = None
    grades: bool = True
    cards: str = "error"


def read_people(table: Table, documents: Mapping[str, Document]) -> PeopleRules:
    """Read ``people.toml``; every grade and relation of the program must be there exactly once."""
    rules = PeopleRules(
        assessors=_group(table.table("assessors"), documents),
        panel=_group(table.table("panel"), documents),
        supervisor=read_bare_provision(table.table("supervisor"), documents),
        cards=read_bare_provision(table.table("cards"), documents),
        places=read_bare_provision(table.table("places"), documents),
        grades=tuple(_grade(item, documents) for item in table.tables("grade")),
        recusals=tuple(_recusal(item, documents) for item in table.tables("recusal")),
    )
    table.done()
    if sorted(rule.grade for rule in rules.grades) != sorted(AssessorGrade):
        raise table.fault("edition-value-wrong", "grade")
    if sorted(rule.relation for rule in rules.recusals) != sorted(Relation):
        raise table.fault("edition-value-wrong", "recusal")
    return rules


def check_people(rules: PeopleRules, facts: PeopleFacts, settings: PeopleSettings | None = None) -> tuple[Note, ...]:
    """Return what is wrong (error) or doubtful (warning) with the people of one occupation and level."""
    chosen = settings or PeopleSettings()
    return (
        *_check_numbers(rules, facts, chosen),
        *_check_supervisors(rules, facts),
        *_check_grades(rules, facts, chosen),
        *_check_cards(rules, facts, chosen),
        *_check_ties(rules, facts),
        *_check_places(rules, facts),
    )


def _check_numbers(rules: PeopleRules, facts: PeopleFacts, settings: PeopleSettings) -> Iterator[Note]:
    fewest = rules.assessors.lowest if settings.fewest_assessors is None else settings.fewest_assessors
    odd = rules.assessors.odd if settings.odd_assessors is None else settings.odd_assessors
    yield from _check_group("assessors", rules.assessors, facts.assessors, fewest, odd=odd)
    if facts.has_review:
        fewest = rules.panel.lowest if settings.fewest_panel is None else settings.fewest_panel
        odd = rules.panel.odd if settings.odd_panel is None else settings.odd_panel
        yield from _check_group("panel", rules.panel, facts.panel, fewest, odd=odd)
    elif facts.panel:
        yield note("panel-without-review", rules.panel.provision.name, "warning")


def _check_group(
    name: str, rule: GroupRule, members: tuple[AssessorFacts, ...], fewest: int, *, odd: bool
) -> Iterator[Note]:
    persons = [member.person for member in members]
    for person in sorted({person for person in persons if persons.count(person) > 1}):
        yield note(f"{name}-member-twice", rule.provision.name, person=person)
    number = len(set(persons))
    if number < fewest:
        yield note(f"{name}-too-few", rule.provision.name, number=str(number), needed=str(fewest))
    if odd and number % 2 == 0:
        yield note(f"{name}-even", rule.provision.name, number=str(number))


def _check_supervisors(rules: PeopleRules, facts: PeopleFacts) -> Iterator[Note]:
    if not facts.supervisors:
        yield note("supervisor-missing", rules.supervisor.name)
    assessing = facts.batch_assessors | {member.person for member in (*facts.assessors, *facts.panel)}
    for person in sorted(assessing & set(facts.supervisors)):
        yield note("supervisor-assesses", rules.supervisor.name, person=person)


def _check_grades(rules: PeopleRules, facts: PeopleFacts, settings: PeopleSettings) -> Iterator[Note]:
    if not settings.grades:
        return
    for member in facts.assessors:
        if member.grade is None:
            clause = rules.grades[0].provision
            yield note("assessor-grade-unknown", clause.name, "warning", person=member.person)
            continue
        rule = rules.grade(member.grade)
        if facts.level not in rule.levels:
            level = facts.level.full_name
            yield note("assessor-grade-too-low", rule.provision.name, person=member.person, level=level)


def _check_cards(rules: PeopleRules, facts: PeopleFacts, settings: PeopleSettings) -> Iterator[Note]:
    if settings.cards == "off":
        return
    for member in facts.assessors:
        if member.card_until is None:
            yield note("assessor-card-unknown", rules.cards.name, "warning", person=member.person)
            continue
        for day in sorted(facts.days):
            early = member.card_from is not None and day < member.card_from
            if early or day > member.card_until:
                shown = {"person": member.person, "day": day.isoformat(), "until": member.card_until.isoformat()}
                yield note("assessor-card-not-valid", rules.cards.name, settings.cards, **shown)
                break


def _check_ties(rules: PeopleRules, facts: PeopleFacts) -> Iterator[Note]:
    assessing = {member.person for member in (*facts.assessors, *facts.panel)}
    for tie in facts.ties:
        if tie.person in assessing:
            provision = rules.recusal(tie.relation).provision
            yield note(f"recusal-{tie.relation.value}", provision.name, person=tie.person, candidate=tie.candidate)


def _check_places(rules: PeopleRules, facts: PeopleFacts) -> Iterator[Note]:
    for sitting in facts.sittings:
        if sitting.ends <= sitting.starts:
            yield note("sitting-ends-before-it-starts", rules.places.name, person=sitting.person, place=sitting.place)
    ordered = sorted(facts.sittings, key=lambda sitting: (sitting.person, sitting.starts))
    for one, other in combinations(ordered, 2):
        apart = one.place != other.place and one.person == other.person
        if apart and one.starts < other.ends and other.starts < one.ends:
            places = {"place": one.place, "other": other.place}
            yield note("assessor-in-two-places", rules.places.name, person=one.person, **places)


def _group(table: Table, documents: Mapping[str, Document]) -> GroupRule:
    rule = GroupRule(read_provision(table, documents), table.integer("lowest", lowest=1), table.flag("odd"))
    table.done()
    return rule


def _grade(table: Table, documents: Mapping[str, Document]) -> GradeRule:
    rule = GradeRule(read_provision(table, documents), table.option("grade", AssessorGrade), table.levels("levels"))
    table.done()
    return rule


def _recusal(table: Table, documents: Mapping[str, Document]) -> RecusalRule:
    rule = RecusalRule(read_provision(table, documents), table.option("relation", Relation))
    table.done()
    return rule
