"""Who may call what: every use case is declared, every role gets exactly its rights, no session gets none."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import get_type_hints

import pytest

from skillassess.errors import Refused
from skillassess.model.people import Person, Role
from skillassess.office import Office, Session
from skillassess.office.rights import DECLARED, may, rights_of
from tests.core.office.bureau import PASSWORD, Bureau

# leaving, proving who one is, and a second person doing so (whose right is the use case's own)
_WITHOUT_RIGHT = {"Administration.sign_out", "Administration.prove", "Administration.second_person"}


def use_cases(office: Office) -> Iterator[tuple[str, Callable[..., object]]]:
    """Yield every public method of every desk that takes a session, by its declared name."""
    for desk in vars(office).values():
        if not hasattr(desk, "door"):
            continue
        for name, method in inspect.getmembers(desk, inspect.ismethod):
            parameters = [*inspect.signature(method).parameters]
            if not name.startswith("_") and parameters[:1] == ["session"]:
                yield f"{method.__module__}.{method.__qualname__}", method


def needed(method: Callable[..., object]) -> list[tuple[str, str]]:
    """Return the parameters a use case cannot do without beside the session, each with its annotation."""
    found = list(inspect.signature(method).parameters.values())[1:]
    return [(p.name, str(p.annotation)) for p in found if p.default is inspect.Parameter.empty]


def blank(method: Callable[..., object]) -> dict[str, None]:
    """Return nothing for each of them: enough for a call that is refused before anything else."""
    return dict.fromkeys(name for name, _ in needed(method))


@pytest.mark.promise(20)
def test_every_use_case_declares_its_right(registered: Bureau) -> None:
    found = {name for name, _ in use_cases(registered.office)}
    undeclared = {name for name in found - set(DECLARED) if name.split(".", 3)[-1] not in _WITHOUT_RIGHT}
    assert undeclared == set()
    assert len(found) > 50


@pytest.mark.promise(20)
def test_every_declared_right_belongs_to_a_role() -> None:
    given = {right for role in Role for right in rights_of(role)}
    assert set(DECLARED.values()) <= given


@pytest.mark.promise(20)
@pytest.mark.parametrize("role", Role)
def test_a_role_gets_through_exactly_where_its_right_is_declared(registered: Bureau, role: Role) -> None:
    office = registered.office
    person = Person("p099", "one", "某人", (role,))
    with office.door.act_as("test", "person.add", "p099") as writing:
        writing.put("p099", person, seen=0)
    session = office.door.open_place(person)
    before = office.door.database.head()
    refused = 0
    for name, method in use_cases(office):
        wanted = DECLARED.get(name)
        if wanted is None:
            continue
        if may(person, wanted):
            office.door.admit(session, wanted)
            continue
        refused += 1
        with pytest.raises(Refused) as no:
            method(session, **blank(method))
        assert (no.value.code, no.value.params["right"]) == ("right-missing", wanted), name
    assert refused > 20
    assert office.door.database.head() == before


@pytest.mark.promise(20)
def test_without_a_living_session_nothing_is_let_through(registered: Bureau) -> None:
    office = registered.office
    liang = registered.as_("liang")
    forged = replace(liang, id="0" * 32)
    promoted = replace(liang, person=replace(liang.person, roles=tuple(Role)))
    registered.office.administration.sign_out(liang)
    before = office.door.database.head()
    for session in (liang, forged, promoted):
        for name, method in use_cases(office):
            if name in DECLARED:
                with pytest.raises(Refused, match=r"session-(ended|unknown)"):
                    method(session, **blank(method))
    assert office.door.database.head() == before


@pytest.mark.promise(20)
def test_a_session_with_other_roles_written_into_it_is_not_let_through(registered: Bureau) -> None:
    liang = registered.as_("liang")
    promoted = replace(liang, person=replace(liang.person, roles=tuple(Role)))
    with pytest.raises(Refused, match="session-unknown"):
        registered.office.board.board(promoted, "26440310050001")
    registered.office.marking.plans(liang)


@pytest.mark.promise(23)
def test_no_role_both_scores_and_supervises_and_the_administrator_does_neither() -> None:
    for role in Role:
        assert not {"mark.own", "sign.supervise"} <= rights_of(role)
        assert not {"mark.own", "sign.opinion"} <= rights_of(role)
    administrator = rights_of(Role.ADMINISTRATOR)
    assert not {"mark.own", "board.read", "sign.read", "result.read", "candidate.read"} & administrator
    assert not {"board.read", "sign.read", "journal.read", "journal.verify", "result.read"} & rights_of(Role.ASSESSOR)


def test_one_account_has_one_place_and_the_first_is_told(registered: Bureau) -> None:
    first = registered.as_("liang")
    second = registered.office.sign_in("liang", PASSWORD)
    with pytest.raises(Refused, match="session-taken-over"):
        registered.office.marking.plans(first)
    registered.office.marking.plans(second)


def test_a_role_taken_away_is_gone_at_the_next_call(registered: Bureau) -> None:
    liang, admin = registered.as_("liang"), registered.as_("admin")
    registered.office.administration.change_person(admin, replace(liang.person, roles=(Role.AUDITOR,)), "调岗")
    with pytest.raises(Refused, match="right-missing"):
        registered.office.marking.plans(liang)


def test_a_use_case_keeps_its_types_behind_its_guard() -> None:
    assert get_type_hints(Office.sign_in)["return"] is Session
