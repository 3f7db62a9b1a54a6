"""The program's own verification and the independent one agree, on sound files and on altered ones."""

from __future__ import annotations

import ast
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from skillassess.model.signatures import Signature, Step, sealed_bytes
from skillassess.store.checking import check_all
from skillassess.store.database import Database
from skillassess.store.journal import Witness
from skillassess.store.keys import KeyFile, new_recovery_key
from skillassess.store.seals import new_seal
from tests.torture.sizes import report, size
from tests.torture.vault import AT, Vault, score
from tests.verifier import verify_database as independent

_SOURCE = Path(independent.__file__)


def test_the_verifier_imports_nothing_of_the_program_and_is_short() -> None:
    text = _SOURCE.read_text(encoding="utf-8")
    names = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [part.name for part in node.names])
    }
    assert names.isdisjoint({"skillassess", "ui", "installer", "tests"})
    assert len(text.splitlines()) <= 300


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Vault, str]:
    """Make a database with scores, a file, a person's key and signatures once, with its recovery key."""
    path, recovery = tmp_path_factory.mktemp("sealed") / "day.skillassess", new_recovery_key()
    key = KeyFile.beside(path).create(recovery)
    database = Database.create(path, key)
    seal = new_seal()
    with database.writing(at=AT, actor="p003", action="seal.make", subject="p003", detail={}) as writing:
        writing.put("p003", seal.kept("p003", "a-password"))
        writing.keep("答辩记录".encode(), "text/plain")
    for number in range(20):
        score(database, number, number % 5, note='有"引号"、\\ 和\n换行' if number % 3 else "")
    for number in range(size(20, 1_000)):
        signature = Signature(f"{number}/drill", Step.CONFIRM, "p003", AT, bool(number % 2), f"{number:064x}", "备注")
        kept = replace(signature, seal=seal.over(sealed_bytes(signature)))
        with database.writing(
            at=AT, actor="p003", action="sign.confirm", subject="s", detail={"note": "签"}
        ) as writing:
            writing.put(f"{number}/drill/confirm/p003", kept)
    database.close()
    return Vault(path, key), recovery


@pytest.fixture
def sealed(made: tuple[Vault, str], tmp_path: Path) -> tuple[Vault, str]:
    """Give a copy of it."""
    for path in made[0].path.parent.iterdir():
        shutil.copy(path, tmp_path)
    return Vault(tmp_path / made[0].path.name, made[0].key), made[1]


def _both(vault: Vault, witness: str = "") -> tuple[str, str]:
    vault.path.with_name(vault.path.name + ".lock").unlink(missing_ok=True)
    database = vault.open()
    own = database.verify(Witness.read(witness) if witness else None)
    database.close()
    other = independent.verify(vault.path, vault.key, [witness] if witness else [])
    first = other.first
    assert own.holds is (first is None)
    if first is not None:
        assert (own.bad_seq, own.fault) == first
    else:
        assert (own.head.hash, own.entries) == (other.head, other.entries)
    return own.fault, "" if first is None else first[1]


@pytest.mark.promise(28)
@pytest.mark.timeout(0)
def test_both_agree_on_a_sound_file(sealed: tuple[Vault, str]) -> None:
    vault, recovery = sealed
    assert independent.data_key(KeyFile.beside(vault.path).path, recovery) == vault.key
    assert _both(vault) == ("", "")
    found = independent.verify(vault.path, vault.key, [])
    assert found.seals == size(20, 1_000)
    assert found.files == 1
    report(28, f"the independent verifier agrees on {found.entries} entries with {found.seals} seals")


def _alter(vault: Vault, statement: str) -> None:
    raw = driver.connect(str(vault.path), isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{(vault.key or b'').hex()}'\"")
    raw.execute("PRAGMA foreign_keys = OFF")
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    assert raw.execute(statement).rowcount > 0
    raw.close()


@pytest.mark.promise(26)
@pytest.mark.promise(28)
@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE mark SET value = '5' WHERE seq = 9", "facts-altered"),
        ("UPDATE mark SET value = NULL WHERE seq = 9", "facts-altered"),
        ("UPDATE mark SET value = x'35' WHERE seq = 9", "facts-altered"),
        ("UPDATE mark SET seq = 10 WHERE seq = 9", "facts-altered"),
        ("DELETE FROM mark WHERE seq = 9", "facts-altered"),
        ("INSERT INTO mark SELECT candidate, component, assessor, item, 2, plan, '5', '', at, 9 FROM mark LIMIT 1", ""),
        ("INSERT INTO claim VALUES ('login', 'x', 'y', 99999)", "facts-without-entry"),
        ("UPDATE record SET body = replace(body, '备注', '备住') WHERE seq = 25", "facts-altered"),
        ("UPDATE blob SET content = x'00'", "facts-altered"),
        ("UPDATE journal SET actor = 'p004' WHERE seq = 9", "entry-altered"),
        ("UPDATE journal SET detail = '{}' WHERE seq = 9", "entry-altered"),
        ("UPDATE journal SET facts = 'x' WHERE seq = 9", "entry-altered"),
        ("DELETE FROM journal WHERE seq = 9", "entry-missing"),
        ("UPDATE journal SET previous = hash WHERE seq = 9", "chain-broken"),
    ],
)
def test_both_find_the_same_alteration_first(sealed: tuple[Vault, str], statement: str, fault: str) -> None:
    vault, _ = sealed
    _alter(vault, statement)
    assert _both(vault) == ((fault or "facts-altered"),) * 2


