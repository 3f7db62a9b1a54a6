"""Frozen snapshots of the comprehensive review: defence records and the panel's results. Writes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillassess.model.batch_papers import Stamp
from skillassess.model.candidates import Presence
from skillassess.model.review_papers import AskedQuestion, DefencePaper, PanelLine, PanelPaper, ReviewedPerson
from skillassess.model.sheets import ComponentKind
from skillassess.model.signatures import Step, short_code
from skillassess.office.paper_facts import trade
from skillassess.office.paper_names import paper_names, remark_of
from skillassess.office.snapshots import average_text, signature_lines

if TYPE_CHECKING:
    from skillassess.model.worksheets import FormKey
    from skillassess.office.paper_facts import Facts


def review_forms(facts: Facts) -> tuple[FormKey, ...]:
    """Return the review forms of the batch, by admission number."""
    return tuple(key for key in facts.batch.all_forms() if key.kind is ComponentKind.REVIEW)


def recorded_forms(facts: Facts) -> tuple[FormKey, ...]:
    """Return the review forms whose work and questions are on record."""
    return tuple(key for key in review_forms(facts) if key.candidate in facts.batch.reviews)


def defence_papers(facts: Facts) -> tuple[DefencePaper, ...]:
    """Return the defence record (答辩记录) of every candidate of whom one was kept; no vote stands on it.

    All carry one stamp, made of all of them.
    """
    papers = tuple(_defence(facts, key) for key in recorded_forms(facts))
    stamp = facts.stamp("defence-records", papers)
    return tuple(replace(paper, stamp=stamp) for paper in papers)


def panel_papers(facts: Facts) -> tuple[PanelPaper, ...]:
    """Return the panel's result on every candidate; only sealed results stand on it."""
    facts.check_final()
    papers = tuple(_panel(facts, key) for key in review_forms(facts))
    stamp = facts.stamp("panel-results", papers)
    return tuple(replace(paper, stamp=stamp) for paper in papers)


def _defence(facts: Facts, key: FormKey) -> DefencePaper:
    head, people = facts.batch_head(), facts.batch.people
    record = facts.batch.reviews[key.candidate]
    questions = tuple(
        AskedQuestion(people[one.asked_by].name if one.asked_by in people else one.asked_by, one.text, one.answer)
        for one in record.questions
    )
    members = tuple(people[column.key.assessor].name for column in facts.batch.content(key).scoring)
    return DefencePaper(head, _person(facts, key), questions, members, Stamp())


def _panel(facts: Facts, key: FormKey) -> PanelPaper:
    batch, head, person = facts.batch, facts.batch_head(), _person(facts, key)
    result, content, texts = batch.component_result(key), batch.content(key), paper_names()
    is_here = result.presence is Presence.PRESENT
    votes = {vote.member: vote for vote in batch.votes.get(key.candidate, ())}
    lines = tuple(
        PanelLine(
            batch.people[column.key.assessor].name,
            f"{column.total:f}",
            votes[column.key.assessor].approve,
            votes[column.key.assessor].opinion,
        )
        for column in content.scoring
        if is_here and column.key.assessor in votes
    )
    reasons = () if result.reason is None else (result.reason,)
    remark = remark_of(reasons) if is_here else texts.presence[result.presence]
    average = average_text(result) or texts.presence[Presence.ABSENT]
    return PanelPaper(
        head=head,
        person=person,
        lines=lines,
        average=average,
        line=f"{content.line:f}",
        approvals=sum(line.approved for line in lines),
        passed=result.passed,
        remark="" if result.passed else remark,
        signatures=signature_lines(batch, batch.signed(key), Step.CONFIRM),
        stamp=Stamp(),
    )


def _person(facts: Facts, key: FormKey) -> ReviewedPerson:
    who, record = facts.batch.candidate(key.candidate), facts.batch.reviews.get(key.candidate)
    return ReviewedPerson(
        name=who.name,
        admission_number=who.id,
        unit=who.employer,
        occupation=trade(who.occupation, who.job_type),
        level=who.level.full_name,
        work="" if record is None else paper_names().works[record.work.value],
        title="" if record is None else record.title,
        attachment=short_code(record.attachment) if record is not None and record.attachment else "",
    )
