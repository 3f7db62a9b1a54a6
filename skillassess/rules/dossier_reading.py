"""Dossiers as JSON: reading them, with every fault in words. Owns the names of ``dossier.schema.json``; judges nothing.

A value that cannot be read becomes unknown, which leads to "cannot tell" and never to a yes; what was wrong is a note
with its place. Only a text that is no JSON object, or has no closing date, is refused as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from skillassess.errors import Note, Refused
from skillassess.model.dossier import (
    Apprentice,
    Award,
    AwardKind,
    Benefit,
    Commendation,
    Contest,
    ContestResult,
    Decision,
    Dossier,
    Education,
    Employment,
    EmploymentSpan,
    EnterpriseFacts,
    Falsification,
    Grantor,
    Honour,
    Posting,
    PriorCertificate,
    Prize,
    Programme,
    Project,
    ProjectKind,
    Rank,
    School,
    Title,
    Workplace,
    YearResult,
)
from skillassess.rules.json_part import Part

LARGEST = 2_000_000
_PRIZES = {"gold": Prize.FIRST, "silver": Prize.SECOND, "bronze": Prize.THIRD}


def dossier_from_json(text: str | bytes, closing: date | None = None) -> tuple[Dossier, tuple[Note, ...]]:
    """Return the dossier in a JSON text, and what could not be read of it.

    ``closing`` replaces the closing date in the text. Refused: ``dossier-not-json``, ``dossier-too-large``,
    ``dossier-without-closing``.
    """
    if len(text) > LARGEST:
        raise Refused("dossier-too-large", most=LARGEST)
    repeated: list[str] = []
    try:
        data = json.loads(text, parse_float=Decimal, parse_constant=str, object_pairs_hook=_pairs(repeated))
    except (ValueError, RecursionError) as problem:
        raise Refused("dossier-not-json") from problem
    if not isinstance(data, dict):
        raise Refused("dossier-not-json")
    notes = [Note("dossier-key-twice", "warning", (("ref", key),)) for key in repeated]
    return _dossier(Part("", data, notes), closing), tuple(notes)


def _pairs(repeated: list[str]) -> Callable[[list[tuple[str, object]]], dict[str, object]]:
    def build(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                repeated.append(key)
            found[key] = value
        return found

    return build


def _dossier(part: Part, closing: date | None) -> Dossier:
    person = part.part("person") or Part("person", {}, part.notes)
    application = part.part("application") or Part("application", {}, part.notes)
    stated = application.day("closing")
    day = closing or stated
    if day is None:
        raise Refused("dossier-without-closing")
    part.code = application.text("occupation_code")
    application.text("occupation")
    posting = part.part("post")
    dossier = Dossier(
        closing=day,
        person=person.text("name"),
        born=person.day("born"),
        enterprise=_enterprise(part.part("enterprise") or Part("enterprise", {}, part.notes)),
        posting=None if posting is None else _posting(posting),
        employment=part.facts("employment", _span),
        certificates=part.facts("certificates", _certificate),
        titles=part.facts("titles", _title),
        education=part.facts("education", _education),
        honours=part.facts("honours", _honour),
        commendations=part.facts("commendations", _commendation),
        year_results=part.facts("year_results", _year_result),
        contests=part.facts("contests", _contest),
        apprentices=part.facts("apprentices", _apprentice),
        benefits=part.facts("benefits", _benefit),
        projects=part.facts("projects", _project),
        awards=part.facts("awards", _award),
        decisions=part.facts("decisions", _decision) or (),
        falsifications=part.facts("falsifications", _falsification) or (),
        evidence=tuple(found for found in part.facts("evidence", _evidence) or () if found),
    )
    for known in (part, person, application):
        known.done()
    return dossier


def _enterprise(part: Part) -> EnterpriseFacts:
    facts = EnterpriseFacts(
        name=part.text("name"),
        guangzhou_owned=part.flag("guangzhou_owned"),
        pilot_listed=part.flag("pilot_listed"),
        first_assessment=part.flag("first_assessment"),
        stock_plan_filed=part.day("stock_plan_filed"),
    )
    part.done()
    return facts


def _posting(part: Part) -> Posting:
    posting = Posting("post", part.evidence(), part.day("probation_passed"), part.day("confirmed"))
    part.done()
    return posting


def _span(part: Part) -> EmploymentSpan:
    last, running = part.ends("to")
    return EmploymentSpan(
        ref=part.ref,
        evidence=part.evidence(),
        first=part.day("from"),
        last=last,
        running=running and bool(part.data),
        employer=part.text("employer"),
        workplace=part.option("workplace", Workplace),
        form=part.option("form", Employment),
        bond=part.bond(),
        in_guangzhou=part.flag("in_guangzhou"),
    )


def _certificate(part: Part) -> PriorCertificate:
    return PriorCertificate(
        ref=part.ref,
        evidence=part.evidence(),
        level=part.level("level"),
        issued=part.day("issued"),
        bond=part.bond(),
        number=part.text("number"),
        occupation=part.text("occupation"),
    )


def _title(part: Part) -> Title:
    tier, issued, corresponds = part.tier("tier"), part.day("issued"), part.flag("corresponds")
    part.text("name")
    return Title(part.ref, part.evidence(), tier, issued, corresponds, part.flag("is_qualification"))


def _education(part: Part) -> Education:
    part.text("school_name")
    return Education(
        ref=part.ref,
        evidence=part.evidence(),
        programme=part.option("programme", Programme),
        school=part.option("school", School),
        bond=part.bond(),
        graduated=part.day("graduated"),
        evaluated=part.flag("evaluated"),
    )


def _honour(part: Part) -> Honour:
    return Honour(
        ref=part.ref,
        evidence=part.evidence(),
        name=part.text("name"),
        rank=part.option("rank", Rank),
        granted=part.day("granted"),
        by=part.option("by", Grantor),
        skill=part.flag("skill"),
        unit_tier=part.whole("unit_tier"),
        list_years=part.years("list_years"),
    )


def _commendation(part: Part) -> Commendation:
    part.text("name")
    return Commendation(part.ref, part.evidence(), part.year("year"), part.day("granted"), part.flag("by_skill"))


def _year_result(part: Part) -> YearResult:
    return YearResult(
        ref=part.ref,
        evidence=part.evidence(),
        year=part.year("year"),
        reached=part.flag("reached"),
        percent=part.number("percent"),
        related_post=part.flag("related_post"),
        decided=part.day("decided"),
    )


def _contest(part: Part) -> ContestResult:
    part.text("name")
    return ContestResult(
        ref=part.ref,
        evidence=part.evidence(),
        contest=part.option("contest", Contest),
        organiser=part.option("organiser", Rank),
        grade=part.level("grade"),
        prize=part.option("prize", Prize, _PRIZES),
        awarded=part.day("awarded"),
    )


def _apprentice(part: Part) -> Apprentice:
    part.text("name")
    level, hired, left = part.level("level"), part.day("hired"), part.day("left")
    return Apprentice(part.ref, part.evidence(), level, hired, left, part.flag("hired_here"))


def _benefit(part: Part) -> Benefit:
    part.text("project")
    return Benefit(part.ref, part.evidence(), part.number("amount"), part.flag("led"), part.day("reached"))


def _project(part: Part) -> Project:
    part.text("name")
    return Project(part.ref, part.evidence(), part.option("kind", ProjectKind), part.flag("led"), part.day("finished"))


def _award(part: Part) -> Award:
    part.text("name")
    return Award(
        ref=part.ref,
        evidence=part.evidence(),
        kind=part.option("kind", AwardKind),
        rank=part.option("rank", Rank),
        prize=part.option("prize", Prize, _PRIZES),
        led=part.flag("led"),
        applied=part.flag("applied"),
        granted=part.day("granted"),
    )


def _decision(part: Part) -> Decision:
    return Decision(
        ref=part.ref,
        evidence=part.evidence(),
        entry=part.text("condition"),
        approved=part.flag("approved"),
        reviewer=part.text("reviewer"),
        reason=part.text("reason"),
        decided=part.day("decided"),
    )


def _falsification(part: Part) -> Falsification:
    part.text("what")
    return Falsification(part.ref, part.evidence(), part.day("found"))


def _evidence(part: Part) -> str:
    for key in ("file", "sha256", "what"):
        part.text(key)
    return part.text("id")
