"""The day file: its shape, its strict reading, and its published schema. Owns the format ``skillassess-day/1``.

Scores, lines and points are texts, so that they stay exact. Candidates are named by their number within the day, from
1 in the order in which they are taken in. People are named by login.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from skillassess.errors import FileProblem, Refused

FORMAT = "skillassess-day/1"
_SIZE_LIMIT = 50_000_000

Text = Annotated[str, Meta(min_length=1, max_length=500)]
Login = Annotated[str, Meta(min_length=1, max_length=40, description="login of a person of this day")]
Number = Annotated[int, Meta(ge=1, description="candidate's number within the day, from 1 in order of intake")]
Points = Annotated[str, Meta(pattern=r"^\d{1,3}(\.\d{1,4})?$", description="points as exact decimal text")]
Kind = Literal["theory", "practical", "drill", "contest", "work_process", "work_performance", "review"]
LevelCode = Literal["5", "4", "3", "2", "1", "T", "S"]


class Part(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A piece of a day file; a key that is not part of the format is refused."""


class OccupationPart(Part, frozen=True, kw_only=True):
    """An occupation the institution has filed."""

    code: Annotated[str, Meta(description="occupation code N-NN-NN-NN")]
    name: Text
    levels: Annotated[tuple[LevelCode, ...], Meta(min_length=1, description="filed levels by code")]
    job_types: tuple[str, ...] = ()
    has_level_one: Annotated[bool | None, Meta(description="whether the 2022 classification gives it 高级技师")] = None


class InstitutionPart(Part, frozen=True, kw_only=True):
    """The institution as filed."""

    name: Text
    code: Annotated[str, Meta(description="filed code of 13 characters, positions 1-13 of certificate numbers")]
    occupations: tuple[OccupationPart, ...]
    standing: Annotated[
        tuple[Literal["above_scale", "province_filed", "chain_leader", "large"], ...],
        Meta(description="what the enterprise is; decides whether it may open T and S"),
    ] = ()
    issuer: Annotated[str, Meta(description="发证机构 in the certificate data; the institution itself when empty")] = ""


class PersonPart(Part, frozen=True, kw_only=True):
    """A member of staff with a password of at least eight characters."""

    login: Login
    name: Text
    password: Annotated[str, Meta(min_length=1)]
    roles: tuple[Literal["administrator", "office", "assessor", "panel", "supervisor", "hr", "auditor"], ...] = ()
    grade: Annotated[Literal["assessor", "senior"] | None, Meta(description="考评员 or 高级考评员")] = None
    card_number: str = ""
    card_valid_until: date | None = None
    employer: str = ""


class GradePart(Part, frozen=True, kw_only=True):
    """A word on an item's scale."""

    word: Text
    points: Points


class ItemPart(Part, frozen=True, kw_only=True):
    """One item of a sheet template."""

    name: Text
    maximum: Points
    minimum: Points = "0"
    step: Points = "1"
    requirement: str = ""
    standard: str = ""
    subgroup: str = ""
    grades: tuple[GradePart, ...] = ()


class GroupPart(Part, frozen=True, kw_only=True):
    """A group of items."""

    name: Text
    items: Annotated[tuple[ItemPart, ...], Meta(min_length=1)]


class TemplatePart(Part, frozen=True, kw_only=True):
    """A sheet template of the institution's own; its items must make 100 points."""

    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,60}$")]
    kind: Kind
    form: Literal["annex2", "annex3", "score", "review"]
    title: Text
    groups: Annotated[tuple[GroupPart, ...], Meta(min_length=1)]
    notes: tuple[str, ...] = ()
    source: str = ""


class ComponentPart(Part, frozen=True, kw_only=True):
    """One assessed part of a target."""

    kind: Kind
    template: Annotated[str, Meta(description="id of a shipped template or of one in this file")]
    line: Annotated[Points, Meta(description="pass line in points, at least 60")] = "60"
    scorers: Annotated[tuple[Login, ...], Meta(description="who scores it, in the order of the sheet's columns")]
    trainees: Annotated[tuple[Login, ...], Meta(description="whose columns are kept and left out of the mean")] = ()


class TargetPart(Part, frozen=True, kw_only=True):
    """An occupation and level within the plan."""

    occupation_code: str
    job_type: str = ""
    level: LevelCode
    method: Literal["exam", "combined", "ability", "appointment"]
    basis: str = ""
    components: Annotated[tuple[ComponentPart, ...], Meta(min_length=1)]


class PlanPart(Part, frozen=True, kw_only=True):
    """The assessment plan."""

    title: Text
    targets: Annotated[tuple[TargetPart, ...], Meta(min_length=1)]
    applications_close: date
    starts: date
    ends: date
    place: Text
    supervisor: Login
    made_by: Login
    pay_link: Annotated[str, Meta(description="where level and pay are linked; needed for method ability")] = ""
    drop_extremes: Annotated[bool, Meta(description="drop one highest and one lowest total; five assessors")] = False
    own_plan: Annotated[tuple[str, ...], Meta(description="items the enterprise's own T/S plan holds")] = ()
    own_plan_published: date | None = None


class CandidatePart(Part, frozen=True, kw_only=True):
    """A candidate given in the file instead of in a roster."""

    name: Text
    id_number: Text
    id_type: str = "身份证"
    level: LevelCode
    occupation: Text
    job_type: str = ""
    sex: str = ""
    birth_date: date | None = None
    employer: str = ""
    post: str = ""
    education: str = ""
    phone: str = ""
    work_start: date | None = None
    condition: str = ""


