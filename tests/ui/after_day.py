"""A small batch run through the office up to a stage, for the tests of the screens after scoring. Owns invented people.

The fourth candidate fails; the third's totals lie on both sides of the line; all others are unremarkable.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from skillassess.clock import CHINA, SetClock
from skillassess.day.day_file import FORMAT, DayFile
from skillassess.day.runner import DATABASE, DayRun, Stage
from skillassess.office import Office
from ui.bridge import Bridge
from ui.context import Desk
from ui.frame import Frame
from ui.jobs import Jobs
from ui.settings import Settings
from ui.texts import Texts

if TYPE_CHECKING:
    from datetime import date

    from pytestqt.qtbot import QtBot

    from skillassess.model.worksheets import FormKey
    from skillassess.office import Session
    from ui.screens import Screen

PASSWORD = "sample-day"
SCORERS = ("liang", "deng", "peng")
_STAFF = (
    ("zheng", "郑工", ("office",)),
    ("liang", "梁工", ("assessor",)),
    ("deng", "邓工", ("assessor",)),
    ("peng", "彭工", ("assessor",)),
    ("he", "何工", ("supervisor",)),
    ("ren", "任工", ("hr",)),
    ("shen", "沈工", ("auditor",)),
)
_NAMES = ("丁宇", "王𠮷", "方晴", "阿依古丽·买买提")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(slots=True)
class After:
    """An office with a batch, and the clock it runs by."""

    office: Office
    plan_id: str

    def sign_in(self, login: str) -> Session:
        """Sign in as a member of staff."""
        return self.office.sign_in(login, PASSWORD)

    def put_clock(self, day: date) -> None:
        """Go on to the morning of a day."""
        clock = self.office.door.clock
        assert isinstance(clock, SetClock)
        clock.put(datetime.combine(day, time(10, 0), CHINA))

    def forms(self) -> tuple[FormKey, ...]:
        """Return the forms as HR lists them."""
        return tuple(item.key for item in self.office.signing.forms(self.sign_in("ren"), self.plan_id))

    def confirm_all(self, *logins: str) -> None:
        """Let assessors confirm and sign everything that is theirs."""
        for login in logins or SCORERS:
            session = self.sign_in(login)
            own = self.office.signing.own_forms(session, self.plan_id)
            self.office.signing.confirm(session, [item.seen for item in own], PASSWORD)

    def supervise_all(self) -> None:
        """Let the internal supervisor sign everything."""
        seen = [item.seen for item in self.office.signing.forms(self.sign_in("ren"), self.plan_id)]
        self.office.signing.supervise(self.sign_in("he"), seen, PASSWORD, note="已核对现场记录")

    def seal_all(self) -> None:
        """Give every signature there is, the enterprise review opinion last."""
        self.confirm_all()
        self.supervise_all()
        hr = self.sign_in("ren")
        items = self.office.signing.forms(hr, self.plan_id)
        self.office.signing.give_opinion(hr, [item.seen for item in items], PASSWORD)

    def close(self) -> None:
        """Let go of the database."""
        self.office.close()


@dataclass(slots=True)
class Seat:
    """A person in front of one screen in the frame."""

    frame: Frame
    desk: Desk
    jobs: Jobs
    bridge: Bridge
    screen: Any

    def leave(self) -> None:
        """Stand up: let the worker end and close the window."""
        self.frame.close()
        self.jobs.finish()
        while self.jobs.busy:
            QApplication.processEvents()


def sit_down(after: After, login: str, kind: type[Screen], folder: Path, language: str = "zh_CN") -> Seat:
    """Put a person in front of a screen."""
    office, jobs = after.office, Jobs()
    settings = Settings(folder / f"{login}.ini")
    desk = Desk(office, after.sign_in(login), jobs, Texts(language), settings, office.door.clock)
    bridge = Bridge(office)
    bridge.changed.connect(desk.changed)
    desk.open_plan(after.plan_id)
    frame = Frame(desk, (kind,))
    frame.resize(1366, 768)
    return Seat(frame, desk, jobs, bridge, frame.places.shown)


def make(folder: Path, until: Stage = Stage.MARKING) -> After:
    """Return the small day, run up to a stage, in a database of its own in ``folder``."""
    kept = _run(until)
    path = folder / DATABASE
    shutil.copytree(kept.folder, folder, dirs_exist_ok=True)
    return After(Office.open(path, SetClock(kept.at, step=timedelta(milliseconds=250))), kept.plan_id)


@dataclass(frozen=True, slots=True)
class _Kept:
    folder: str
    plan_id: str
    at: datetime
    holder: tempfile.TemporaryDirectory[str]


@cache
def _run(until: Stage) -> _Kept:
    """Run the day once for all tests; they work on copies."""
    holder = tempfile.TemporaryDirectory(prefix="after-day-")
    atexit.register(holder.cleanup)
    run = DayRun(_day(), Path(holder.name), Path(holder.name), lambda _what, _done, _of: None)
    run.go(until)
    run.close()
    return _Kept(holder.name, run.plan_id, run.office.door.clock.now(), holder)


def settled(qtbot: QtBot, seat: Seat) -> None:
    """Wait until nothing is read, written or about to be read again."""
    for _ in range(2):
        qtbot.wait(20)
        qtbot.waitUntil(lambda: not seat.jobs.busy and not seat.screen.findChild(QTimer).isActive(), timeout=20_000)


def said(seat: Seat) -> str:
    """Return what the strip says."""
    text: str = seat.frame.strip.text
    return text


def within(screen: QWidget, kind: type[QWidget], name: str) -> Any:  # noqa: ANN401  whichever widget it is
    """Return the visible widget inside a screen that a screen reader calls by this name."""
    found = [part for part in screen.findChildren(kind) if part.isVisible() and part.accessibleName() == name]
    assert len(found) == 1, f"{len(found)} of {name}"
    return found[0]


def _day() -> DayFile:
    components = [
        {"kind": "work_process", "template": "annex2-electrician-L4", "scorers": SCORERS},
        {"kind": "work_performance", "template": "annex3-performance", "scorers": SCORERS},
    ]
    body = {
        "format": FORMAT,
        "sample": True,
        "set_up_on": "2026-09-01",
        "institution": {
            "name": "示例链主装备有限公司",
            "code": "Y000044031005",
            "occupations": [{"code": "6-31-01-03", "name": "电工", "levels": ["5", "4", "3"], "job_types": ["电工"]}],
            "standing": ["chain_leader"],
        },
        "administrator": {"login": "guan", "name": "管理", "password": PASSWORD},
        "people": [
            {"login": login, "name": name, "password": PASSWORD, "roles": roles}
            | ({"grade": "senior", "card_valid_until": "2028-01-01"} if "assessor" in roles else {})
            for login, name, roles in _STAFF
        ],
        "plan": {
            "title": "2026年第三批",
            "targets": [
                {
                    "occupation_code": "6-31-01-03",
                    "level": "4",
                    "method": "ability",
                    "basis": "国家职业技能标准 电工",
                    "components": components,
                }
            ],
            "applications_close": "2026-09-10",
            "starts": "2026-09-21",
            "ends": "2026-09-21",
            "place": "一号车间",
            "supervisor": "he",
            "made_by": "zheng",
            "pay_link": "企业薪酬管理办法第三章",
        },
        "candidates": [
            {
                "name": name,
                "id_number": _id_number(place),
                "level": "4",
                "occupation": "电工",
                "sex": "男",
                "birth_date": f"1990-03-{place + 10}",
                "employer": "示例链主装备有限公司",
                "post": "维修电工",
            }
            for place, name in enumerate(_NAMES)
        ],
        "registered_by": "zheng",
        "signatures": {
            "confirm": SCORERS,
            "supervise": {"by": "he", "note": "已核对现场记录"},
            "opinion": {"by": "ren"},
        },
        "scores": [
            {"candidate": number, "component": kind, "assessor": login, "items": _items(number, kind, place)}
            for number in range(1, len(_NAMES) + 1)
            for kind in ("work_process", "work_performance")
            for place, login in enumerate(SCORERS)
        ],
    }
    return msgspec.convert(body, DayFile)


def _items(number: int, kind: str, place: int) -> list[str]:
    """Return one column; totals of the third candidate's work performance are 55, 63 and 62, the mean is exactly 60."""
    if kind == "work_process":
        sixth = {4: 2}.get(number, 6)
        return ["4", "4", "4", "4", "6", "6", "6", "6", str(sixth), "6", "6", "6", "6", "6", "6"]
    if number == 3:
        return list(_STRADDLING[place])
    level = "2" if number == 4 else "4"
    return [level] * 18 + ["3", "4" if place else "3"]


_STRADDLING = ("45511224315334111252", "15335425452423225222", "52445141111532434543")


def _id_number(place: int) -> str:
    body = f"440305199003{place + 10:02d}{place * 2 + 101:03d}"
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True))
    return body + "10X98765432"[total % 11]
