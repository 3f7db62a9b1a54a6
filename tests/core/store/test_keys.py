from __future__ import annotations

import json
import time
import unicodedata
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from skillassess.clock import CHINA, SetClock
from skillassess.errors import FileProblem, Refused
from skillassess.store.attempts import Attempts
from skillassess.store.keys import KeyFile, hash_password, new_recovery_key, password_matches

_NOON = datetime(2026, 9, 20, 12, tzinfo=CHINA)


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    return KeyFile.beside(tmp_path / "a.skillassess")


@pytest.mark.promise(16)
def test_unlocking_and_changing_a_password_take_less_than_a_second(keys: KeyFile) -> None:
    key = keys.create(new_recovery_key())
    keys.add(key, "liang", "first-password")
    begun = time.process_time()
    assert keys.unlock("liang", "first-password") == key
    assert time.process_time() - begun < 1
    begun = time.process_time()
    keys.stage(key, "liang", "second-password")
    keys.add(key, "liang", "second-password")
    assert time.process_time() - begun < 1
    assert keys.unlock("liang", "second-password") == key
    with pytest.raises(Refused, match="sign-in-wrong"):
        keys.unlock("liang", "first-password")


@pytest.mark.promise(16)
@pytest.mark.parametrize("typed", ["{key}", "{lower}", " {spaced} ", "{joined}"])
def test_the_recovery_key_on_paper_works_however_it_is_typed(keys: KeyFile, typed: str) -> None:
    paper = new_recovery_key()
    key = keys.create(paper)
    text = typed.format(key=paper, lower=paper.lower(), spaced=paper.replace("-", " "), joined=paper.replace("-", ""))
    assert keys.recover(text) == key


@pytest.mark.promise(16)
def test_during_a_change_of_password_either_opens_and_after_it_only_the_new_one(keys: KeyFile) -> None:
    key = keys.create(new_recovery_key())
    keys.add(key, "liang", "first-password")
    keys.stage(key, "liang", "second-password")
    assert keys.is_between_passwords("liang")
    assert keys.unlock("liang", "first-password") == keys.unlock("liang", "second-password") == key
    keys.add(key, "liang", "first-password")
    assert not keys.is_between_passwords("liang")
    with pytest.raises(Refused):
        keys.unlock("liang", "second-password")


@pytest.mark.promise(15)
def test_an_existing_key_file_is_never_replaced(keys: KeyFile) -> None:
    keys.create(new_recovery_key())
    before = keys.path.read_bytes()
    with pytest.raises(FileProblem, match="key-file-exists"):
        keys.create(new_recovery_key())
    assert keys.path.read_bytes() == before


@pytest.mark.promise(15)
@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"format": 2}', "\x00\x01", '{"format":1,"wrapped":{}}'])
def test_a_damaged_key_file_is_told_and_left(keys: KeyFile, content: str) -> None:
    keys.path.write_text(content, encoding="utf-8")
    with pytest.raises(FileProblem, match="key-file-damaged"):
        keys.unlock("liang", "password")
    assert keys.path.read_text(encoding="utf-8") == content


@pytest.mark.promise(15)
@pytest.mark.parametrize("part", ["salt", "nonce", "key"])
def test_a_damaged_wrapping_is_told_or_refused_and_never_a_wrong_key(keys: KeyFile, part: str) -> None:
    paper = new_recovery_key()
    keys.create(paper)
    body = json.loads(keys.path.read_text(encoding="utf-8"))
    for forged in ("", "!", "AAAA", "A" * 24, "A" * 64):
        body["wrapped"]["recovery"][part] = forged
        keys.path.write_text(json.dumps(body), encoding="utf-8")
        with pytest.raises((FileProblem, Refused)) as refused:
            keys.recover(paper)
        assert refused.value.code in {"key-file-damaged", "recovery-key-wrong"}


def test_a_missing_key_file_is_told(keys: KeyFile) -> None:
    with pytest.raises(FileProblem, match="key-file-missing"):
        keys.unlock("liang", "password")


@pytest.mark.promise(13)
def test_the_key_file_holds_no_login_and_no_key(keys: KeyFile) -> None:
    key = keys.create(new_recovery_key())
    keys.add(key, "liang.xiaojun", "a-password")
    text = keys.path.read_bytes()
    assert b"liang" not in text
    assert b"password" not in text
    assert key not in text
    assert key.hex().encode() not in text


def test_a_removed_person_no_longer_opens_the_database(keys: KeyFile) -> None:
    key = keys.create(new_recovery_key())
    for login in ("liang", "deng"):
        keys.add(key, login, "a-password")
    keys.remove("liang")
    with pytest.raises(Refused, match="sign-in-wrong"):
        keys.unlock("liang", "a-password")
    assert keys.unlock("deng", "a-password") == key


def test_a_password_is_the_same_however_the_keyboard_composes_it() -> None:
    composed, decomposed = "pässwörd-é", unicodedata.normalize("NFD", "pässwörd-é")
    assert composed != decomposed
    assert password_matches(hash_password(composed), decomposed)
    assert not password_matches(hash_password(composed), "password-e")


@pytest.mark.promise(24)
def test_five_failures_lock_a_login_for_ten_minutes_over_a_restart(tmp_path: Path) -> None:
    clock = SetClock(_NOON)
    for _ in range(4):
        Attempts(tmp_path / "a.tries").failed("liang", clock)
    Attempts(tmp_path / "a.tries").check("liang", clock)
    Attempts(tmp_path / "a.tries").failed("liang", clock)
    for wait in (timedelta(0), timedelta(minutes=9, seconds=59)):
        clock.put(_NOON + wait)
        with pytest.raises(Refused, match="account-locked"):
            Attempts(tmp_path / "a.tries").check("liang", clock)
        Attempts(tmp_path / "a.tries").check("deng", clock)
    clock.put(_NOON + timedelta(minutes=10))
    Attempts(tmp_path / "a.tries").check("liang", clock)


@pytest.mark.promise(24)
@pytest.mark.parametrize("turned", [timedelta(hours=-5), timedelta(minutes=11), timedelta(days=400)])
def test_turning_the_clock_does_not_end_a_lock(tmp_path: Path, turned: timedelta) -> None:
    clock = SetClock(_NOON)
    attempts = Attempts(tmp_path / "a.tries")
    for _ in range(5):
        attempts.failed("liang", clock)
    clock.set_wrong(_NOON + turned)
    with pytest.raises(Refused, match="account-locked"):
        attempts.check("liang", clock)


def test_a_success_begins_the_count_anew(tmp_path: Path) -> None:
    clock = SetClock(_NOON)
    attempts = Attempts(tmp_path / "a.tries")
    for _ in range(3):
        for _ in range(4):
            attempts.failed("liang", clock)
        attempts.succeeded("liang")
    attempts.check("liang", clock)


@pytest.mark.logs("the record of failed attempts cannot be read")
def test_a_record_of_attempts_that_somebody_wrote_in_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "a.tries").write_bytes(b"hello")
    Attempts(tmp_path / "a.tries").check("liang", SetClock(_NOON))
