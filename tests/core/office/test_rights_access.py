"""Proving who one is: passwords, locks, idleness, seals, recovery; backups of an encrypted office."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from skillassess.clock import CHINA, SetClock
from skillassess.errors import FileProblem, Refused
from skillassess.model.institution import FiledOccupation, Institution, Standing
from skillassess.model.levels import Level
from skillassess.model.people import Person, Role
from skillassess.office import Office, Session, SetUp
from skillassess.office.rescue import backups_of, restore_file
from skillassess.store.backups import Backups
from skillassess.store.keys import KeyFile

_NOON = datetime(2026, 9, 20, 12, tzinfo=CHINA)
_FIRST, _SECOND = "first-password", "second-password"
_INSTITUTION = Institution(
    "示例链主装备有限公司",
    "Y000044031005",
    (FiledOccupation("6-31-01-03", "电工", tuple(Level), ("电工",), True),),  # noqa: FBT003  as filed
    (Standing.CHAIN_LEADER,),
)


class House:
    """An encrypted office that can be closed and opened again."""

    def __init__(self, folder: Path) -> None:
        """Set it up with an administrator."""
        self.clock = SetClock(_NOON)
        self.path = folder / "day.skillassess"
        self.office, self.recovery = Office.create(
            self.path, self.clock, SetUp(_INSTITUTION, "admin", "管理员", _FIRST)
        )

    def restart(self, login: str = "admin", password: str = _FIRST, *, recovery: bool = False) -> Office:
        """Close and open, as on the next morning."""
        self.office.close()
        key = self.recovery if recovery else ""
        self.office = Office.open(self.path, self.clock, login=login, password=password, recovery_key=key)
        return self.office

    def wait(self, **time: float) -> None:
        """Let time pass."""
        self.clock.put(self.clock.now() + timedelta(**time))

    def admin(self, password: str = _FIRST) -> Session:
        """Sign the administrator in."""
        return self.office.sign_in("admin", password)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    house = House(tmp_path_factory.mktemp("house"))
    house.office.door.database.close()  # without the backup at exit
    return house.path, house.recovery


@pytest.fixture
def house(made: tuple[Path, str], tmp_path: Path) -> Iterator[House]:
    for path in made[0].parent.iterdir():
        shutil.copy(path, tmp_path)
    again = House.__new__(House)
    again.clock, again.path, again.recovery = SetClock(_NOON), tmp_path / made[0].name, made[1]
    again.office = Office.open(again.path, again.clock, login="admin", password=_FIRST)
    yield again
    again.office.door.database.close()


def _fail(house: House, times: int) -> None:
    for _ in range(times):
        with pytest.raises(Refused, match="sign-in-wrong"):
            house.office.sign_in("admin", "not-the-password")


@pytest.mark.promise(24)
@pytest.mark.parametrize(("password", "code"), [("1234567", "password-too-short"), ("12345678", "")])
def test_a_password_has_eight_characters_at_least(house: House, password: str, code: str) -> None:
    person = Person("", "liang", "梁工", (Role.ASSESSOR,))
    if not code:
        house.office.administration.add_person(house.admin(), person, password)
        return
    with pytest.raises(Refused, match=code):
        house.office.administration.add_person(house.admin(), person, password)


@pytest.mark.promise(24)
def test_four_failures_do_not_lock_and_the_fifth_does_for_ten_minutes(house: House) -> None:
    _fail(house, 4)
    house.admin()
    _fail(house, 5)
    with pytest.raises(Refused, match="account-locked"):
        house.admin()
    house.wait(minutes=9, seconds=59)
    with pytest.raises(Refused, match="account-locked"):
        house.admin()
    house.wait(seconds=1)
    house.admin()


@pytest.mark.promise(24)
@pytest.mark.parametrize("turned", [timedelta(hours=-3), timedelta(hours=3)])
def test_a_lock_survives_a_restart_and_a_turned_clock(house: House, turned: timedelta) -> None:
    _fail(house, 5)
    house.clock.set_wrong(house.clock.now() + turned)
    house.restart()
    with pytest.raises(Refused, match="account-locked"):
        house.admin()
    house.wait(hours=4)
    house.admin()


@pytest.mark.promise(24)
def test_the_file_itself_locks_a_login_after_five_failures(house: House) -> None:
    house.office.close()
    for _ in range(5):
        with pytest.raises(Refused, match="sign-in-wrong"):
            Office.open(house.path, house.clock, login="admin", password="not-the-password")
    with pytest.raises(Refused, match="account-locked"):
        Office.open(house.path, house.clock, login="admin", password=_FIRST)
    house.wait(minutes=10)
    house.office = Office.open(house.path, house.clock, login="admin", password=_FIRST)


@pytest.mark.promise(24)
@pytest.mark.promise(23)
def test_guessing_at_the_signing_prompt_locks_the_account_and_ends_the_session(house: House) -> None:
    session = house.admin()
    for _ in range(5):
        with pytest.raises(Refused, match="password-wrong"):
            house.office.administration.prove(session, "not-the-password")
    with pytest.raises(Refused, match="account-locked"):
        house.office.administration.prove(session, _FIRST)
    with pytest.raises(Refused, match="account-locked"):
        house.office.administration.people(session)


@pytest.mark.promise(24)
@pytest.mark.parametrize(("minutes", "ends"), [(10, False), (10.02, True)])
def test_an_idle_session_ends_after_ten_minutes(house: House, minutes: float, *, ends: bool) -> None:
    session = house.admin()
    house.wait(minutes=minutes)
    if not ends:
        house.office.administration.people(session)
        house.wait(minutes=minutes)
        house.office.administration.people(session)
        return
    with pytest.raises(Refused, match="session-idle"):
        house.office.administration.people(session)


@pytest.mark.promise(24)
def test_turning_the_clock_back_does_not_keep_an_idle_session(house: House) -> None:
    session = house.admin()
    house.wait(minutes=30)
    house.clock.set_wrong(_NOON)
    with pytest.raises(Refused, match="session-idle"):
        house.office.administration.people(session)


@pytest.mark.promise(23)
def test_there_are_no_default_accounts(house: House) -> None:
    people = house.office.administration.people(house.admin())
    assert [person.login for person in people] == ["admin"]
    for login, password in (("admin", "admin"), ("admin", ""), ("root", "root"), ("", "")):
        with pytest.raises(Refused, match="sign-in-wrong"):
            house.office.sign_in(login, password)


@pytest.mark.promise(16)
def test_a_changed_password_opens_the_file_and_the_old_one_does_not(house: House) -> None:
    house.office.administration.change_password(house.admin(), _FIRST, _SECOND)
    house.restart(password=_SECOND)
    house.admin(_SECOND)
    house.office.close()
    with pytest.raises(Refused, match="sign-in-wrong"):
        Office.open(house.path, house.clock, login="admin", password=_FIRST)
    house.office = Office.open(house.path, house.clock, login="admin", password=_SECOND)


@pytest.mark.promise(16)
@pytest.mark.parametrize(("committed", "works"), [(False, _FIRST), (True, _SECOND)])
def test_a_crash_while_a_password_is_changed_locks_nobody_out(house: House, works: str, *, committed: bool) -> None:
    key = house.office.door.key
    assert key is not None
    keys = KeyFile.beside(house.path)
    keys.stage(key, "admin", _SECOND)
    if committed:
        before = keys.path.read_bytes()
        house.office.administration.change_password(house.admin(), _FIRST, _SECOND)
        keys.path.write_bytes(before)  # killed after the commit, before the key file was tidied
    house.restart(password=works)
    house.admin(works)
    other = _SECOND if works == _FIRST else _FIRST
    house.office.close()
    with pytest.raises(Refused, match="sign-in-wrong"):
        Office.open(house.path, house.clock, login="admin", password=other)
    house.office = Office.open(house.path, house.clock, login="admin", password=works)


@pytest.mark.promise(16)
def test_the_recovery_key_gives_an_administrator_a_new_password(house: House) -> None:
    with pytest.raises(Refused, match="not-recovered"):
        house.office.administration.recover("admin", _SECOND)
    house.restart(recovery=True)
    with pytest.raises(Refused, match="not-an-administrator"):
        house.office.administration.recover("somebody", _SECOND)
    with pytest.raises(Refused, match="password-too-short"):
        house.office.administration.recover("admin", "1234567")
    house.office.administration.recover("admin", _SECOND)
    house.restart(password=_SECOND)
    entries = house.office.administration.journal(house.admin(_SECOND))
    assert "password.recover" in [entry.action for entry in entries]


def test_a_reset_password_gives_a_new_seal_and_frees_a_locked_account(house: House) -> None:
    liang = house.office.administration.add_person(house.admin(), Person("", "liang", "梁工", (Role.ASSESSOR,)), _FIRST)
    for _ in range(5):
        with pytest.raises(Refused):
            house.office.sign_in("liang", "not-the-password")
    with pytest.raises(Refused, match="reason-missing"):
        house.office.administration.reset_password(house.admin(), liang.id, _SECOND, " ")
    house.office.administration.reset_password(house.admin(), liang.id, _SECOND, "忘记口令")
    session = house.office.sign_in("liang", _SECOND)
    assert len(house.office.administration.prove(session, _SECOND).over(b"x")) == 128
    assert house.office.administration.verify(house.admin()).holds


def test_who_has_left_opens_nothing_from_that_day_on(house: House) -> None:
    liang = house.office.administration.add_person(house.admin(), Person("", "liang", "梁工", (Role.ASSESSOR,)), _FIRST)
    house.office.administration.let_go(house.admin(), liang.id, date(2026, 9, 21), "离职")
    house.office.sign_in("liang", _FIRST)
    house.wait(days=1)
    with pytest.raises(Refused, match="person-left"):
        house.office.sign_in("liang", _FIRST)
    house.office.close()
    with pytest.raises(Refused, match="sign-in-wrong"):
        Office.open(house.path, house.clock, login="liang", password=_FIRST)
    house.office = Office.open(house.path, house.clock, login="admin", password=_FIRST)


@pytest.mark.promise(7)
def test_a_backup_is_made_at_exit_and_after_half_an_hour_of_change(house: House) -> None:
    backups = Backups.beside(house.path)
    house.admin()
    assert house.office.door.back_up_if_due() is None
    house.wait(minutes=29, seconds=59)
    assert house.office.door.back_up_if_due() is None
    house.wait(seconds=1)
    first = house.office.door.back_up_if_due()
    assert first is not None
    house.wait(hours=5)
    assert house.office.door.back_up_if_due(at_exit=True) is None  # nothing was changed since
    house.admin()
    house.office.close()
    assert len(backups.all()) == 2
    house.office = Office.open(house.path, house.clock, login="admin", password=_FIRST)


@pytest.mark.promise(7)
@pytest.mark.promise(8)
def test_what_a_killed_run_left_without_a_backup_is_backed_up_by_the_next(house: House) -> None:
    house.admin()
    house.office.door.database.close()  # as after a kill: no backup at exit
    house.wait(hours=1)
    house.office = Office.open(house.path, house.clock, login="admin", password=_FIRST)
    assert house.office.door.back_up_if_due() is not None


@pytest.mark.promise(7)
def test_a_backup_is_restored_beside_the_live_file_and_opens_with_the_same_password(house: House) -> None:
    session = house.admin()
    backup = house.office.door.back_up_if_due(at_exit=True)
    assert backup is not None
    assert house.office.administration.last_backup(session) == backup
    assert house.office.administration.backups(session) == (backup,)
    with pytest.raises(FileProblem, match="file-exists"):
        house.office.administration.restore(session, backup.path, house.path)
    target = house.path.with_name("restored.skillassess")
    assert house.office.administration.restore(session, backup.path, target).holds
    restored = Office.open(target, house.clock, login="admin", password=_FIRST)
    assert restored.administration.verify(restored.sign_in("admin", _FIRST)).holds
    restored.door.database.close()


@pytest.mark.promise(8)
def test_a_lost_file_is_restored_without_opening_it_and_what_is_missing_is_said(house: House) -> None:
    house.admin()
    assert house.office.door.back_up_if_due(at_exit=True) is not None
    for _ in range(3):
        house.admin()
    house.office.door.database.close()
    house.path.unlink()
    newest = backups_of(house.path)[0]
    target = house.path.with_name("restored.skillassess")
    with pytest.raises(Refused, match="sign-in-wrong"):
        restore_file(newest.path, target, house.clock, live=house.path, login="admin", password="not-the-password")
    assert not target.exists()
    by_password = restore_file(newest.path, target, house.clock, live=house.path, login="admin", password=_FIRST)
    assert by_password.missing == 3
    other = house.path.with_name("on-paper.skillassess")
    on_paper = restore_file(newest.path, other, house.clock, recovery_key=house.recovery)
    assert (on_paper.missing, on_paper.head) == (3, by_password.head)
    house.office = Office.open(target, house.clock, login="admin", password=_FIRST)
    assert house.office.administration.verify(house.admin()).holds


@pytest.mark.promise(27)
def test_the_administrator_compares_a_check_code_from_paper(house: House) -> None:
    session = house.admin()
    code = house.office.administration.head(session).code
    assert house.office.administration.verify(session, code).holds
    assert house.office.administration.verify(session, "0123-4567").fault == "head-not-extended"
    with pytest.raises(Refused, match="witness-malformed"):
        house.office.administration.verify(session, "a sheet")
