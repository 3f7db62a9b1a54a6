"""The comprehensive review: the work handed in, the questions, each member's vote (25号 art. 16).

The members' scores are entered at the marking desk like any other sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillassess.errors import Refused
from skillassess.model.candidates import Candidate, Presence
from skillassess.model.review import REVIEW_CLAUSE, ReviewRecord, Vote
from skillassess.model.sheets import ComponentKind
from skillassess.model.worksheets import ColumnState, FormKey
from skillassess.office.batch import Batch, load_batch
from skillassess.office.naming import vote_id
from skillassess.office.rights import Session, right

if TYPE_CHECKING:
    from skillassess.office.door import MainDoor

_ATTACHMENT_LIMIT = 50_000_000


@dataclass(frozen=True, slots=True)
class Defence:
    """A candidate before the panel: the record, which members have scored, which have voted; votes once all are in.

    ``signed`` when a signature holds on the form: then neither record nor votes change.
    """

    candidate: Candidate
    record: ReviewRecord | None
    members: tuple[str, ...]
    scored: tuple[str, ...]
    voted: tuple[str, ...]
    votes: tuple[Vote, ...]
    own_vote: Vote | None
    presence: Presence = Presence.PRESENT
    signed: bool = False


class Reviewing:
    """Use cases of the review panel and the office that serves it."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    @right("review.read")
    def defences(self, session: Session, plan_id: str) -> tuple[Defence, ...]:
        """Return every candidate who needs a review; votes stay unseen until all members have voted."""
        with self.door.look() as reading:
            batch = load_batch(reading, plan_id)
        keys = [key for key in batch.all_forms() if key.kind is ComponentKind.REVIEW]
        return tuple(_defence(batch, key, session.person.id) for key in keys)

    @right("review.read")
    def attachment(self, session: Session, candidate: str) -> bytes:
        """Return the file of the work as it was handed in; without one it is ``Refused`` (``work-file-missing``)."""
        key = FormKey(candidate, ComponentKind.REVIEW)
        with self.door.look() as reading:
            batch = load_batch(reading, key.plan, candidate=candidate)
            record = batch.reviews.get(batch.candidate(candidate).id)
            if record is None or not record.attachment:
                raise Refused("work-file-missing")
            return reading.blob(record.attachment)

    @right("review.record")
    def record(
        self, session: Session, record: ReviewRecord, attachment: bytes | None = None, media_type: str = ""
    ) -> None:
        """Keep the title of the work, its file, and the questions asked."""
        if not record.title.strip():
            raise Refused("work-title-empty", clause=REVIEW_CLAUSE)
        if attachment is not None and len(attachment) > _ATTACHMENT_LIMIT:
            raise Refused("attachment-too-large", limit=_ATTACHMENT_LIMIT // 1_000_000)
        key = FormKey(record.candidate, ComponentKind.REVIEW)
        with self.door.act(session, "review.record", str(key), questions=len(record.questions)) as writing:
            batch = load_batch(writing, key.plan, candidate=key.candidate)
            batch.component(key)
            _check_unsigned(batch, key)
            kept = record
            if attachment is not None:
                sha256 = writing.keep(attachment, media_type or "application/octet-stream")
                kept = ReviewRecord(record.candidate, record.work, record.title, sha256, record.questions)
            writing.put(record.candidate, kept, parent=key.plan)

    @right("review.vote")
    def vote(self, session: Session, candidate: str, *, approve: bool, opinion: str) -> None:
        """Give one's vote as a member of the panel, after one's own score is in."""
        key = FormKey(candidate, ComponentKind.REVIEW)
        with self.door.act(session, "review.vote", str(key)) as writing:
            batch = load_batch(writing, key.plan, candidate=candidate)
            _check_unsigned(batch, key)
            if batch.reviews.get(candidate) is None:
                raise Refused("review-record-missing", clause=REVIEW_CLAUSE)
            own = [c for c in batch.content(key).scoring if c.key.assessor == session.person.id]
            if not own:
                raise Refused("not-on-the-panel", clause=REVIEW_CLAUSE)
            if own[0].state is not ColumnState.SUBMITTED:
                raise Refused("vote-before-score")
            vote = Vote(candidate, session.person.id, approve, opinion.strip())
            writing.put(vote_id(candidate, session.person.id), vote, parent=key.plan)


def _defence(batch: Batch, key: FormKey, viewer: str) -> Defence:
    scoring = batch.content(key).scoring
    votes = batch.votes.get(key.candidate, ())
    members = tuple(column.key.assessor for column in scoring)
    return Defence(
        candidate=batch.candidate(key.candidate),
        record=batch.reviews.get(key.candidate),
        members=members,
        scored=tuple(c.key.assessor for c in scoring if c.state is ColumnState.SUBMITTED),
        voted=tuple(vote.member for vote in votes),
        votes=votes if len(votes) >= len(members) else (),
        own_vote=next((vote for vote in votes if vote.member == viewer), None),
        presence=batch.presence(key),
        signed=_is_signed(batch, key),
    )


def _check_unsigned(batch: Batch, key: FormKey) -> None:
    if _is_signed(batch, key):
        raise Refused("form-already-signed")


def _is_signed(batch: Batch, key: FormKey) -> bool:
    return any(status.holds for status in batch.signed(key).statuses)
