"""What the plan form draws from: institution, people, sheets, lawful choices, as read once. Owns default values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from skillassess.model.levels import Level
from skillassess.model.plans import Component, Method, Plan, Target, TemplateRef
from skillassess.model.sheets import ComponentKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillassess.model.institution import FiledOccupation, Institution
    from skillassess.model.people import Person
    from skillassess.model.sheets import Template
    from skillassess.office.choices import Choice, Choices
    from ui.overview import View


@dataclass(frozen=True, slots=True)
class Stock:
    """Everything the form offers."""

    institution: Institution
    people: tuple[Person, ...]
    templates: tuple[Template, ...]
    choices: Mapping[Level, Choices]

    @property
    def sheet_kinds(self) -> frozenset[ComponentKind]:
        """Components for which there is a sheet."""
        return frozenset(template.kind for template in self.templates)

    def part(self, kind: ComponentKind, level: Level, like: Component | None = None) -> Component:
        """Return a component with the newest sheet of its kind, the lowest line, and the people of another."""
        sheet = self._sheet(kind, level)
        lowest = Decimal(self.choices[level].lowest_line)
        shared = like is not None and ComponentKind.REVIEW not in (kind, like.kind)
        scorers = like.scorers if like is not None and shared else ()
        return Component(kind, TemplateRef(sheet.id, sheet.version), lowest, scorers)

    def possible(self, level: Level) -> tuple[Choice, ...]:
        """Return the ways of a level for which there are sheets."""
        ways = self.choices[level].ways
        return tuple(way for way in ways if way.is_open or set(way.components) <= self.sheet_kinds)

    def target(self, number: str, filed: FiledOccupation, level: Level) -> Target:
        """Return a new target: the ability way where it is lawful, otherwise the first that has its sheets."""
        ways = self.possible(level)
        way = next((one for one in ways if one.method is Method.ABILITY), ways[0] if ways else None)
        kinds = () if way is None else tuple(k for k in way.components if not way.is_open or k is ComponentKind.REVIEW)
        return Target(
            id=number,
            occupation_code=filed.code,
            occupation=filed.name,
            job_type=filed.job_types[0] if filed.job_types else filed.name,
            level=level,
            method=Method.EXAM if way is None else way.method,
            components=tuple(self.part(kind, level) for kind in kinds if kind in self.sheet_kinds),
        )

    def next_target(self, plan: Plan) -> Target:
        """Return one more target: an occupation and level the plan does not hold yet, while there is one."""
        held = {(target.occupation_code, target.level) for target in plan.targets}
        filed = self.institution.occupations
        free = [(one, level) for one in filed for level in one.levels if (one.code, level) not in held]
        occupation, level = free[0] if free else (filed[0], filed[0].levels[0])
        taken = {target.id for target in plan.targets}
        number = next(f"t{n}" for n in range(1, len(taken) + 2) if f"t{n}" not in taken)
        made = self.target(number, occupation, level)
        first = plan.targets[0] if plan.targets else None
        return made if first is None else replace(made, basis=first.basis if first.level.is_appointed else "")

    def _sheet(self, kind: ComponentKind, level: Level) -> Template:
        """Return the sheet whose id names the level, else the first of its kind."""
        fitting = [template for template in self.templates if template.kind is kind]
        ending = "-TS" if level.is_appointed else f"-L{level.code}"
        return next((template for template in fitting if template.id.endswith(ending)), fitting[0])


def read_stock(view: View) -> Stock:
    """Read what the form offers from the office."""
    office, session = view.office, view.session
    return Stock(
        institution=office.administration.institution(session),
        people=office.administration.people(session),
        templates=office.planning.templates(session),
        choices={level: office.planning.choices(session, level) for level in Level},
    )
