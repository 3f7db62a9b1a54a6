"""Sealed forms: nothing is written into them; a correction is a new version with a reason (promise 22)."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from skillassess.errors import Problem, Refused
from skillassess.model.signatures import Signature
from skillassess.model.worksheets import ColumnKey
from tests.core.office.bureau import PASSWORD, PLAN, Bureau
from tests.torture.sizes import report, size

_ASSESSORS = ("liang", "deng", "peng")


def _everything(bureau: Bureau) -> list[tuple[object, ...]]:
    with bureau.office.door.database.reading_connection() as connection:
        marks = connection.exec_driver_sql("SELECT * FROM mark ORDER BY seq, item").fetchall()
        kinds = "('signature', 'column', 'replacement', 'attendance', 'vote', 'review')"
        records = connection.exec_driver_sql(f"SELECT * FROM record WHERE kind IN {kinds} ORDER BY seq, id").fetchall()
    return [tuple(row) for row in (*marks, *records)]


def _attempts(bureau: Bureau, chance: random.Random, key: ColumnKey, login: str) -> Callable[[], object]:
    marking, session, item = bureau.office.marking, bureau.as_(login), chance.randint(1, 10)
    count = len(marking.sheet(session, key).template.items)
    return chance.choice(
        (
            lambda: marking.enter(session, key, item, str(chance.randint(0, 5)), seen=chance.randint(0, 3)),
            lambda: marking.enter(session, key, item, "", seen=1, note="改"),
            lambda: marking.undo(session, key, item),
            lambda: marking.fill(session, key, ["3"] * count),
            lambda: marking.submit(session, key),
        )
    )


@pytest.mark.promise(22)
@pytest.mark.timeout(0)
def test_no_call_writes_into_a_sealed_form(signed: Bureau) -> None:
    calls = size(150, 10_000)
    chance = random.Random(22)
    keys = {
        login: [sheet.key for sheet in signed.office.marking.sheets(signed.as_(login), PLAN)] for login in _ASSESSORS
    }
    before, head = _everything(signed), signed.office.door.database.head()
    refused = 0
    for _ in range(calls):
        login = chance.choice(_ASSESSORS)
        attempt = _attempts(signed, chance, chance.choice(keys[login]), login)
        with pytest.raises(Problem):
            attempt()
        refused += 1
    assert _everything(signed) == before
    assert signed.office.door.database.head() == head
    report(22, f"{refused} of {calls} calls on sealed forms refused, 0 accepted")


@pytest.mark.promise(22)
def test_the_same_calls_are_taken_while_a_form_is_open(registered: Bureau) -> None:
    """The control: before anything is submitted, they write."""
    chance = random.Random(22)
    keys = [sheet.key for sheet in registered.office.marking.sheets(registered.as_("liang"), PLAN)]
    before = _everything(registered)
    for _ in range(20):
        try:
            _attempts(registered, chance, chance.choice(keys), "liang")()
        except Problem:
            continue
    assert _everything(registered) != before


@pytest.mark.promise(22)
def test_a_correction_is_a_new_version_with_a_reason_and_the_sealed_one_stays(signed: Bureau) -> None:
    liang = signed.as_("liang")
    key = signed.office.marking.sheets(liang, PLAN)[0].key
    old = signed.office.marking.sheet(liang, key).column.marks[0]
    before = _everything(signed)
    with pytest.raises(Refused, match="reason-missing"):
        signed.office.signing.send_back(signed.as_("he"), [key], " ")
    assert _everything(signed) == before
    signed.office.signing.send_back(signed.as_("he"), [key], "第1项录入有误")
    assert not any(
        item.signed.is_sealed for item in signed.office.signing.forms(signed.as_("zheng"), PLAN) if item.key == key.form
    )
    new = "1" if old.value != 1 else "2"
    signed.office.marking.enter(liang, key, old.item, new, seen=old.version)
    history = signed.office.marking.history(liang, key, old.item)
    assert [mark.version for mark in history] == [old.version, old.version + 1]
    assert history[0] == old
    after = _everything(signed)
    assert [row for row in before if row in after] == before
    assert signed.office.door.database.verify().holds


@pytest.mark.promise(23)
@pytest.mark.promise(28)
def test_every_signature_bears_the_seal_of_its_signer_and_needs_the_password(signed: Bureau) -> None:
    with signed.office.door.look() as reading:
        signatures = reading.values(Signature)
    assert len(signatures) > 10
    assert all(len(signature.seal) == 128 for signature in signatures)
    assert len({signature.seal for signature in signatures}) == len(signatures)
    form = signed.seen()[0]
    with pytest.raises(Refused, match="password-wrong"):
        signed.office.signing.supervise(signed.as_("he"), [form], "not-" + PASSWORD)
    with signed.office.door.look() as reading:
        assert reading.values(Signature) == signatures
