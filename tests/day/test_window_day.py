"""The first sample day through the windows of the real program, by keys alone, from an empty machine to certificates.

Every score is typed on its sheet, every signature is given with its password. What comes of it is what the same day
comes to through the office, without windows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QStandardPaths, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from skillassess.clock import CHINA, SetClock
from skillassess.day.day_file import DayFile, read_day
from skillassess.day.results_file import results_text
from skillassess.day.runner import DayRun, Stage
from skillassess.model.candidates import Presence
from skillassess.model.sheets import ComponentKind
from skillassess.office import Office
from skillassess.paths import resource
from tests.day import window_after as after
from tests.day import window_board as board
from tests.day import window_first as first
from tests.day.window_hands import Hands
from tests.day.window_scoring import Scores, score_all
from ui.program import Program
from ui.settings import Settings

DAY = resource("samples", "day-1-electrician-L4.json")
SENT = Path(__file__).parent.parent / "data" / "roster-as-sent-60.xlsx"
_TICK = timedelta(milliseconds=10)
_HARMLESS = ("This plugin does not support propagateSizeHints", "This plugin does not support raise")


@pytest.fixture
def _nothing_to_complain_of() -> Iterator[None]:
    """Fail a test during which Qt complained."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(_HARMLESS):
            said.append(text)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a machine on which the program never ran; return the folder of a person's files."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    files = tmp_path / "files"
    files.mkdir()
    return files


@dataclass
class Sitting:
    """One day at the program: who comes when, and what they do there."""

    hands: Hands
    clock: SetClock
    day: DayFile
    files: Path

    @property
    def passwords(self) -> dict[str, str]:
        """Password by login."""
        return {person.login: person.password for person in (*self.day.people, self.day.administrator)}

    def comes(self, login: str, on: date | None = None) -> Hands:
        """Let a person sign in, on the morning of a day when one is named."""
        if on is not None:
            self.clock.put(datetime.combine(on, time(9, 0), CHINA))
        first.sign_in(self.hands, login, self.passwords[login])
        return self.hands


@pytest.fixture
def sitting(machine: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Sitting]:
    day = read_day(DAY)
    clock = SetClock(datetime.combine(day.set_up_on, time(9, 0), CHINA), step=_TICK)
    program = Program(qapp, Settings(machine / "windows.ini"), clock)
    program.start()
    qtbot.waitActive(program.window)
    sitting = Sitting(Hands(program), clock, day, machine)
    sitting.hands.rest()
    yield sitting
    program.window.close()
    program.window.deleteLater()
    program.deleteLater()
    qapp.setStyleSheet("")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.timeout(900)
@pytest.mark.usefixtures("_nothing_to_complain_of")
def test_the_first_day_by_keys_through_the_windows_comes_to_what_it_comes_to_through_the_office(
    sitting: Sitting, tmp_path: Path
) -> None:
    begin(sitting)
    plan_id, numbers = register(sitting)
    record(sitting, numbers)
    score(sitting, numbers)
    sign(sitting)
    publish(sitting, numbers)
    file_and_issue(sitting)
    sitting.hands.program.window.close()

    through_office = results_by_office(sitting.day, tmp_path / "office")
    through_windows = results_of(sitting, plan_id)
    assert len(through_windows) == len(numbers)
    for seen, wanted in zip(through_windows, through_office, strict=True):
        assert seen == wanted
    assert sitting.hands.keys > sum(len(part.items) for part in sitting.day.scores)


def begin(sitting: Sitting) -> None:
    """Set the institution up, take its people on."""
    hands, day = sitting.hands, sitting.day
    key = first.set_up(hands, day)
    assert len(key.replace("-", "")) >= 32
    assert database().is_file()
    assert not database().read_bytes().startswith(b"SQLite format 3")
    sitting.comes(day.administrator.login)
    first.take_on(hands, day.people)


def register(sitting: Sitting) -> tuple[str, list[str]]:
    """Make the plan; look at a roster that is not taken; take one. Return plan and admission numbers."""
    day, office = sitting.day, sitting.day.plan.made_by
    plan_id = first.make_plan(sitting.comes(office), day)
    hands = sitting.comes(day.registered_by, day.plan.applications_close)
    found = first.look_at_roster(hands, SENT)
    assert {(13, "姓名", "roster-one-name"), (48, "姓名", "roster-one-name")} <= found
    assert (23, "证件号", "roster-person-twice") in found
    assert not candidates(sitting, plan_id)
    assert day.roster is not None
    first.take_roster(hands, DAY.with_name(day.roster.file), 30)
    return plan_id, candidates(sitting, plan_id)


def record(sitting: Sitting, numbers: list[str]) -> None:
    """Record who was absent and who cheated."""
    day = sitting.day
    absent = next(part for part in day.presence if part.presence == Presence.ABSENT.value)
    cheating = next(part for part in day.presence if part.presence == Presence.CHEATING.value)
    hands = sitting.comes(absent.by, day.plan.starts)
    form = (numbers[absent.candidate - 1], ComponentKind(absent.component))
    board.record_presence(hands, form, Presence.ABSENT, absent.reason, throughout=True)
    form = (numbers[cheating.candidate - 1], ComponentKind(cheating.component))
    hands = sitting.comes(cheating.by)
    board.record_presence(hands, form, Presence.CHEATING, cheating.reason, throughout=False)


