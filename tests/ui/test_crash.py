"""A crash report can be sent as it is: planted names stand in the error, in variables and in log lines, not in it."""

from __future__ import annotations

import logging
import traceback

import pytest

import skillassess.office
from skillassess.store.schema import known_revisions
from tests.core.store.test_secrets import NAMES, NUMBERS, found_in
from ui import crash


class Fault(Exception):
    """An error that quotes what it stumbled over, as those of packages do."""


def _stumble(name: str, number: str) -> None:
    candidate = f"{name} {number}"
    try:
        int(candidate)
    except ValueError as error:
        message = f"no such candidate: {candidate}"
        raise Fault(message) from error


@pytest.fixture
def kept() -> crash.LastWords:
    crash._last_words.lines.clear()  # noqa: SLF001  what other tests logged
    logging.getLogger().addHandler(crash._last_words)  # noqa: SLF001  as the program does when it starts
    return crash._last_words  # noqa: SLF001  to look at


@pytest.mark.promise(13)
@pytest.mark.logs("was not saved", "from elsewhere")
def test_fifty_planted_names_and_numbers_are_in_no_crash_report(kept: crash.LastWords) -> None:
    reports, control = "", ""
    for name, number in zip(NAMES, NUMBERS, strict=True):
        logging.getLogger("skillassess.store").warning("%s %s was not saved", name, number)
        logging.getLogger("sqlalchemy.engine").warning(f"from elsewhere: {name} {number}")  # noqa: G004  as packages do
        with pytest.raises(Fault) as caught:
            _stumble(name, number)
        reports += crash.report(caught.type, caught.tb)
        control += "".join(traceback.format_exception(caught.value))
    logging.getLogger().removeHandler(kept)
    assert found_in(control.encode()) >= 100  # the control: an ordinary traceback quotes them
    assert found_in(reports.encode()) == 0
    assert "was not saved" in reports
    assert "_stumble" in reports


def test_a_crash_report_says_which_versions_it_is_about(kept: crash.LastWords) -> None:
    logging.getLogger().removeHandler(kept)
    text = crash.report(ValueError, None)
    assert f"schema {skillassess.office.SCHEMA}," in text
    assert max(known_revisions()) == skillassess.office.SCHEMA
    for part in ("SkillAssess 0.1.0", "Python 3.", "Qt 6."):
        assert part in text
