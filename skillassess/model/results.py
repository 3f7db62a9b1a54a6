"""Results (评定结果): what a candidate's components come to, and why. Pure; knows no storage and no rights."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from skillassess.model.candidates import Presence
from skillassess.model.review import REVIEW_CLAUSE, Vote, carried
from skillassess.model.scoring import Outcome, outcome
from skillassess.model.sheets import SHEET_CLAUSE, ComponentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillassess.model.worksheets import FormContent


class Verdict(StrEnum):
    """What a candidate's assessment came to."""

    PENDING = "pending"
    PASS = "pass"  # noqa: S105  a verdict, not a password
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code, the clause it rests on, the component it is about."""

    code: str
    clause: str
    kind: ComponentKind | None = None


@dataclass(frozen=True, slots=True)
class ComponentResult:
    """One component of one candidate; ``outcome`` is None while a sheet is out or when there is nothing to count."""

    kind: ComponentKind
    presence: Presence
    assessors: tuple[str, ...]
    outcome: Outcome | None
    reason: Reason | None

    @property
    def passed(self) -> bool:
        """Whether the component reached its line (and, for a review, was carried)."""
        return self.outcome is not None and self.reason is None


@dataclass(frozen=True, slots=True)
class CandidateResult:
    """A candidate's components, verdict and reasons."""

    candidate: str
    components: tuple[ComponentResult, ...]
    verdict: Verdict
    reasons: tuple[Reason, ...]


def component_result(content: FormContent, votes: tuple[Vote, ...] = ()) -> ComponentResult:
    """Compute one component from its form; a review also needs the majority of its panel (25号 art. 16)."""
    kind = content.key.kind
    assessors = tuple(column.key.assessor for column in content.scoring)
    if content.presence is not Presence.PRESENT:
        reason = Reason(content.presence.value, SHEET_CLAUSE, kind)
        return ComponentResult(kind, content.presence, assessors, None, reason)
    if not content.is_complete:
        return ComponentResult(kind, content.presence, assessors, None, Reason("sheet-missing", SHEET_CLAUSE, kind))
    totals = [column.total for column in content.scoring]
    found = outcome(totals, content.line, drop_extremes=content.drop_extremes)
    return ComponentResult(kind, content.presence, assessors, found, _shortfall(found, kind, votes, len(totals)))


def candidate_result(candidate: str, components: Sequence[ComponentResult], *, needs_review: bool) -> CandidateResult:
    """Decide a candidate: every component reaches its own line; levels 二 and 一 need a review (25号 art. 16).

    A missing sheet leaves the verdict pending; being absent or having cheated fails at once.
    """
    reasons = tuple(part.reason for part in components if part.reason is not None)
    if needs_review and not any(part.kind is ComponentKind.REVIEW for part in components):
        reasons += (Reason("review-missing", REVIEW_CLAUSE, ComponentKind.REVIEW),)
    open_codes = {"sheet-missing", "votes-missing"}
    if any(reason.code in open_codes for reason in reasons):
        verdict = Verdict.PENDING
    elif reasons:
        verdict = Verdict.FAIL
    else:
        verdict = Verdict.PASS
        reasons = (Reason("every-line-reached", SHEET_CLAUSE),)
    return CandidateResult(candidate, tuple(components), verdict, reasons)


def _shortfall(found: Outcome, kind: ComponentKind, votes: tuple[Vote, ...], members: int) -> Reason | None:
    if kind is ComponentKind.REVIEW and len(votes) < members:
        return Reason("votes-missing", REVIEW_CLAUSE, kind)
    if not found.passed:
        return Reason("below-line", SHEET_CLAUSE, kind)
    if kind is ComponentKind.REVIEW and not carried(votes, members):
        return Reason("voted-down", REVIEW_CLAUSE, kind)
    return None
