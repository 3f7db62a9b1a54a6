"""The lines of the supervision record, as a screen asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from skillassess.errors import Refused

if TYPE_CHECKING:
    from tests.core.office.bureau import Bureau


def test_the_supervisor_gets_the_lines_of_the_form_to_tick(registered: Bureau) -> None:
    lines = registered.office.signing.supervision_form(registered.as_("he"))
    assert len(lines) == 8
    assert lines[0].startswith("考生报名资格")


def test_an_assessor_has_no_right_to_the_supervision_record(registered: Bureau) -> None:
    with pytest.raises(Refused, match="right-missing"):
        registered.office.signing.supervision_form(registered.as_("liang"))
