"""What a screen is given to work with. Owns the way from a screen to the office, the worker, the words and the frame.

A screen calls the office itself; whatever it wants of the rest of the window it asks for here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QObject, Signal

from skillassess.errors import Note, Problem
from ui.overview import View, batches
from ui.strip import Message

if TYPE_CHECKING:
    from datetime import datetime

    from skillassess.clock import Clock
    from skillassess.model.people import Role
    from skillassess.office import Office
    from skillassess.office.rights import Session
    from ui.jobs import Jobs
    from ui.settings import Settings
    from ui.texts import Texts

_SESSION = "session-"
_TONES = {"error": "error", "warning": "warning", "info": "info"}


class Told:
    """Around a use case: a refusal is said in the strip instead of going on; ``refused`` tells afterwards."""

    def __init__(self, desk: Desk, *, saved: bool) -> None:
        """Begin; with ``saved``, 已保存 is shown where the use case had its effect."""
        self._desk = desk
        self._saved = saved
        self.problem: Problem | None = None

    @property
    def refused(self) -> bool:
        """Whether it ended without its effect; the person has been told why."""
        return self.problem is not None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, _kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> bool:
        """Say a problem and go on; a bug goes its way."""
        if isinstance(error, Problem):
            self.problem = error
            self._desk.say(error)
            return True
        if error is None and self._saved:
            self._desk.hush()
            self._desk.saved()
        return False


@dataclass(frozen=True, slots=True)
class Request:
    """A wish to go to another screen; ``focus`` is what to show there (a candidate's id, a finding …)."""

    screen: str
    focus: str = ""


class Desk(QObject):
    """The context of one signed-in person. Screens keep it; they keep nothing of each other."""

    changed = Signal(object)
    session_ended = Signal(object)
    plan_chosen = Signal(str)
    said = Signal(object)
    stored = Signal(object)
    requested = Signal(object)

    def __init__(
        self, office: Office, session: Session, jobs: Jobs, texts: Texts, settings: Settings, clock: Clock
    ) -> None:
        super().__init__()
        self.office = office
        self.session = session
        self.jobs = jobs
        self.texts = texts
        self.settings = settings
        self.clock = clock
        self._plan_id = ""

    @property
    def plan_id(self) -> str:
        """The batch that is open; empty before one is chosen."""
        return self._plan_id

    def open_plan(self, plan_id: str) -> None:
        """Begin with a batch: this one, or one opened lately, or the newest; a problem is said when it is read."""
        known = [number for number, _name in batches(self.view())]
        wanted = [plan_id, *self.settings.recent_plans, *known]
        self._plan_id = next((number for number in wanted if number in known), "")

    def choose_plan(self, plan_id: str) -> None:
        """Open another batch; every screen is refreshed."""
        if plan_id != self._plan_id:
            self._plan_id = plan_id
            self.settings.remember_plan(plan_id)
            self.plan_chosen.emit(plan_id)

    def view(self) -> View:
        """Return whose view of what this is, for the worker."""
        return View(self.office, self.session, self._plan_id, self.texts)

    def has(self, *roles: Role) -> bool:
        """Whether the person holds one of the roles. Only for what is shown; the office asks for itself."""
        return any(self.session.person.has(role) for role in roles)

    def say(self, what: Problem | Note | str, tone: str = "info") -> None:
        """Show a refusal, a finding or a sentence in the strip above the screen; never in a box."""
        if isinstance(what, Problem) and what.code.startswith(_SESSION):
            self.session_ended.emit(what)
        elif isinstance(what, Problem):
            self.said.emit(Message(self.texts.explain(what), "error"))
        elif isinstance(what, Note):
            self.said.emit(Message(self.texts.explain(what), _TONES.get(what.severity, "info")))
        else:
            self.said.emit(Message(what, tone))

    def hush(self) -> None:
        """Take the message away: what it was about is settled."""
        self.said.emit(None)

    def told(self, *, saved: bool = True) -> Told:
        """Do something that may be refused: ``with desk.told() as told: …``, then read ``told.refused``.

        A problem is said in the strip, success is shown as saved; ``saved=False`` where nothing is written.
        """
        return Told(self, saved=saved)

    def saved(self, at: datetime | None = None) -> None:
        """Show 已保存 with the time; without ``at`` the clock's."""
        self.stored.emit(at or self.clock.now())

    def go(self, screen: str, focus: str = "") -> None:
        """Ask the frame to show another screen (by its ``key``) and hand it ``focus``."""
        self.requested.emit(Request(screen, focus))
