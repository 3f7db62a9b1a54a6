"""What bars, path, batch menu and search show of the office. Owns the reading of counts.

It runs on the worker and touches no widget. Nothing is counted that the person may not see.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillassess.model.plans import PlanState
from skillassess.model.results import Verdict
from skillassess.model.worksheets import ColumnState
from ui.marked import QT_TRANSLATE_NOOP, translate_marked
from ui.stages import Progress, Stage, StageView

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from skillassess.model.candidates import Candidate
    from skillassess.model.plans import Plan
    from skillassess.office import Office, Session
    from ui.texts import Texts

_FINISHED = (ColumnState.SUBMITTED, ColumnState.SEALED, ColumnState.ABSENT, ColumnState.CHEATING, ColumnState.REPLACED)
_ARCHIVE = "archive"
_BATCH = QT_TRANSLATE_NOOP("Overview", "{title} · {occupation} {level}")
_MORE = QT_TRANSLATE_NOOP("Overview", "{first} and {count} more")


@dataclass(frozen=True, slots=True)
class Overview:
    """What the frame shows around a screen; ``head`` is empty for who may not see the journal move.

    ``backup`` is when the newest verified copy was made; a sample is never copied.
    """

    institution: str
    batch: str
    head: str
    backup: datetime | None
    is_sample: bool
    stages: tuple[StageView, ...]
    people: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """Whose view it is: office, session, open batch (or none), words."""

    office: Office
    session: Session
    plan_id: str
    texts: Texts


def read(view: View) -> Overview:
    """Read everything around the screen; a lost right or session is ``Refused``."""
    office, session = view.office, view.session
    plan = office.planning.plan(session, view.plan_id) if view.plan_id else None
    backup = office.administration.last_backup(session)
    return Overview(
        institution=office.administration.institution(session).name,
        batch="" if plan is None else batch_name(plan, view.texts),
        head=office.administration.head(session).code if _may(view, "journal.verify") else "",
        backup=None if backup is None else backup.at,
        is_sample=office.is_sample,
        stages=() if plan is None else tuple(_stages(view, plan)),
        people=() if plan is None else _people(view, plan),
    )


def batches(view: View) -> tuple[tuple[str, str], ...]:
    """Return number and name of every batch, newest first."""
    plans = view.office.planning.plans(view.session)
    return tuple((plan.id, batch_name(plan, view.texts)) for plan in reversed(plans))


def batch_name(plan: Plan, texts: Texts) -> str:
    """Return ``2026年第三批 · 电工 四级/中级工``; of several targets the first, and how many more."""
    if not plan.targets:
        return plan.title
    first = plan.targets[0]
    name = translate_marked("Overview", _BATCH).format(
        title=plan.title, occupation=first.job_type or first.occupation, level=texts.name(first.level)
    )
    rest = len(plan.targets) - 1
    return name if not rest else translate_marked("Overview", _MORE).format(first=name, count=rest)


def _may(view: View, right: str) -> bool:
    from skillassess.office import may  # noqa: PLC0415  the office is loaded after the first paint

    return may(view.session.person, right)


def _people(view: View, plan: Plan) -> tuple[Candidate, ...]:
    if not _may(view, "candidate.read"):
        return ()
    return view.office.registration.candidates(view.session, plan.id)


def _stages(view: View, plan: Plan) -> list[StageView]:
    found = [StageView(Stage.PLAN, Progress.DONE if plan.state is PlanState.RELEASED else Progress.OPEN)]
    if plan.state is not PlanState.RELEASED:
        return found
    found.extend(made for right, make in _COUNTERS if _may(view, right) and (made := make(view, plan)) is not None)
    seen: dict[Stage, StageView] = {}
    for made in found:
        seen.setdefault(made.stage, made)
    return list(seen.values())


def _registration(view: View, plan: Plan) -> StageView:
    count = sum(1 for one in view.office.registration.candidates(view.session, plan.id) if not one.withdrawn)
    return StageView(Stage.REGISTRATION, Progress.DONE if count else Progress.OPEN, str(count))


def _own_scoring(view: View, plan: Plan) -> StageView | None:
    sheets = view.office.marking.sheets(view.session, plan.id)
    if not sheets:
        return None
    return _share(Stage.SCORING, sum(1 for sheet in sheets if sheet.state in _FINISHED), len(sheets))


def _scoring(view: View, plan: Plan) -> StageView:
    board = view.office.board.board(view.session, plan.id)
    return _share(Stage.SCORING, board.submitted, board.expected)


def _review(view: View, plan: Plan) -> StageView:
    defences = view.office.reviewing.defences(view.session, plan.id)
    if not defences:
        return StageView(Stage.REVIEW, Progress.NOT_NEEDED, "—")
    return _share(Stage.REVIEW, sum(1 for one in defences if len(one.voted) == len(one.members)), len(defences))


def _own_signing(view: View, plan: Plan) -> StageView | None:
    forms = view.office.signing.own_forms(view.session, plan.id)
    own = view.session.person.id
    confirmed = sum(1 for form in forms if own in form.signed.confirmed_by)
    return _share(Stage.SIGNING, confirmed, len(forms)) if forms else None


def _signing(view: View, plan: Plan) -> StageView:
    forms = view.office.signing.forms(view.session, plan.id)
    return _share(Stage.SIGNING, sum(1 for form in forms if form.signed.is_sealed), len(forms))


def _notice(view: View, plan: Plan) -> StageView:
    notice = view.office.noticing.view(view.session, plan.id)
    if notice.notice is None:
        return StageView(Stage.NOTICE)
    if notice.is_over:
        return StageView(Stage.NOTICE, Progress.DONE)
    return StageView(Stage.NOTICE, Progress.OPEN, f"{notice.gone}/{notice.gone + notice.left}")


def _filing(view: View, plan: Plan) -> StageView:
    filing = view.office.filing.view(view.session, plan.id)
    if filing.filing is None:
        return StageView(Stage.FILING)
    return _share(Stage.FILING, sum(1 for route in filing.routes if route.is_accepted), len(filing.routes))


def _certificates(view: View, plan: Plan) -> StageView | None:
    given = len(view.office.certifying.register(view.session, plan.id))
    if not given:
        return StageView(Stage.CERTIFICATES)
    return _share(Stage.CERTIFICATES, given, view.office.results.table(view.session, plan.id).count(Verdict.PASS))


def _archive(view: View, plan: Plan) -> StageView:
    seen = view.office.papers.made(view.session, plan.id)
    return StageView(Stage.ARCHIVE, Progress.DONE if any(one.kind == _ARCHIVE for one in seen) else Progress.AHEAD)


def _share(stage: Stage, done: int, total: int) -> StageView:
    if not total:
        return StageView(stage)
    return StageView(stage, Progress.DONE if done >= total else Progress.OPEN, f"{done}/{total}")


_COUNTERS: tuple[tuple[str, Callable[[View, Plan], StageView | None]], ...] = (
    ("candidate.read", _registration),
    ("mark.own", _own_scoring),
    ("board.read", _scoring),
    ("review.read", _review),
    ("sign.confirm", _own_signing),
    ("sign.read", _signing),
    ("result.read", _notice),
    ("result.read", _filing),
    ("certificate.read", _certificates),
    ("document.read", _archive),
)
