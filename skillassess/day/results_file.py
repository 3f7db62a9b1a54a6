"""The results of a plan as ``results.json``. Owns that format; computes nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from skillassess.model.candidates import Presence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillassess.model.plans import Plan
    from skillassess.model.results import ComponentResult, Reason
    from skillassess.office.certifying import Registered
    from skillassess.office.results import ResultRow, ResultTable
    from skillassess.store.journal import Head

FORMAT = "skillassess-results/1"


def results_text(
    plan: Plan, table: ResultTable, certificates: tuple[Registered, ...], people: Mapping[str, str], head: Head
) -> str:
    """Return the results of a plan as JSON text; averages are exact fractions beside what is shown."""
    numbers = {given.candidate.id: given.certificate.number for given in certificates}
    body = {
        "format": FORMAT,
        "plan": plan.id,
        "title": plan.title,
        "edition": {"id": plan.edition.id, "digest": plan.edition.digest},
        "journal": {"entries": head.seq, "head": head.hash},
        "candidates": [_candidate(plan, row, numbers, people) for row in table.rows],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _candidate(plan: Plan, row: ResultRow, numbers: Mapping[str, str], people: Mapping[str, str]) -> dict[str, object]:
    target = plan.target(row.candidate.target)
    return {
        "admission_number": row.candidate.id,
        "name": row.candidate.name,
        "level": row.candidate.level.code,
        "level_name": row.candidate.level.full_name,
        "components": [
            _component(part, f"{target.component(part.kind).line:f}", people) for part in row.result.components
        ],
        "verdict": row.result.verdict.value,
        "reasons": [_reason(reason) for reason in row.result.reasons],
        "certificate_number": numbers.get(row.candidate.id),
    }


def _component(part: ComponentResult, line: str, people: Mapping[str, str]) -> dict[str, object]:
    outcome = part.outcome
    return {
        "kind": part.kind.value,
        "presence": part.presence.value,
        "assessors": [people[person] for person in part.assessors],
        "assessor_totals": [] if outcome is None else [f"{total:f}" for total in outcome.totals],
        "counted": [] if outcome is None else list(outcome.counts),
        "average_exact": _exact(part),
        "average_shown": _shown(part),
        "line": line,
        "passed": part.passed,
    }


def _exact(part: ComponentResult) -> str | None:
    if part.presence is Presence.CHEATING:
        return "0"
    return None if part.outcome is None else str(part.outcome.average)


def _shown(part: ComponentResult) -> str | None:
    if part.presence is Presence.CHEATING:
        return "0.0"
    return None if part.outcome is None else part.outcome.average_shown


def _reason(reason: Reason) -> dict[str, object]:
    component = None if reason.kind is None else reason.kind.value
    return {"code": reason.code, "clause": reason.clause, "component": component}
