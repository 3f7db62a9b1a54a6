"""What a purge removes is decided by the plan: nothing of another plan goes, and a file two plans name stays."""

from __future__ import annotations

from contextlib import suppress

import pytest

from skillassess.model.candidates import Candidate
from skillassess.model.kept_dossiers import KeptDossier
from skillassess.model.levels import Level
from skillassess.store.database import Database
from skillassess.store.purging import Removed, remove_plan
from tests.torture.vault import AT, PLAN, Vault, score

OTHER = "26440310050002"


def _put(database: Database, plan: str, content: bytes) -> str:
    who = f"{plan}00001"
    candidate = Candidate(who, plan, "t1", "甄", "身份证", "4403", "女", None, "电工", "电工", Level.L4)
    with database.writing(at=AT, actor="p001", action="x", subject=who, detail={"reason": "r"}) as writing:
        writing.put(who, candidate, parent=plan)
        sha256 = writing.keep(content, "text/plain")
        writing.put(who, KeptDossier(who, f'{{"evidence":[{{"sha256":"{sha256}"}}]}}'), parent=plan)
    return sha256


def _remove(database: Database) -> Removed:
    found: list[Removed] = []
    with suppress(RuntimeError), database.purging(at=AT, actor="p", action="x", subject=PLAN, detail={}) as (_, raw):
        found.append(remove_plan(raw, PLAN, (), ()))
        raise RuntimeError
    return found[0]


@pytest.mark.promise(19)
def test_a_file_another_plan_names_too_stays_and_one_of_its_own_goes(vault: Vault) -> None:
    database = vault.open()
    _put(database, PLAN, b"shared")
    _put(database, OTHER, b"shared")
    assert _remove(database).files == 0
    _put(database, PLAN, b"own")
    assert _remove(database).files == 1  # the control
    database.close()


@pytest.mark.promise(19)
def test_rows_of_other_plans_are_left_alone_and_a_failure_puts_everything_back(vault: Vault) -> None:
    database = vault.open()
    _put(database, OTHER, b"other")
    _put(database, PLAN, b"own")
    score(database, 999)
    with database.reading_connection() as connection:
        marks = connection.exec_driver_sql("SELECT count(*) FROM mark").scalar_one()
        before = connection.exec_driver_sql("SELECT count(*), sum(length(body)) FROM record").one()
    removed = _remove(database)
    with database.reading_connection() as connection:
        assert connection.exec_driver_sql("SELECT count(*), sum(length(body)) FROM record").one() == before
        others = connection.exec_driver_sql("SELECT seq FROM journal WHERE subject LIKE ?", (f"{OTHER}%",)).scalars()
        assert not set(others) & {row for row, _ in removed.rows}
    assert (removed.facts, removed.files) == (3 + marks, 1)
    assert database.verify().holds
    database.close()
