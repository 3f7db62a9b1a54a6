"""The assessment plan (评价计划 / 批次): who is assessed in what, by which method, by whom, when and where.

The office makes it; once released it is frozen but for people replaced with a written reason. A plan remembers the
rule edition it was made under and goes on computing under it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from skillassess.errors import Refused
from skillassess.model.levels import Level
from skillassess.model.sheets import ComponentKind


class Method(StrEnum):
    """How a level is assessed (25号 art. 16; 评聘 by the T/S plan)."""

    EXAM = "exam"
    COMBINED = "combined"
    ABILITY = "ability"
    APPOINTMENT = "appointment"


class PlanState(StrEnum):
    """Draft until released; released until archived."""

    DRAFT = "draft"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class TemplateRef:
    """A template at one version."""

    id: str
    version: int


@dataclass(frozen=True, slots=True)
class Component:
    """One assessed part: its sheet, its own line in points, who scores it in column order, who only trains."""

    kind: ComponentKind
    template: TemplateRef
    line: Decimal
    scorers: tuple[str, ...]
    trainees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """An occupation and level within a plan, with the method and its components."""

    id: str
    occupation_code: str
    occupation: str
    job_type: str
    level: Level
    method: Method
    components: tuple[Component, ...]
    basis: str = ""

    def component(self, kind: ComponentKind) -> Component:
        """Return the component of a kind; one that is not part of the target is ``Refused``."""
        for component in self.components:
            if component.kind is kind:
                return component
        raise Refused("component-not-in-plan", component=kind.value)


@dataclass(frozen=True, slots=True)
class EditionRef:
    """The rule edition a plan was made under: its id and the digest of its text."""

    id: str
    digest: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan. ``id`` is the 14-digit plan number: year, province, site, sequence.

    ``pay_link`` says where level and pay are linked (岗位能力评价 only); ``own_plan`` names the items the enterprise's
    own 评聘 plan holds and ``own_plan_published`` the day it was made public to all employees (T and S only).
    """

    id: str
    title: str
    targets: tuple[Target, ...]
    applications_close: date
    starts: date
    ends: date
    place: str
    supervisor: str
    edition: EditionRef
    state: PlanState = PlanState.DRAFT
    pay_link: str = ""
    drop_extremes: bool = False
    own_plan: tuple[str, ...] = ()
    own_plan_published: date | None = None

    def target(self, target_id: str) -> Target:
        """Return a target by id; an unknown one is ``Refused``."""
        for target in self.targets:
            if target.id == target_id:
                return target
        raise Refused("target-unknown", target=target_id)

    def target_for(self, occupation: str, job_type: str, level: Level) -> Target | None:
        """Return the target an application belongs to, if the plan holds one."""
        for target in self.targets:
            named = occupation in (target.occupation, target.job_type)
            if named and target.level is level and job_type in ("", target.job_type, target.occupation):
                return target
        return None

    @property
    def scorers(self) -> frozenset[str]:
        """Everybody who scores anything in this plan, trainees included."""
        return frozenset(
            person
            for target in self.targets
            for component in target.components
            for person in (*component.scorers, *component.trainees)
        )


def plan_number(year: int, sequence_in_code: str, province: str, serial: int) -> str:
    """Return the 14-digit plan number: YY, province (2), site (6), sequence (4) (domain §7, practice)."""
    return f"{year % 100:02d}{province}{sequence_in_code}{serial:04d}"
