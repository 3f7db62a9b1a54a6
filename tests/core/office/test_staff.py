"""The staff through the office: what a change of a person must hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skillassess.errors import Refused
from tests.core.office.bureau import Bureau


def test_a_change_cannot_take_a_persons_name_roles_or_reason_away(registered: Bureau) -> None:
    administration, admin = registered.office.administration, registered.as_("admin")
    person = next(one for one in administration.people(admin) if one.login == "liang")
    for wrong, reason, code in (
        (replace(person, name=" "), "a slip", "person-name-empty"),
        (replace(person, roles=()), "a slip", "person-without-role"),
        (replace(person, login="other"), "a slip", "login-fixed"),
        (person, " ", "reason-missing"),
    ):
        with pytest.raises(Refused, match=code):
            administration.change_person(admin, wrong, reason)
    administration.change_person(admin, replace(person, name="梁某"), "name as on the card")
    assert "梁某" in [one.name for one in administration.people(admin)]