class RosterPart(Part, frozen=True, kw_only=True):
    """A roster workbook beside the day file, and the sheet rows left out knowingly."""

    file: Text
    leave_out: tuple[int, ...] = ()


class PresencePart(Part, frozen=True, kw_only=True):
    """A candidate absent from, or cheating in, a component."""

    candidate: Number
    component: Kind
    presence: Literal["absent", "cheating"]
    reason: Text
    by: Login


class ReplacementPart(Part, frozen=True, kw_only=True):
    """An assessor replaced on some candidates' sheets, before or after having scored."""

    component: Kind
    old: Login
    new: Login
    candidates: Annotated[tuple[Number, ...], Meta(min_length=1)]
    reason: Text
    by: Login


class ScorePart(Part, frozen=True, kw_only=True):
    """One assessor's column: a score for each item in order; null leaves an item empty."""

    candidate: Number
    component: Kind
    assessor: Login
    items: tuple[str | None, ...]
    submit: bool = True


class QuestionPart(Part, frozen=True, kw_only=True):
    """A question at the defence."""

    asked_by: Login
    text: Text
    answer: str = ""


class VotePart(Part, frozen=True, kw_only=True):
    """A panel member's vote."""

    member: Login
    approve: bool
    opinion: str = ""


class ReviewPart(Part, frozen=True, kw_only=True):
    """The work a candidate defends, the questions, and the votes."""

    candidate: Number
    work: Literal["paper", "report"]
    title: Text
    recorded_by: Login
    questions: tuple[QuestionPart, ...] = ()
    votes: tuple[VotePart, ...] = ()


class SignPart(Part, frozen=True, kw_only=True):
    """Who signs, and the note given with it."""

    by: Login
    note: str = ""


class SignaturesPart(Part, frozen=True, kw_only=True):
    """Signatures on all complete forms, in their order; what is missing is not signed."""

    confirm: Annotated[tuple[Login, ...], Meta(description="assessors and panel members who confirm and sign")] = ()
    supervise: SignPart | None = None
    opinion: SignPart | None = None


class ObjectionPart(Part, frozen=True, kw_only=True):
    """An objection raised during the notice and, where resolved, how."""

    on: date
    text: Text
    by: Login
    candidate: Number | None = None
    resolution: str = ""
    resolved_on: date | None = None
    upheld: bool = False


class NoticePart(Part, frozen=True, kw_only=True):
    """The public notice; without ``last_day`` it stands the shortest lawful time."""

    on: date
    by: Login
    place: Text
    last_day: date | None = None
    objections: tuple[ObjectionPart, ...] = ()


class DecisionPart(Part, frozen=True, kw_only=True):
    """What an authority decided at a step."""

    step: Literal["city-review", "province-review", "province-notice", "province-report"]
    on: date
    accepted: bool = True
    remark: str = ""


class FilingPart(Part, frozen=True, kw_only=True):
    """The result filing."""

    by: Login
    prepared: date
    submitted: date | None = None
    decisions: tuple[DecisionPart, ...] = ()


class CertificatesPart(Part, frozen=True, kw_only=True):
    """Numbers given at one level on one day."""

    by: Login
    on: date
    level: LevelCode
    first_serial: Annotated[int, Meta(ge=1, le=999_999)] | None = None


class SupervisionPart(Part, frozen=True, kw_only=True):
    """The internal supervision record."""

    checks: tuple[str, ...] = ()
    remarks: str = ""


class DayFile(Part, frozen=True, kw_only=True):
    """One assessment day, from set-up to certificate numbers. Later parts may be left out; the day ends there."""

    format: Literal["skillassess-day/1"]
    sample: Annotated[bool, Meta(description="invented people; only then may the database stay unencrypted")] = False
    set_up_on: date
    institution: InstitutionPart
    administrator: PersonPart
    people: tuple[PersonPart, ...]
    templates: tuple[TemplatePart, ...] = ()
    plan: PlanPart
    roster: RosterPart | None = None
    candidates: tuple[CandidatePart, ...] = ()
    registered_by: Login
    presence: tuple[PresencePart, ...] = ()
    replacements: tuple[ReplacementPart, ...] = ()
    scores: tuple[ScorePart, ...] = ()
    reviews: tuple[ReviewPart, ...] = ()
    supervision: SupervisionPart | None = None
    signatures: SignaturesPart | None = None
    notice: NoticePart | None = None
    filing: FilingPart | None = None
    certificates: tuple[CertificatesPart, ...] = ()


def read_day(path: Path) -> DayFile:
    """Read a day file strictly; what does not fit the schema is ``Refused`` (``day-file-malformed``) with its place."""
    try:
        if path.stat().st_size > _SIZE_LIMIT:
            raise FileProblem("day-file-too-large", name=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise FileProblem("day-file-unreadable", name=path.name) from error
    try:
        return msgspec.json.decode(content, type=DayFile)
    except msgspec.ValidationError as error:
        raise Refused("day-file-malformed", name=path.name, what=str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FileProblem("day-file-not-json", name=path.name) from error


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the format, as published in ``resources/schemas/day.schema.json``."""
    return msgspec.json.schema(DayFile)


def schema_text() -> str:
    """Return the published file's text."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
