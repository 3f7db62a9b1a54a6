from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from skillassess.clock import CHINA
from skillassess.errors import FileProblem
from skillassess.model.access import SealKey
from skillassess.model.signatures import Signature, Step, sealed_bytes
from skillassess.store.database import Database
from skillassess.store.seals import new_seal, open_seal, seal_holds
from tests.torture.vault import AT

_SIGNED = Signature("2644031005000100001/drill", Step.CONFIRM, "p003", AT, True, "ab" * 32, "备注", "M0,0")  # noqa: FBT003  a value of the form


def _sealed() -> tuple[SealKey, Signature]:
    seal = new_seal()
    return seal.kept("p003", "a-password"), replace(_SIGNED, seal=seal.over(sealed_bytes(_SIGNED)))


@pytest.mark.promise(28)
def test_every_flipped_bit_of_content_seal_or_key_is_found() -> None:
    kept, signature = _sealed()
    content, seal = sealed_bytes(signature), bytes.fromhex(signature.seal)
    public = bytes.fromhex(kept.public)
    assert seal_holds(kept.public, content, signature.seal)
    for at in range(len(content) * 8):
        assert not seal_holds(kept.public, _flipped(content, at), signature.seal)
    for at in range(len(seal) * 8):
        assert not seal_holds(kept.public, content, _flipped(seal, at).hex())
    for at in range(len(public) * 8):
        assert not seal_holds(_flipped(public, at).hex(), content, signature.seal)


def _flipped(content: bytes, at: int) -> bytes:
    changed = bytearray(content)
    changed[at // 8] ^= 1 << at % 8
    return bytes(changed)


@pytest.mark.promise(28)
@pytest.mark.parametrize(
    "other",
    [
        replace(_SIGNED, form="2644031005000100002/drill"),
        replace(_SIGNED, step=Step.OPINION),
        replace(_SIGNED, by="p004"),
        replace(_SIGNED, at=datetime(2026, 9, 20, 9, 0, 1, tzinfo=CHINA)),
        replace(_SIGNED, passed=False),
        replace(_SIGNED, covers="ac" * 32),
        replace(_SIGNED, note=""),
        replace(_SIGNED, strokes=""),
    ],
)
def test_a_seal_stands_for_every_field(other: Signature) -> None:
    kept, signature = _sealed()
    assert not seal_holds(kept.public, sealed_bytes(other), signature.seal)


def test_canonical_bytes_are_as_documented() -> None:
    assert sealed_bytes(replace(_SIGNED, strokes="")).decode() == (
        '["skillassess-seal-1","2644031005000100001/drill","confirm","p003","2026-09-20T09:00:00+08:00",true,'
        f'"{"ab" * 32}","备注","e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]'
    )
    assert b"+00:00" in sealed_bytes(replace(_SIGNED, at=AT.astimezone(UTC)))


def test_a_key_opens_only_with_its_password() -> None:
    kept, _ = _sealed()
    assert open_seal(kept, "a-password").kept("p003", "other-password").public == kept.public
    with pytest.raises(FileProblem, match="seal-key-damaged"):
        open_seal(kept, "b-password")


@pytest.mark.promise(28)
@pytest.mark.parametrize("fault", ["", "seal-missing", "seal-broken"])
def test_verification_reads_every_seal(database: Database, fault: str) -> None:
    kept, signature = _sealed()
    if fault == "seal-missing":
        signature = replace(signature, seal="")
    if fault == "seal-broken":
        signature = replace(signature, passed=False)
    for record_id, value in (("p003", kept), ("f/confirm/p003", signature)):
        with database.writing(at=AT, actor="p003", action="x", subject="y", detail={}) as writing:
            writing.put(record_id, value)
    found = database.verify()
    assert found.fault == fault
    assert found.bad_seq == (14 if fault else None)


@pytest.mark.promise(28)
def test_a_seal_of_another_persons_key_does_not_hold(database: Database) -> None:
    kept, _ = _sealed()
    other = new_seal()
    with database.writing(at=AT, actor="p003", action="x", subject="y", detail={}) as writing:
        writing.put("p003", kept)
        writing.put("p004", other.kept("p004", "a-password"))
    with database.writing(at=AT, actor="p003", action="x", subject="y", detail={}) as writing:
        writing.put("f/confirm/p003", replace(_SIGNED, seal=other.over(sealed_bytes(_SIGNED))))
    assert database.verify().fault == "seal-broken"


@pytest.mark.promise(28)
def test_a_new_key_does_not_void_what_the_old_one_sealed(database: Database) -> None:
    kept, signature = _sealed()
    for record_id, value in (("p003", kept), ("f", signature), ("p003", new_seal().kept("p003", "new-password"))):
        with database.writing(at=AT, actor="p003", action="x", subject="y", detail={}) as writing:
            writing.put(record_id, value)
    assert database.verify().holds
