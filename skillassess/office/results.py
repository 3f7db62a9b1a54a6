"""Results: each candidate's components, verdict and reasons, as HR and the internal supervisor read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillassess.model.candidates import Candidate
from skillassess.model.results import CandidateResult, Verdict
from skillassess.office.batch import load_batch
from skillassess.office.rights import Session, right

if TYPE_CHECKING:
    from skillassess.office.batch import Batch
    from skillassess.office.door import MainDoor


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A candidate with the result, whether every form is sealed, and the certificate number if one was given."""

    candidate: Candidate
    result: CandidateResult
    sealed: bool


@dataclass(frozen=True, slots=True)
class ResultTable:
    """All results of a plan and the digest that notices and filings carry."""

    rows: tuple[ResultRow, ...]
    digest: str

    def count(self, verdict: Verdict) -> int:
        """Return how many candidates have a verdict."""
        return sum(row.result.verdict is verdict for row in self.rows)

    @property
    def is_final(self) -> bool:
        """Whether nobody is pending and every form is sealed."""
        return bool(self.rows) and all(row.sealed and row.result.verdict is not Verdict.PENDING for row in self.rows)


class Results:
    """Use cases of reading results."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("result.read")
    def table(self, session: Session, plan_id: str) -> ResultTable:
        """Return every candidate's result; a form with sheets still out is pending and shows no score."""
        with self.door.look() as reading:
            return result_table(load_batch(reading, plan_id))


def result_table(batch: Batch) -> ResultTable:
    """Return the results of a batch as read."""
    rows = tuple(
        ResultRow(
            candidate=candidate,
            result=batch.result(candidate.id),
            sealed=all(batch.signed(key).is_sealed for key in batch.forms(candidate.id)),
        )
        for candidate in batch.active
    )
    return ResultTable(rows, batch.results_digest())
