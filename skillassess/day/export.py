"""Writes a plan's documents again, or one candidate's, into a folder; what the plan has not come to is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillassess.errors import Refused
from skillassess.office.papers import make_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from skillassess.office import Office, Session


def export_plan(
    office: Office,
    session: Session,
    plan_id: str,
    candidate: str,
    out: Path,
    progress: Callable[[str, int, int], None],
) -> int:
    """Write the documents of a plan (of the only one, when ``plan_id`` is empty) and return how many files."""
    chosen = plan_id or _only_plan(office, session)
    folder = make_folder(out / "sheets")
    chosen_ones = (candidate,) if candidate else None

    def tell(done: int, of: int) -> None:
        progress("documents", done, of)

    files = len(office.papers.sheets_each(session, chosen, folder, tell, only=chosen_ones))
    if candidate:
        return files
    table = office.results.table(session, chosen)
    if table.is_final:
        filings = make_folder(out / "filings")
        office.papers.score_roster(session, chosen, filings / "score-roster.xlsx")
        office.papers.public_list(session, chosen, filings / "public-list.xlsx")
        files += 2
        if office.papers.has_certificates(session, chosen):
            office.papers.certificate_data(session, chosen, filings / "certificate-data.xlsx")
            files += 1
    return files


def _only_plan(office: Office, session: Session) -> str:
    plans = office.planning.plans(session)
    if len(plans) != 1:
        raise Refused("export-which-plan", count=len(plans), plans="、".join(plan.id for plan in plans))
    return plans[0].id
