"""Frozen snapshots of a batch's own papers: plan, sign-in sheets, supervision record, result summary, notice.

Texts that the forms fill in come from ``paper_names``. Writes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillassess.documents.supervision import supervision_lines
from skillassess.errors import Refused
from skillassess.model.batch_papers import (
    NoticePaper,
    PlanPaper,
    PlanTarget,
    SignInPaper,
    SignInRow,
    SummaryPaper,
    SummaryRow,
    SupervisionLine,
    SupervisionPaper,
)
from skillassess.model.candidates import Presence
from skillassess.model.people import AssessorGrade
from skillassess.model.results import Verdict
from skillassess.model.sheets import ComponentKind
from skillassess.model.signatures import short_code
from skillassess.office.paper_facts import trade
from skillassess.office.paper_names import components_named, document_named, paper_names, remark_of
from skillassess.office.snapshots import average_text, public_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from skillassess.model.candidates import Candidate
    from skillassess.model.people import Person
    from skillassess.model.plans import Component, Plan, Target
    from skillassess.model.results import CandidateResult
    from skillassess.office.paper_facts import Facts


def plan_paper(facts: Facts) -> PlanPaper:
    """Return the assessment plan (评价计划)."""
    plan, head = facts.batch.plan, facts.batch_head()
    targets = tuple(_plan_target(facts, target) for target in plan.targets)
    edition = f"{facts.edition.title}（{facts.edition.id}，{short_code(facts.edition.digest)}）"
    return PlanPaper(
        head=head,
        applications_close=plan.applications_close,
        targets=targets,
        supervisor=_name(facts, plan.supervisor),
        edition=edition,
        pay_link=plan.pay_link,
        dated=facts.day,
        stamp=facts.stamp("plan", head, plan, [target.candidates for target in targets]),
    )


def candidate_sign_ins(facts: Facts) -> tuple[SignInPaper, ...]:
    """Return a sign-in sheet for each component with the candidates it is for."""
    found = []
    for kind in _kinds(facts.batch.plan):
        expected = [who for who in facts.batch.active if kind in _kinds_of(facts.batch.target(who.id))]
        rows = tuple(_candidate_row(facts, who, kind) for who in expected)
        if rows:
            found.append(_sign_in(facts, components_named([kind]), rows, is_staff=False))
    return tuple(found)


def staff_sign_in(facts: Facts) -> SignInPaper:
    """Return the sign-in sheet of everybody who scores, trains or supervises."""
    rows = tuple(_staff_rows(facts))
    return _sign_in(facts, components_named(_kinds(facts.batch.plan)), rows, is_staff=True)


def supervision_paper(facts: Facts) -> SupervisionPaper:
    """Return the internal supervision record (内部督导表), or its blank form where none was kept.

    A line of the form that was not ticked stays to be ticked by hand, what was watched beyond the form follows; a
    record that ticks none of the form's lines keeps to its own list.
    """
    head, record = facts.batch_head(), facts.supervision
    supervisor = _name(facts, facts.batch.plan.supervisor if record is None else record.by)
    lines, remarks = supervision_lines(), ""
    if record is not None:
        form = {line.text for line in lines}
        ticked = [SupervisionLine(line.text, True if line.text in record.checks else None) for line in lines]
        beyond = [SupervisionLine(text, is_right=True) for text in record.checks if text not in form]
        keeps_own = bool(beyond) and form.isdisjoint(record.checks)
        lines, remarks = tuple(beyond if keeps_own else [*ticked, *beyond]), record.remarks
    stamp = facts.stamp("supervision", head, supervisor, lines, remarks)
    return SupervisionPaper(head, supervisor, stamp, lines, problems=remarks)


def summary_paper(facts: Facts) -> SummaryPaper:
    """Return the result summary (结果汇总); only sealed results stand on it."""
    facts.check_final()
    head, kinds = facts.batch_head(), _kinds(facts.batch.plan)
    results = facts.batch.results()
    rows = tuple(_summary_row(facts, result, kinds) for result in results)
    absent = sum(_is_absent(result) for result in results)
    passed = sum(result.verdict is Verdict.PASS for result in results)
    return SummaryPaper(
        head=head,
        components=tuple(components_named([kind]) for kind in kinds),
        rows=rows,
        assessed=len(rows) - absent,
        passed=passed,
        failed=len(rows) - absent - passed,
        absent=absent,
        dated=facts.day,
        stamp=facts.stamp("summary", head, rows),
    )


def notice_paper(facts: Facts) -> NoticePaper:
    """Return the public notice (公示) with its list; none published, or another list than today's, is ``Refused``."""
    notice = facts.notice
    if notice is None:
        raise Refused("notice-missing")
    if not facts.is_noticed:
        raise Refused("notice-outdated")
    head, rows = facts.batch_head(), public_rows(facts.batch)
    return NoticePaper(
        head=head,
        basis=_basis(facts),
        notice_first=notice.first_day,
        notice_last=notice.last_day,
        working_days=notice.working_days,
        is_provisional=notice.provisional,
        posted_at=notice.place,
        contact=facts.institution.contact or facts.institution.name,
        rows=rows,
        dated=notice.first_day,
        stamp=facts.stamp("notice", head, notice, rows),
    )