def score(sitting: Sitting, numbers: list[str]) -> None:
    """Have every assessor score every sheet; one is replaced and somebody scores in that place."""
    day = sitting.day
    names = {person.login: person.name for person in day.people}
    (change,) = day.replacements
    for login in day.plan.targets[0].components[0].scorers:
        given = scores_of(login, day, numbers)
        assert score_all(sitting.comes(login), given) == len(given)
    form = (numbers[change.candidates[0] - 1], ComponentKind(change.component))
    hands = sitting.comes(change.by)
    board.replace_assessor(hands, form, names[change.old], names[change.new], change.reason)
    given = scores_of(change.new, day, numbers)
    assert score_all(sitting.comes(change.new), given) == 1


def sign(sitting: Sitting) -> None:
    """Have the assessors confirm, the supervisor sign and keep the record, and HR give the enterprise's opinion."""
    day, words = sitting.day, sitting.passwords
    assert day.signatures is not None
    for login in day.signatures.confirm:
        after.sign_everything(sitting.comes(login), words[login])
    assert day.signatures.supervise is not None
    assert day.supervision is not None
    supervisor, note = day.signatures.supervise.by, day.signatures.supervise.note
    hands = sitting.comes(supervisor)
    after.keep_record(hands, day.supervision.remarks)
    at_once, singly = after.sign_everything(hands, words[supervisor], note=note)
    assert (at_once, singly) == (56, 4)
    assert day.signatures.opinion is not None
    login = day.signatures.opinion.by
    assert sum(after.sign_everything(sitting.comes(login), words[login])) == 60


def publish(sitting: Sitting, numbers: list[str]) -> None:
    """Publish the results; one objection is raised and resolved."""
    notice = sitting.day.notice
    assert notice is not None
    after.publish(sitting.comes(notice.by, notice.on), notice.place)
    (raised,) = notice.objections
    assert raised.candidate is not None
    after.object_to(sitting.comes(raised.by, raised.on), raised.text, f"{raised.candidate} ")
    assert raised.resolved_on is not None
    after.resolve(sitting.comes(raised.by, raised.resolved_on), raised.resolution)
    assert len(numbers) > raised.candidate


def file_and_issue(sitting: Sitting) -> None:
    """File the results, record that they were accepted, give the numbers; write what is handed in and sent."""
    day, files = sitting.day, sitting.files
    assert day.filing is not None
    after.file_results(sitting.comes(day.filing.by, day.filing.prepared), files / "score-roster.xlsx")
    (decision,) = day.filing.decisions
    after.accept(sitting.comes(day.filing.by, decision.on))
    (certificates,) = day.certificates
    hands = sitting.comes(certificates.by, certificates.on)
    after.issue(hands, certificates.first_serial or 1, files / "certificate-data.xlsx")
    assert {path.name for path in files.glob("*.xlsx")} == {"score-roster.xlsx", "certificate-data.xlsx"}


def scores_of(login: str, day: DayFile, numbers: list[str]) -> Scores:
    """Return what one assessor gives."""
    mine = [part for part in day.scores if part.assessor == login]
    return {(numbers[part.candidate - 1], part.component): part.items for part in mine}


def candidates(sitting: Sitting, plan_id: str) -> list[str]:
    """Return the admission numbers as they are kept, in their order."""
    desk = sitting.hands.frame.desk
    return [one.id for one in desk.office.registration.candidates(desk.session, plan_id)]


def database() -> Path:
    """Return where the set-up puts the database of this machine."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(folder) / "skillassess.db"


def results_of(sitting: Sitting, plan_id: str) -> list[dict[str, Any]]:
    """Return the results in the database that the windows left, read as ``skillassess day`` writes them."""
    day, words = sitting.day, sitting.passwords
    office = Office.open(database(), sitting.clock, login="wei", password=words["wei"])
    try:
        assert office.verify_unattended().holds
        return results(office, day, plan_id)
    finally:
        office.close()


def results_by_office(day: DayFile, folder: Path) -> list[dict[str, Any]]:
    """Run the day through the office and return its results."""
    folder.mkdir()
    run = DayRun(day, DAY.parent, folder, lambda *_: None)
    try:
        run.go(Stage.DOCUMENTS)
        return results(run.office, day, run.plan_id)
    finally:
        run.close()


def results(office: Office, day: DayFile, plan_id: str) -> list[dict[str, Any]]:
    """Return the candidates of ``results.json``."""
    words = {person.login: person.password for person in (*day.people, day.administrator)}
    hr = office.sign_in("wei", words["wei"])
    head = office.administration.head(office.sign_in(day.administrator.login, words[day.administrator.login]))
    people = {person.id: person.name for person in office.administration.people(hr)}
    plan, table = office.planning.plan(hr, plan_id), office.results.table(hr, plan_id)
    text = results_text(plan, table, office.certifying.register(hr, plan_id), people, head)
    found: list[dict[str, Any]] = json.loads(text)["candidates"]
    return found
