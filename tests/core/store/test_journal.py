from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillassess.errors import FileProblem, Refused
from skillassess.store.database import Database
from skillassess.store.journal import GENESIS, Head, Witness, chain_hash, entry_after, fact_line, facts_digest, verify
from tests.torture.vault import Vault, score

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1), _TEXT)))
def test_canonical_bytes_are_plain_json(values: list[object]) -> None:
    said = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
    assert fact_line(tuple(values)) == said


@given(_TEXT, _TEXT)
def test_two_different_facts_never_have_the_same_line(one: str, other: str) -> None:
    assert (fact_line((one, other)) == fact_line((other, one))) is (one == other)
    assert fact_line((one, None)) != fact_line((one, "\x00"))
    assert fact_line((one, 1)) != fact_line((one, "1"))


def test_a_head_does_not_tell_what_was_written() -> None:
    """The same facts twice give different digests: nobody can try all scores against a head."""
    line = [fact_line(("mark", 5))]
    assert facts_digest("a" * 32, line) != facts_digest("b" * 32, line)


def test_an_untouched_journal_holds(database: Database) -> None:
    found = database.verify()
    assert found.holds
    assert found.entries == 12
    assert found.head == database.head()


def test_verification_names_the_first_bad_row() -> None:
    head, rows = Head(0, GENESIS), []
    for number in range(5):
        entry = entry_after(head, "at", "actor", "action", str(number), "{}", facts_digest("0" * 32, []))
        rows.append(tuple(getattr(entry, name) for name in entry.__dataclass_fields__))
        head = Head(entry.seq, entry.hash)
    assert verify(rows, {}).holds
    changed = [*rows]
    changed[2] = (*changed[2][:4], "other", *changed[2][5:])
    assert (verify(changed, {}).bad_seq, verify(changed, {}).fault) == (3, "entry-altered")
    assert (verify(rows[:2] + rows[3:], {}).bad_seq, verify(rows[:2] + rows[3:], {}).fault) == (3, "entry-missing")
    assert verify(rows, {9: [b"[]"]}).fault == "facts-without-entry"
    assert verify(rows, {2: [b"[]"]}).bad_seq == 2
    resealed = [*rows]
    forged = (*changed[2][:8], chain_hash(*changed[2][:8]))
    resealed[2] = forged
    assert (verify(resealed, {}).bad_seq, verify(resealed, {}).fault) == (4, "chain-broken")


@pytest.mark.promise(27)
@pytest.mark.parametrize("written", ["{code}", "{seq}:{code}", " {seq} : {hash} ", "{lower}"])
def test_a_head_on_paper_is_found_again_however_it_is_typed(database: Database, written: str) -> None:
    head = database.head()
    text = written.format(code=head.code, seq=head.seq, hash=head.hash, lower=head.code.lower())
    score(database, 60)
    assert database.verify(Witness.read(text)).holds


@pytest.mark.promise(27)
@pytest.mark.parametrize("text", ["", "12", "hello", "1A2B-3C4", "1A2B 3C4D", "ZZZZ-ZZZZ"])
def test_what_is_no_check_code_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="witness-malformed"):
        Witness.read(text)


def _forget(vault: Vault) -> None:
    """Carry the file to a machine that has not seen it."""
    vault.path.with_name(vault.path.name + ".lock").unlink()


@pytest.mark.promise(27)
def test_an_old_file_put_back_is_found_as_soon_as_one_head_has_left_the_machine(vault: Vault) -> None:
    old = vault.path.read_bytes()
    database = vault.open()
    earlier = database.head()
    score(database, 70)
    on_paper = Witness.read(database.head().code)
    database.close()
    vault.path.write_bytes(old)
    _forget(vault)
    database = vault.open()
    assert database.verify().holds  # the control: without a witness an old file looks like any other
    assert database.verify(Witness.read(earlier.code)).holds
    assert database.verify(on_paper).fault == "head-not-extended"
    score(database, 70, 5)  # and writing on does not hide it
    assert database.verify(on_paper).fault == "head-not-extended"
    database.close()


@pytest.mark.promise(27)
@pytest.mark.promise(8)
def test_on_the_same_machine_an_old_file_is_not_even_opened(vault: Vault) -> None:
    old = vault.path.read_bytes()
    database = vault.open()
    score(database, 70)
    database.close()
    vault.path.write_bytes(old)
    with pytest.raises(FileProblem) as refused:
        vault.open()
    assert refused.value.code == "database-behind"
    assert refused.value.params == {"name": vault.path.name, "known": 13, "found": 12}


@pytest.mark.promise(27)
def test_an_old_page_put_back_is_found(vault: Vault) -> None:
    """Each encrypted page proves only itself: an older one is as good to the engine as the present one."""
    database = vault.open()
    for number in range(12, 80):
        score(database, number)
    database.close()
    before = vault.path.read_bytes()
    database = vault.open()
    score(database, 81, 4)
    witness = Witness.read(database.head().code)
    database.close()
    present = vault.path.read_bytes()
    page = 4096
    changed = [at for at in range(0, len(before), page) if before[at : at + page] != present[at : at + page]]
    assert len(changed) > 2
    verdicts = [_with_old_page(vault, present, before, at, witness) for at in changed]
    assert "holds" not in verdicts
    assert set(verdicts) - {"database-damaged"}  # at least one that the engine itself finds nothing wrong with


def _with_old_page(vault: Vault, present: bytes, before: bytes, at: int, witness: Witness) -> str:
    page = 4096
    vault.path.write_bytes(present[:at] + before[at : at + page] + present[at + page :])
    vault.path.with_name(vault.path.name + ".lock").unlink(missing_ok=True)
    try:
        database = vault.open()
    except FileProblem as problem:
        return problem.code
    found = database.verify(witness)
    database.close()
    return "holds" if found.holds else found.fault