@pytest.mark.promise(28)
def test_both_find_a_signature_that_was_resealed_into_the_chain_by_another(sealed: tuple[Vault, str]) -> None:
    """Somebody with the data key can write a chain that fits; the seal needs the person's password."""
    vault, _ = sealed
    vault.path.with_name(vault.path.name + ".lock").unlink(missing_ok=True)
    database = vault.open()
    forged = Signature("1/drill", Step.OPINION, "p003", AT, passed=True, covers="0" * 64)
    for seal, fault in (("", "seal-missing"), (new_seal().over(sealed_bytes(forged)), "seal-broken")):
        with database.writing(at=AT, actor="p003", action="sign.opinion", subject="s", detail={}) as writing:
            writing.put(f"forged/{fault}", replace(forged, seal=seal))
    database.close()
    assert _both(vault) == ("seal-missing", "seal-missing")


@pytest.mark.promise(27)
def test_both_ask_for_a_head_that_left_the_machine(sealed: tuple[Vault, str]) -> None:
    vault, _ = sealed
    old = vault.path.read_bytes()
    database = vault.open()
    score(database, 400)
    code = database.head().code
    database.close()
    assert _both(vault, code) == ("", "")
    vault.path.write_bytes(old)
    assert _both(vault, code) == ("head-not-extended", "head-not-extended")


@pytest.mark.promise(26)
@pytest.mark.timeout(0)
def test_both_find_every_random_alteration(sealed: tuple[Vault, str]) -> None:
    vault, _ = sealed
    rounds = size(60, 5_000)
    chance = random.Random(26)
    _without_triggers(vault).close()
    database = vault.open()
    with database.reading_connection() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        for _ in range(rounds):
            connection.exec_driver_sql("SAVEPOINT one")
            statement = chance.choice(_RANDOM)(chance)
            assert connection.exec_driver_sql(statement).rowcount > 0, statement
            own, other = check_all(connection), _independently(raw)
            assert (own.bad_seq, own.fault) == other.first, statement
            assert not own.holds, statement
            connection.exec_driver_sql("ROLLBACK TO one")
        assert check_all(connection).holds  # the control: untouched again, it holds
        assert _independently(raw).first is None
        connection.rollback()
    database.close()
    report(26, f"{rounds} of {rounds} random alterations, deletions, swaps and insertions found by both")


def _independently(raw: driver.Connection) -> independent.Findings:
    found = independent.Findings()
    independent.check_chain(raw, found, [])
    if not found.faults:
        independent.check_files(raw, found)
        independent.check_seals(raw, found)
        independent.check_purges(raw, found)
    return found


def _without_triggers(vault: Vault) -> driver.Connection:
    raw = driver.connect(str(vault.path), isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{(vault.key or b'').hex()}'\"")
    raw.execute("PRAGMA foreign_keys = OFF")
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    return raw


def _marked(chance: random.Random) -> int:
    return chance.randint(2, 21)


_RANDOM: list[Callable[[random.Random], str]] = [
    lambda c: f"UPDATE mark SET value = '9{c.randint(0, 99)}' WHERE seq = {_marked(c)}",
    lambda c: f"UPDATE mark SET note = note || 'x' WHERE seq = {_marked(c)}",
    lambda c: f"UPDATE mark SET assessor = 'p009' WHERE seq = {_marked(c)}",
    lambda c: f"UPDATE mark SET at = at || '0' WHERE seq = {_marked(c)}",
    lambda c: f"DELETE FROM mark WHERE seq = {_marked(c)}",
    lambda c: f"DELETE FROM journal WHERE seq = {c.randint(1, 30)}",
    lambda c: f"UPDATE journal SET actor = actor || 'x' WHERE seq = {c.randint(1, 30)}",
    lambda c: f"UPDATE journal SET at = '2026-01-01' WHERE seq = {c.randint(1, 30)}",
    lambda c: f"UPDATE journal SET hash = replace(hash, substr(hash, 9, 1), 'z') WHERE seq = {c.randint(1, 30)}",
    lambda c: f"UPDATE mark SET seq = {(first := _marked(c))} + 1000 WHERE seq = {first}",
    lambda c: (
        "INSERT INTO mark SELECT candidate, component, assessor, item + 100, version, plan, value, note, at, seq "
        f"FROM mark WHERE seq = {_marked(c)}"
    ),
    lambda c: f"UPDATE record SET body = body || ' ' WHERE seq = {c.randint(23, 40)}",
    lambda c: "UPDATE journal SET subject = CASE seq WHEN {0} THEN 'a' ELSE 'b' END WHERE seq IN ({0}, {1})".format(
        *c.sample(range(1, 41), 2)
    ),
    lambda c: f"UPDATE blob SET content = x'{c.randint(16, 255):02x}'",
]


def test_the_command_says_what_it_found(
    sealed: tuple[Vault, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    vault, recovery = sealed
    assert independent.main([str(vault.path), "--recovery", recovery]) == 0
    assert "everything holds" in capsys.readouterr().out
    assert independent.main([str(vault.path), "--recovery", new_recovery_key()]) == 2
    assert independent.main([str(tmp_path / "none"), "--key", "00" * 32]) == 2
    _alter(vault, "UPDATE mark SET value = '5' WHERE seq = 9")
    assert independent.main([str(vault.path), "--key", (vault.key or b"").hex()]) == 1
    assert "journal entry 9: facts-altered" in capsys.readouterr().out
