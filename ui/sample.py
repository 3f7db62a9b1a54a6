"""The sample day: invented people in a database of their own. Owns where it lies and how it is begun.

Its people and passwords are no secret; it holds nothing of a real person and stays unencrypted.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from skillassess.model.institution import FiledOccupation, Institution, Standing
from skillassess.model.levels import Level
from skillassess.office import Office, SetUp

if TYPE_CHECKING:
    from skillassess.clock import Clock
    from skillassess.office import Session
    from ui.jobs import Ticket

PASSWORD = "sample-day"  # noqa: S105  printed on the sign-in page of the sample
_INSTITUTION = Institution(
    name="示例链主装备有限公司",
    code="Y000544031005",
    occupations=(FiledOccupation("6-31-01-03", "电工", (Level.L5, Level.L4, Level.L3, Level.L2, Level.L1)),),
    standing=(Standing.CHAIN_LEADER, Standing.LARGE),
)


def make(clock: Clock, ticket: Ticket) -> tuple[Office, Session]:
    """Make a sample database in a folder of its own and sign its administrator in."""
    ticket.step(0, 2)
    path = Path(tempfile.mkdtemp(prefix="skillassess-sample-")) / "sample.db"
    office, _no_key = Office.create(path, clock, SetUp(_INSTITUTION, "zheng", "郑工", PASSWORD), sample=True)
    ticket.step(1, 2)
    return office, office.sign_in("zheng", PASSWORD)