def _plan_target(facts: Facts, target: Target) -> PlanTarget:
    said, people = paper_names(), facts.batch.people
    scorers = dict.fromkeys(person for part in target.components for person in part.scorers)
    return PlanTarget(
        occupation=trade(target.occupation, target.job_type),
        code=target.occupation_code,
        level=target.level,
        method=said.methods[target.method.value],
        basis=target.basis,
        components=tuple(_component_line(facts, part) for part in target.components),
        assessors=tuple(people[person].name for person in scorers),
        candidates=sum(who.target == target.id for who in facts.batch.active),
    )


def _component_line(facts: Facts, part: Component) -> str:
    said = paper_names()
    sheet = facts.batch.template(part).title
    return said.component_line.format(component=said.components[part.kind.value], sheet=sheet, line=f"{part.line:f}")


def _sign_in(facts: Facts, component: str, rows: tuple[SignInRow, ...], *, is_staff: bool) -> SignInPaper:
    """Return a sheet; who comes on which day of several is not planned, so that the day is then left open."""
    plan, head = facts.batch.plan, facts.batch_head()
    day: date | None = plan.starts if plan.starts == plan.ends else None
    stamp = facts.stamp("sign-in", head, is_staff, component, rows)
    return SignInPaper(head, is_staff, component, day, rows, stamp)


def _candidate_row(facts: Facts, who: Candidate, kind: ComponentKind) -> SignInRow:
    form = next(key for key in facts.batch.forms(who.id) if key.kind is kind)
    remark = paper_names().presence[Presence.ABSENT] if facts.batch.presence(form) is Presence.ABSENT else ""
    occupation = f"{trade(who.occupation, who.job_type)}\n{who.level.full_name}"
    return SignInRow(who.id, who.name, who.employer, occupation, remark)


def _staff_rows(facts: Facts) -> Iterator[SignInRow]:
    batch = facts.batch
    duties: dict[str, list[str]] = {}
    for target in batch.plan.targets:
        for part in target.components:
            replacing = [change.new for change in batch.replacements if change.kind is part.kind]
            for person in (*part.scorers, *replacing):
                _add(duties, person, _duty(batch.people[person], part))
            for person in part.trainees:
                _add(duties, person, paper_names().duties["trainee"])
    if batch.plan.supervisor:
        _add(duties, batch.plan.supervisor, paper_names().duties["supervisor"])
    for person, held in duties.items():
        who = batch.people[person]
        yield SignInRow("、".join(held), who.name, who.employer or facts.institution.name)


def _name(facts: Facts, person: str) -> str:
    """Return a person's name; a plan whose supervisor is not named yet leaves it to be written by hand."""
    return facts.batch.people[person].name if person else ""


def _duty(person: Person, part: Component) -> str:
    said = paper_names().duties
    if part.kind is ComponentKind.REVIEW:
        return said["panel"]
    return said["senior" if person.grade is AssessorGrade.SENIOR else "assessor"]


def _add(duties: dict[str, list[str]], person: str, duty: str) -> None:
    held = duties.setdefault(person, [])
    if duty not in held:
        held.append(duty)


def _summary_row(facts: Facts, result: CandidateResult, kinds: tuple[ComponentKind, ...]) -> SummaryRow:
    who, said = facts.batch.candidate(result.candidate), paper_names()
    parts = {part.kind: part for part in result.components}
    marks = []
    for kind in kinds:
        part = parts.get(kind)
        if part is None:
            marks.append("--")
        elif part.presence is Presence.ABSENT:
            marks.append(said.presence[Presence.ABSENT])
        else:
            marks.append(average_text(part) or "")
    return SummaryRow(
        admission_number=who.id,
        name=who.name,
        unit=who.employer,
        occupation=trade(who.occupation, who.job_type),
        level=who.level,
        marks=tuple(marks),
        verdict=said.verdicts[result.verdict.value],
        remark=remark_of(result.reasons),
    )


def _is_absent(result: CandidateResult) -> bool:
    return any(part.presence is Presence.ABSENT for part in result.components)


def _basis(facts: Facts) -> str:
    """Return the regulations the methods rest on, then what each target is assessed by."""
    targets = facts.batch.plan.targets
    documents = [facts.edition.methods.method(target.method).provision.document for target in targets]
    named = [document_named(document) for document in documents]
    return "、".join(dict.fromkeys([*named, *(target.basis for target in targets if target.basis)]))


def _kinds(plan: Plan) -> tuple[ComponentKind, ...]:
    return tuple(dict.fromkeys(kind for target in plan.targets for kind in _kinds_of(target)))


def _kinds_of(target: Target) -> tuple[ComponentKind, ...]:
    return tuple(part.kind for part in target.components)
