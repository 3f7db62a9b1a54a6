"""Comprehensive review (综合评审): the panel's record beside its score sheets.

25号 art. 16: 技师 and 高级技师 add a review of a paper or results report, and a defence (答辩). Members score the
review sheet like any other; here are the work reviewed, the questions asked, and each member's vote.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

REVIEW_CLAUSE = "粤人社规〔2025〕25号 第十六条"


class Work(StrEnum):
    """What the candidate hands in."""

    PAPER = "paper"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Question:
    """A question put at the defence and how it was answered."""

    asked_by: str
    text: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """The work a candidate defends, and the questions; ``attachment`` is the SHA-256 of the stored file, if any."""

    candidate: str
    work: Work
    title: str
    attachment: str = ""
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """One member's vote with an opinion."""

    candidate: str
    member: str
    approve: bool
    opinion: str = ""


def carried(votes: tuple[Vote, ...], members: int) -> bool:
    """Whether more than half of all members (not only of those present) approved."""
    return 2 * sum(vote.approve for vote in votes) > members
