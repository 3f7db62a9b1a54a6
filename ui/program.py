"""The program: which database is open, who is signed in, what the window shows. Owns the way between pages and frame.

Everything of the office that takes time is asked of it on the worker; it is loaded after the first paint.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from skillassess.errors import FileProblem
from ui import languages, theme
from ui.backing_up import BackupWatch
from ui.idle import IdleWatch
from ui.jobs import Jobs, Ticket
from ui.page import Page
from ui.rescue import LOST, Lost, RescuePage
from ui.sign_in import SamplePage, SignInPage
from ui.texts import Texts
from ui.welcome import WelcomePage
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from skillassess.clock import Clock
    from skillassess.errors import Problem
    from skillassess.office import Office, Session, SetUp
    from ui.bridge import Bridge
    from ui.context import Desk
    from ui.first_start import SetUpPage
    from ui.frame import Frame
    from ui.sample import Sample
    from ui.settings import Settings

IDLE_LIMIT = timedelta(minutes=9)
_DATABASE_ENDING = 2_000


class Program(QObject):
    """Holds window, office, session and frame, and moves between them."""

    def __init__(self, app: QApplication, settings: Settings, clock: Clock, database: Path | None = None) -> None:
        """``database`` is opened instead of the one the settings remember."""
        super().__init__()
        self._app = app
        self._settings = settings
        self._clock = clock
        self._database = database or settings.database
        self._bridge: Bridge | None = None
        self._sample: Sample | None = None
        self.office: Office | None = None
        self.desk: Desk | None = None
        self.frame: Frame | None = None
        self.jobs = Jobs()
        languages.speak(app, settings.language)
        theme.apply(app, settings.theme)
        self.window = Window(settings)
        self.window.closing.connect(self._close)
        self._idle = IdleWatch(app, IDLE_LIMIT)
        self._idle.idle.connect(self.lock)
        self._backups = BackupWatch(self.jobs)
        self._backups.made.connect(self._backed_up)
        self._backups.failed.connect(self._refuse)

    def start(self) -> None:
        """Show the first page; load the office once it is painted."""
        self._first_page()
        self.window.show()
        QTimer.singleShot(0, self, self._warm_up)

    def sign_in(self, login: str, password: str) -> None:
        """Open the database if need be and sign a person in, on the worker."""
        path, office, clock = self._database, self.office, self._clock

        def work(_ticket: object) -> tuple[Office, Session]:
            from skillassess.office import Office  # noqa: PLC0415  heavy: after the first paint, on the worker

            if office is not None:
                return office, office.sign_in(login, password)
            if path is None:
                raise RuntimeError
            opened = Office.open(path, clock, login=login, password=password)
            try:
                return opened, opened.sign_in(login, password)
            except BaseException:
                opened.close()
                raise

        self.jobs.run(self.tr("Opening the database"), work, self._enter, self._refuse_opening)

    def lock(self) -> None:
        """Cover the screen until the same person gives the password again."""
        if self.frame is None or self.desk is None or self.window.content is not self.frame:
            return
        self.frame.leave()
        self._idle.stop()
        person = self.desk.session.person
        page = SignInPage(self.jobs, self._texts(), locked_for=(person.login, person.name))
        page.offered.connect(self._unlock)
        page.elsewhere.connect(self.switch_person)
        self._put(page, keep=self.frame)

    def switch_person(self) -> None:
        """Sign the person out and let another one in; the database stays open."""
        self._sign_out()
        self._first_page()

    def sign_out(self) -> None:
        """Sign the person out and close the database; the sample day goes on."""
        self._sign_out()
        if self._sample is None:
            self._close_office()
        self._first_page()

    def set_language(self, code: str) -> None:
        """Speak another language at once; the screen that is shown is shown again."""
        self._settings.language = code
        languages.speak(self._app, code)
        self._rebuild()

    def set_theme(self, name: str) -> None:
        """Wear another theme at once."""
        self._settings.theme = name
        theme.apply(self._app, name)
        self._rebuild()

    def _texts(self) -> Texts:
        return Texts(self._settings.language)

    def _first_page(self) -> None:
        if self._sample is not None:
            self._choose_sample_person(self._sample)
            return
        if self._database is None:
            self._welcome()
            return
        if self.office is None and not self._database.is_file():
            self._rescue(self._database, FileProblem("database-missing", name=self._database.name))
            return
        page = SignInPage(self.jobs, self._texts(), place=self._database.name)
        page.offered.connect(self.sign_in)
        page.elsewhere.connect(self._welcome)
        self._put(page)

    def _choose_sample_person(self, sample: Sample) -> None:
        page = SamplePage(self.jobs, self._texts(), sample.people)
        page.offered.connect(self.sign_in)
        page.elsewhere.connect(self._leave_sample)
        self._put(page)

    def _welcome(self) -> None:
        page = WelcomePage(self.jobs, self._texts())
        page.sample.connect(self.try_sample)
        page.setup.connect(self._set_up)
        page.opened.connect(self._use_database)
        self._put(page)

    def _rescue(self, path: Path, problem: Problem) -> None:
        page = RescuePage(self.jobs, self._texts(), Lost(path, problem), self._clock)
        page.opened.connect(self._use_database)
        page.elsewhere.connect(self._welcome)
        self._put(page)

    def _set_up(self) -> None:
        from ui.first_start import SetUpPage  # noqa: PLC0415  seldom needed

        page = SetUpPage(self.jobs, self._texts())
        page.ready.connect(partial(self._create, page))
        page.left.connect(self._welcome)
        page.finished.connect(self._first_page)
        self._put(page)

    def _use_database(self, path: Path) -> None:
        self._close_office()
        self._database = path
        self._settings.database = path
        self._first_page()

    def _create(self, page: SetUpPage, setup: SetUp, path: Path) -> None:
        clock = self._clock

        def work(_ticket: object) -> str:
            from skillassess.office import Office  # noqa: PLC0415  heavy: after the first paint, on the worker

            path.parent.mkdir(parents=True, exist_ok=True)
            office, key = Office.create(path, clock, setup)
            office.close()
            return key

        def show(key: str) -> None:
            self._database = path
            self._settings.database = path
            page.show_key(key)

        self.jobs.run(self.tr("Making the database"), work, show, self._refuse)

    def try_sample(self) -> None:
        """Make the sample day of invented people and let the person be one of them."""

        def work(ticket: Ticket) -> Sample:
            from ui import sample  # noqa: PLC0415  needs the office

            return sample.make(ticket)

        self.jobs.run(self.tr("Preparing the sample day"), work, self._show_sample, self._refuse)

    def _show_sample(self, sample: Sample) -> None:
        self._close_office()
        self._sample = sample
        self._take_office(sample.office)
        self._first_page()

    def _leave_sample(self) -> None:
        self._close_office()
        self._welcome()

    def _take_office(self, office: Office) -> None:
        from ui.bridge import Bridge  # noqa: PLC0415  belongs to an open office

        self.office = office
        self._bridge = Bridge(office)
        self._backups.watch(office)

    def _enter(self, opened: tuple[Office, Session]) -> None:
        office, session = opened
        if office is not self.office:
            self._close_office()
            self._take_office(office)
        if self._database is not None and self._sample is None:
            self._settings.database = self._database
        self._build_frame(session, "", "", "")
        self._idle.start()

    def _unlock(self, login: str, password: str) -> None:
        office = self.office
        if office is None:
            return

        def back(session: Session) -> None:
            if self.desk is not None and self.frame is not None:
                self.desk.session = session
                self.window.put(self.frame)
                self.frame.refresh()
                self._idle.start()

        self.jobs.run(self.tr("Unlocking"), lambda _ticket: office.sign_in(login, password), back, self._refuse)

    def _build_frame(self, session: Session, plan_id: str, screen: str, place: str) -> None:
        from ui.context import Desk  # noqa: PLC0415  belongs to an open office
        from ui.frame import Frame  # noqa: PLC0415  belongs to an open office

        if self.office is None or self._bridge is None:
            return
        old = self.desk
        desk = Desk(self.office, session, self.jobs, self._texts(), self._settings, self._clock)
        self._bridge.changed.connect(desk.changed)
        desk.session_ended.connect(self._session_ended)
        desk.open_plan(plan_id)
        frame = Frame(desk)
        frame.wished.connect(self._wish, Qt.ConnectionType.QueuedConnection)
        if screen:
            frame.open_screen(screen, place)
        self.desk, self.frame = desk, frame
        self.window.put(frame)
        if old is not None:
            old.deleteLater()

    def _rebuild(self) -> None:
        content = self.window.content
        if self.frame is not None and self.desk is not None and content is self.frame:
            self.frame.leave()
            shown = self.frame.places.shown
            key, place = ("", "") if shown is None else (shown.key, shown.place())
            self._build_frame(self.desk.session, self.desk.plan_id, key, place)
        elif isinstance(content, WelcomePage):
            self._welcome()
        elif self.frame is not None and self.desk is not None:
            self._build_frame(self.desk.session, self.desk.plan_id, self.frame.screen_key, "")
            self.lock()
        elif isinstance(content, SignInPage | SamplePage | RescuePage):
            self._first_page()
        else:
            self._set_up()

    def _wish(self, what: str, detail: str) -> None:
        wishes: dict[str, Callable[[], None]] = {
            "lock": self.lock,
            "switch": self.switch_person,
            "sign-out": self.sign_out,
            "language": lambda: self.set_language(detail),
            "theme": lambda: self.set_theme(detail),
        }
        wishes[what]()

    def _session_ended(self, problem: Problem) -> None:
        self.lock()
        self._refuse(problem)

    def _refuse(self, problem: Problem) -> None:
        content = self.window.content
        if isinstance(content, Page):
            content.refuse(problem)
        elif self.desk is not None:
            self.desk.say(problem)

    def _refuse_opening(self, problem: Problem) -> None:
        """Say why the door stays shut; a file that is lost or damaged is offered its backups."""
        if self.office is None and self._database is not None and problem.code in LOST:
            self._rescue(self._database, problem)
        else:
            self._refuse(problem)

    def _backed_up(self) -> None:
        if self.frame is not None:
            self.frame.refresh()

    def _put(self, page: Page, *, keep: Frame | None = None) -> None:
        page.wished.connect(self._wish, Qt.ConnectionType.QueuedConnection)
        self.window.put(page, keep=keep)
        page.begin()

    def _warm_up(self) -> None:
        def work(_ticket: object) -> None:
            import skillassess.office  # noqa: F401, PLC0415  heavy: after the first paint, on the worker

        self.jobs.run("", work, lambda _nothing: None, quiet=True)

    def _sign_out(self) -> None:
        self._idle.stop()
        if self.frame is not None:
            self.frame.leave()
        if self.office is not None and self.desk is not None:
            self.office.administration.sign_out(self.desk.session)
            self.desk.deleteLater()
        self.desk = self.frame = None

    def _close_office(self) -> None:
        self._backups.watch(None)
        if self.office is not None:
            self.jobs.finish(_DATABASE_ENDING)
            self.office.close()
        self.office = self._bridge = None
        if self._sample is not None:
            self._sample.remove()
            self._sample = None

    def _close(self) -> None:
        self._sign_out()
        self.jobs.finish()
        self._close_office()
        self._settings.write()
