"""Three assessors call everything with everything: none reads or writes another's scores (promise 20)."""

from __future__ import annotations

import random

import pytest

from skillassess.errors import Problem
from skillassess.model.sheets import ComponentKind
from skillassess.model.signatures import Seen
from skillassess.model.worksheets import ColumnKey, FormKey
from skillassess.office import Session
from skillassess.office.rights import DECLARED, may
from tests.core.office.bureau import PASSWORD, PLAN, Bureau
from tests.core.office.test_rights import needed, use_cases
from tests.torture.sizes import report, size

ASSESSORS = ("liang", "deng", "peng")
_NEEDLESS = (".change_password", ".template", "Planning.findings")  # each costs time and tells nothing about scores
_KINDS = (ComponentKind.WORK_PROCESS, ComponentKind.WORK_PERFORMANCE)


class Meddler:
    """Makes up arguments for any use case: own and others' sheets, good and bad values."""

    def __init__(self, bureau: Bureau, seed: int) -> None:
        """Know every use case of an office, and make the same choices for the same seed."""
        self.chance = random.Random(seed)
        self.ids = {login: bureau.id_of(login) for login in ASSESSORS}
        self.calls = dict(use_cases(bureau.office))

    def arguments(self, name: str, login: str) -> dict[str, object]:
        chance = self.chance
        form = FormKey(f"{PLAN}{chance.randint(1, 3):05d}", chance.choice(_KINDS))
        owner = login if chance.random() < 0.5 else chance.choice(ASSESSORS)
        column = ColumnKey(form.candidate, form.kind, self.ids[owner])
        item, seen, note = chance.randint(1, 12), chance.choice((0, 0, 0, 1, 2)), self.mark(login)
        own: dict[str, dict[str, object]] = {
            "enter": {"key": column, "item": item, "text": str(chance.randint(0, 6)), "seen": seen, "note": note},
            "fill": {"key": column, "texts": [chance.choice((None, "3", "4")) for _ in range(chance.choice((10, 25)))]},
            "undo": {"key": column, "item": item},
            "history": {"key": column, "item": item},
            "submit": {"key": column},
            "sheet": {"key": column if "marking" in name else form},
            "findings": {"key": column} if "marking" in name else {"plan": None},
            "own_sheet": {"key": form},
            "confirm": {"forms": [Seen(form, "0" * 64, chance.random() < 0.5)], "password": PASSWORD},
            "plan": {"plan_id": PLAN},
            "sheets": {"plan_id": PLAN},
            "own_forms": {"plan_id": PLAN},
        }
        return own.get(name.rsplit(".", 1)[-1], {})

    def mark(self, login: str) -> str:
        """Return a note nobody but its writer may ever see while the form is open."""
        return f"只有{login}知道{self.chance.randint(0, 999)}"


def _others(login: str) -> list[str]:
    return [f"只有{other}知道" for other in ASSESSORS if other != login]


@pytest.mark.promise(20)
@pytest.mark.timeout(0)
def test_random_calls_never_read_or_write_anothers_scores(registered: Bureau) -> None:
    calls = size(300, 10_000)
    meddler = Meddler(registered, 20)
    names = [name for name in meddler.calls if name in DECLARED and not name.endswith(_NEEDLESS)]
    sessions: dict[str, Session] = {}
    done = {"returned": 0, "refused": 0}
    for _ in range(calls):
        login = meddler.chance.choice(ASSESSORS)
        session = sessions.setdefault(login, registered.as_(login))
        likely = [name for name in names if ".marking." in name or "own_" in name]
        name = meddler.chance.choice(likely if meddler.chance.random() < 0.7 else names)
        if name.endswith(".submit") and login == "peng":
            continue  # so that no form is ever complete, and no score may be told
        given = meddler.arguments(name, login)
        try:
            result = repr(_call(meddler, name, session, given))
            done["returned"] += 1
        except Problem as problem:
            result = f"{problem.code} {problem.params}"
            done["refused"] += 1
        assert not any(secret in result for secret in _others(login)), name
    assert min(done.values()) > calls // 10
    assert _foreign_writes(registered) == 0
    assert _written(registered) > calls // 100
    report(20, f"{calls} random calls of 3 assessors {done}: 0 reads or writes of another's scores")


def _call(meddler: Meddler, name: str, session: Session, given: dict[str, object]) -> object:
    method = meddler.calls[name]
    if given:
        return method(session, **given)
    arguments = {parameter: made_up(kind, meddler.chance) for parameter, kind in needed(method)}
    if None in arguments.values() and may(session.person, DECLARED[name]):
        return None  # it takes something this test cannot make up; nothing is called
    return method(session, **arguments)


def made_up(kind: str, chance: random.Random) -> object:
    """Return something for a parameter by its annotation, or None where that cannot be made up."""
    if kind == "str":
        return chance.choice((PLAN, f"{PLAN}00001", f"{PLAN}00002/drill", "p003", "x", ""))
    if kind == "int":
        return chance.randint(-1, 30)
    return chance.random() < 0.5 if kind == "bool" else None


def _foreign_writes(bureau: Bureau) -> int:
    query = "SELECT count(*) FROM mark JOIN journal USING (seq) WHERE mark.assessor <> journal.actor"
    with bureau.office.door.database.reading_connection() as connection:
        return int(connection.exec_driver_sql(query).scalar_one())


def _written(bureau: Bureau) -> int:
    with bureau.office.door.database.reading_connection() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM mark").scalar_one())


@pytest.mark.promise(20)
def test_the_same_look_finds_scores_where_they_may_be_told(marked: Bureau) -> None:
    """The control: notes written by another assessor are found once the form is complete and they may be read."""
    office = marked.office
    key = marked.column(1, ComponentKind.WORK_PERFORMANCE, "deng")
    office.signing.send_back(marked.as_("he"), [key], "重评")
    before = office.marking.sheet(marked.as_("deng"), key).column.marks[0]
    office.marking.enter(marked.as_("deng"), key, 1, f"{before.value:f}", seen=before.version, note="只有deng知道1")
    office.marking.submit(marked.as_("deng"), key)
    assert any(secret in repr(office.signing.own_sheet(marked.as_("liang"), key.form)) for secret in _others("liang"))
