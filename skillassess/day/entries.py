"""Turns the parts of a day file into the values the office takes. Owns no rule: the office refuses what is wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from skillassess.errors import Refused
from skillassess.model.identity import IdType, normalise_id, normalise_name, read_resident_id
from skillassess.model.institution import FiledOccupation, Institution, Standing
from skillassess.model.levels import Level
from skillassess.model.people import AssessorGrade, Person, Role
from skillassess.model.plans import Component, EditionRef, Method, Plan, Target, TemplateRef
from skillassess.model.roster import RosterEntry
from skillassess.model.sheets import ComponentKind, Form, Grade, Group, Item, Template

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from skillassess.day.day_file import CandidatePart, ComponentPart, DayFile, ItemPart, PersonPart, TemplatePart


def institution_of(day: DayFile) -> Institution:
    """Return the institution of a day."""
    part = day.institution
    occupations = tuple(
        FiledOccupation(o.code, o.name, tuple(Level(code) for code in o.levels), o.job_types, o.has_level_one)
        for o in part.occupations
    )
    standing = tuple(Standing(name) for name in part.standing)
    return Institution(part.name, part.code, occupations, standing, issuer=part.issuer)


def person_of(part: PersonPart) -> Person:
    """Return a person; the office gives the id."""
    return Person(
        id="",
        login=part.login,
        name=part.name,
        roles=tuple(Role(role) for role in part.roles),
        employer=part.employer,
        grade=None if part.grade is None else AssessorGrade(part.grade),
        card_number=part.card_number,
        card_valid_until=part.card_valid_until,
    )


def template_of(part: TemplatePart) -> Template:
    """Return a sheet template with its items numbered from 1; the office gives the version."""
    number = 0
    groups = []
    for group in part.groups:
        items = []
        for item in group.items:
            number += 1
            items.append(_item(number, item))
        groups.append(Group(group.name, tuple(items)))
    kind, form = ComponentKind(part.kind), Form(part.form)
    return Template(part.id, 1, kind, form, part.title, tuple(groups), part.notes, part.source)


def plan_of_day(day: DayFile, person: Callable[[str], str], templates: Mapping[str, Template]) -> Plan:
    """Return the plan; ``person`` gives the id behind a login."""
    part = day.plan
    targets = []
    for place, target in enumerate(part.targets, start=1):
        filed = next((o for o in day.institution.occupations if o.code == target.occupation_code), None)
        name = "" if filed is None else filed.name
        targets.append(
            Target(
                id=f"t{place}",
                occupation_code=target.occupation_code,
                occupation=name,
                job_type=target.job_type or name,
                level=Level(target.level),
                method=Method(target.method),
                components=tuple(_component(c, person, templates) for c in target.components),
                basis=target.basis,
            )
        )
    return Plan(
        id="",
        title=part.title,
        targets=tuple(targets),
        applications_close=part.applications_close,
        starts=part.starts,
        ends=part.ends,
        place=part.place,
        supervisor=person(part.supervisor),
        edition=EditionRef("", ""),
        pay_link=part.pay_link,
        drop_extremes=part.drop_extremes,
        own_plan=part.own_plan,
        own_plan_published=part.own_plan_published,
    )


def candidate_entry(part: CandidatePart, day: DayFile) -> RosterEntry:
    """Return a candidate given in the file; birth date and sex come from the ID number where it holds them."""
    id_type = _id_type(part.id_type)
    number = normalise_id(part.id_number).value
    born, sex = part.birth_date, part.sex
    if id_type is IdType.RESIDENT:
        resident = read_resident_id(number)
        if part.birth_date not in (None, resident.birth_date) or part.sex not in ("", resident.sex):
            raise Refused("day-identity-contradicts")
        born, sex = resident.birth_date, resident.sex
    if born is None:
        raise Refused("day-birth-date-missing")
    return RosterEntry(
        name=normalise_name(part.name).value,
        id_type=id_type,
        id_number=number,
        sex=sex,
        birth_date=born,
        education=part.education,
        source="",
        certificate_pickup="",
        occupation=part.occupation,
        job_type=part.job_type,
        level=Level(part.level),
        condition=part.condition,
        phone=part.phone,
        work_start=part.work_start,
        employer=part.employer or day.institution.name,
        post=part.post,
        remark="",
    )


def _id_type(text: str) -> IdType:
    if text not in tuple(IdType):
        raise Refused("day-id-type-unknown", text=text)
    return IdType(text)


def _item(number: int, part: ItemPart) -> Item:
    return Item(
        no=number,
        name=part.name,
        maximum=Decimal(part.maximum),
        requirement=part.requirement,
        standard=part.standard,
        subgroup=part.subgroup,
        step=Decimal(part.step),
        minimum=Decimal(part.minimum),
        grades=tuple(Grade(grade.word, Decimal(grade.points)) for grade in part.grades),
    )


def _component(part: ComponentPart, person: Callable[[str], str], templates: Mapping[str, Template]) -> Component:
    template = templates.get(part.template)
    if template is None:
        raise Refused("template-unknown", sheet=part.template)
    return Component(
        kind=ComponentKind(part.kind),
        template=TemplateRef(template.id, template.version),
        line=Decimal(part.line),
        scorers=tuple(person(login) for login in part.scorers),
        trainees=tuple(person(login) for login in part.trainees),
    )
