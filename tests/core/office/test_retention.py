"""A plan is kept as long as the rules say and then purged by two persons: nothing personal is left anywhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
import sqlcipher3.dbapi2 as driver

from skillassess.clock import CHINA, SetClock
from skillassess.day.day_file import SignaturesPart, SignPart
from skillassess.day.runner import DATABASE, DayRun, Stage
from skillassess.errors import FileProblem, Problem, Refused
from skillassess.model.candidates import Candidate
from skillassess.model.retention import Purge
from skillassess.model.sheets import ComponentKind
from skillassess.office import Office
from skillassess.office.retention import Purged, SecondPerson
from skillassess.paths import resource
from skillassess.store.backups import Backups
from skillassess.store.seals import new_seal
from tests.core.office.bureau import PASSWORD, PLAN, Bureau, small_day
from tests.core.office.test_rights import needed, use_cases
from tests.torture.decrypted import pages
from tests.torture.sizes import report
from tests.verifier import verify_database as independent

NAME, REASON, NOTE, FILE, SIGNED = "甄嬛莞尔", "理由里写了甄嬛", "评语也提到甄嬛", "附件里的秘密", "签字意见提到甄嬛"
WORDS = (NAME, REASON, NOTE, FILE, SIGNED)
WEI = SecondPerson("wei", PASSWORD)
LATE = datetime(2032, 1, 5, 9, tzinfo=CHINA)


@dataclass
class Old(Bureau):
    """An encrypted bureau years after its day, with planted words wherever words go, and a backup of that time."""

    key: bytes = b""

    def purge(self, second: SecondPerson = WEI, reason: str = "保存期满") -> Purged:
        return self.office.retention.purge(self.as_("zheng"), PLAN, reason, PASSWORD, second)

    def words(self) -> list[str]:
        with self.office.door.look() as reading:
            people = reading.values(Candidate, PLAN)
        return [*WORDS, *(one.name for one in people), *(one.id_number for one in people)]

    def hits(self, words: list[str]) -> dict[str, int]:
        """Count the words in the decrypted pages of database and backups, free pages included, in three encodings."""
        files = [self.path, *(backup.path for backup in Backups.beside(self.path).all())]
        spelt = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "gb18030")]
        return {path.name: sum(map(pages(path, self.key).count, spelt)) for path in files}

    def faults(self) -> tuple[tuple[int | None, str], tuple[int, str] | None]:
        """Return what our check and the independent one find first."""
        own, other = self.office.door.database.verify(), independent.verify(self.path, self.key, [])
        return (own.bad_seq, own.fault), other.first

    def alter(self, statement: str) -> None:
        """Write into the file as somebody with its key can."""
        raw = driver.connect(str(self.path), isolation_level=None)
        raw.execute(f"PRAGMA key = \"x'{self.key.hex()}'\"")
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        assert raw.execute(statement).rowcount > 0
        raw.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("encrypted")
    signatures = SignaturesPart(
        confirm=("liang", "deng", "peng"), supervise=SignPart(by="he", note=SIGNED), opinion=SignPart(by="wei")
    )
    day = msgspec.structs.replace(small_day(), sample=False, signatures=signatures)
    run = DayRun(day, resource("samples"), folder, lambda *_: None)
    run.go(Stage.MARKING)
    bureau = Bureau(run.office, SetClock(LATE), folder / DATABASE)
    clerk = bureau.as_("zheng")
    first = run.office.registration.candidates(clerk, PLAN)[0]
    run.office.registration.change(clerk, replace(first, name=NAME), REASON)
    (folder / "proof.pdf").write_text(f"%PDF-1.4 {FILE}", encoding="utf-8")
    run.office.eligibility.attach(clerk, first.id, folder / "proof.pdf", "学历证明", seen=0)
    (folder / "proof.pdf").unlink()
    key = bureau.column(1, ComponentKind.WORK_PERFORMANCE, "deng")
    run.office.signing.send_back(bureau.as_("he"), [key], REASON)
    mark = run.office.marking.sheet(bureau.as_("deng"), key).column.marks[0]
    run.office.marking.enter(bureau.as_("deng"), key, mark.item, f"{mark.value}", seen=mark.version, note=NOTE)
    run.office.marking.submit(bureau.as_("deng"), key)
    run._sessions.clear()  # noqa: SLF001  the people above signed in elsewhere
    run._sign()  # noqa: SLF001  the rest of the day, after what was planted
    (folder / "key").write_bytes(run.office.door.key or b"")
    run.close()
    return folder


@pytest.fixture
def old(made: Path, tmp_path: Path) -> Iterator[Old]:
    shutil.copytree(made, tmp_path / "old")
    path = tmp_path / "old" / DATABASE
    clock = SetClock(LATE)
    bureau = Old(
        Office.open(path, clock, login="zheng", password=PASSWORD), clock, path, key=(made / "key").read_bytes()
    )
    yield bureau
    bureau.office.door.database.close()


@pytest.mark.promise(25)
def test_a_plan_is_kept_to_the_day_and_the_refusal_names_the_clause(old: Old) -> None:
    kept = old.office.retention.plans(old.as_("zheng"))[0]
    first = kept.keep.electronic
    assert (first.year - kept.closed.year, first.month, first.day) == (5, kept.closed.month, kept.closed.day)
    day_before = first - timedelta(days=1)
    old.at(day_before.year, day_before.month, day_before.day, 23)
    assert not old.office.retention.plans(old.as_("zheng"))[0].due
    head = old.office.administration.head(old.as_("zheng")).seq
    with pytest.raises(Refused, match="retention-not-over") as refused:
        old.purge()
    assert "七（四）" in str(refused.value.clause)
    assert refused.value.params["until"] == first.isoformat()
    assert old.office.administration.head(old.as_("zheng")).seq == head
    old.at(first.year, first.month, first.day, 1)
    assert old.office.retention.plans(old.as_("zheng"))[0].due
    assert old.purge().facts


@pytest.mark.promise(19)
def test_purged_words_are_gone_from_every_page_of_file_and_backups(old: Old) -> None:
    words = old.words()
    assert len(words) > len(WORDS)
    old.as_("wei")
    old.office.door.database.shrink()  # so that the control reads the file and not its write-ahead log
    before = old.hits(words)
    assert len(before) == 2
    assert min(before.values()) > len(words)  # the control: without a purge the search finds them
    done = old.purge()
    assert (done.files, done.backups) == (1, 1)
    after = old.hits(words)
    assert len(after) == 2
    assert set(after.values()) == {0}
    assert old.path.with_name(f"{old.path.name}-wal").stat().st_size == 0
    report(19, f"{sum(before.values())} hits before, 0 after, in {len(after)} files")


@pytest.mark.promise(19)
@pytest.mark.promise(25)
def test_what_is_left_is_verified_named_as_purged_and_tells_who_did_what(old: Old) -> None:
    with old.office.door.look() as reading:
        before = [(entry.seq, entry.at, entry.actor, entry.action, entry.subject) for entry in reading.entries()]
    done = old.purge()
    found, other = old.office.door.database.verify(), independent.verify(old.path, old.key, [])
    assert found.holds
    assert other.first is None
    assert found.purged == other.purged == done.entries > 20
    with old.office.door.look() as reading:
        after = [(entry.seq, entry.at, entry.actor, entry.action, entry.subject) for entry in reading.entries()]
        purge = reading.get(Purge, PLAN)
    assert after[: len(before)] == before
    assert (purge.by, purge.second) == (old.id_of("zheng"), old.id_of("wei"))
    backup = Backups.beside(old.path).all()[0].path
    assert independent.verify(backup, old.key, []).purged == done.entries


@pytest.mark.promise(19)
@pytest.mark.parametrize(
    ("second", "code"),
    [
        (SecondPerson("zheng", PASSWORD), "second-person-needed"),
        (SecondPerson("wei", "not-the-password"), "password-wrong"),
        (SecondPerson("nobody", PASSWORD), "password-wrong"),
        (SecondPerson("liang", PASSWORD), "second-person-lacks-right"),
    ],
)
def test_nothing_is_purged_without_a_second_person_who_may(old: Old, second: SecondPerson, code: str) -> None:
    with pytest.raises(Refused, match=code):
        old.purge(second)
    with pytest.raises(Refused, match="reason-missing"):
        old.purge(reason=" ")
    assert old.office.registration.candidates(old.as_("zheng"), PLAN)
    with old.office.door.look() as reading:
        assert reading.find(Purge, PLAN) is None


@pytest.mark.promise(26)
@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE journal SET actor = 'p001' WHERE seq = (SELECT max(seq) FROM mark_seq)", "purge-broken"),
        ('UPDATE journal SET detail = \'{"reason":"x"}\' WHERE seq = (SELECT max(seq) FROM mark_seq)', "purge-broken"),
        ("UPDATE journal SET at = at || '0' WHERE seq = (SELECT max(seq) FROM mark_seq)", "purge-broken"),
        ("UPDATE record SET body = replace(body, '保存期满', '没有期满') WHERE kind = 'purge'", "facts-altered"),
        ("DELETE FROM record WHERE kind = 'purge'", "entry-altered"),
    ],
)
def test_both_checks_find_what_is_altered_after_a_purge(old: Old, statement: str, fault: str) -> None:
    with old.office.door.database.reading_connection() as connection:
        row = connection.exec_driver_sql("SELECT max(seq) FROM mark").scalar_one()
    old.purge()
    old.alter(statement.replace("(SELECT max(seq) FROM mark_seq)", str(row)))
    own, other = old.faults()
    assert own == other
    assert own[1] == fault


@pytest.mark.promise(26)
def test_a_purge_without_the_seals_of_two_persons_excuses_nothing(old: Old) -> None:
    """Somebody with the data key can write a chain that fits and call it a purge."""
    seal, id_ = new_seal(), old.id_of("zheng")
    forged = Purge(PLAN, LATE, id_, old.id_of("wei"), "", "", 1, 0, ((3, "0" * 64),), seal.over(b"x"), seal.over(b"y"))
    told = {"actor": id_, "action": "retention.purge", "subject": PLAN}
    with old.office.door.database.writing(at=LATE, **told, detail={}) as writing:
        writing.put(PLAN, replace(forged, rows=()))
    own, other = old.faults()
    assert own == other
    assert own[1] == "purge-broken"


@pytest.mark.promise(19)
def test_a_purge_that_would_not_hold_puts_everything_back(old: Old) -> None:
    words = old.words()
    old.as_("wei")
    old.alter("UPDATE mark SET value = '1' WHERE seq = (SELECT min(seq) FROM mark)")
    old.alter("UPDATE record SET body = body || ' ' WHERE kind = 'person' AND id = 'p001'")
    with pytest.raises(FileProblem, match="purge-unsound"):
        old.purge()
    assert old.words() == words


@pytest.mark.promise(19)
def test_the_tables_only_grow_again_after_a_purge(old: Old) -> None:
    with old.office.door.database.reading_connection() as connection:
        before = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name").all()
    old.purge()
    with old.office.door.database.reading_connection() as connection:
        assert connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name").all() == before


@pytest.mark.promise(19)
def test_a_purged_plan_takes_nobody_in_is_not_purged_twice_and_can_still_be_looked_at(old: Old) -> None:
    old.purge()
    with pytest.raises(Refused, match="plan-purged"):
        old.purge()
    with pytest.raises(Refused, match="plan-purged"):
        old.office.registration.preview(old.as_("zheng"), PLAN, resource("samples", "day-1-roster.xlsx"))
    kept = old.office.retention.plans(old.as_("zheng"))[0]
    assert (kept.candidates, kept.copies, kept.purged) == (0, 0, LATE)
    seen = 0
    for name, call in use_cases(old.office):
        if [parameter for parameter, _ in needed(call)] != ["plan_id"] or name.endswith(("publish", "prepare")):
            continue
        for login in ("zheng", "wei", "he"):
            with suppress(Problem):
                call(old.as_(login), plan_id=PLAN)
                seen += 1
    assert seen > 10


@pytest.mark.promise(19)
def test_an_interrupted_purge_is_finished_later(old: Old) -> None:
    words = old.words()
    copy = Backups.beside(old.path).all()[0].path
    raw = copy.read_bytes()
    keys = copy.with_name(f"{copy.name}.keys").read_bytes()
    old.purge()
    copy.write_bytes(raw)
    copy.with_name(f"{copy.name}.keys").write_bytes(keys)
    assert old.office.retention.plans(old.as_("zheng"))[0].copies == 1
    assert old.hits(words)[copy.name] > 0
    old.clock.put(LATE + timedelta(minutes=5))
    assert old.office.retention.finish(old.as_("zheng")) == 2
    assert set(old.hits(words).values()) == {0}
