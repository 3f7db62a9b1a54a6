"""What the eligibility screen says of an answer: pills, order of the cards, values in words. Decides nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from skillassess.model.answers import Answer
from skillassess.office.eligibility_words import have_and_need, short_clause
from ui.namelist import Named
from ui.pill import Status, done, failed, unknown, untouched
from ui.texts import tail

if TYPE_CHECKING:
    from skillassess.model.answers import Compared
    from skillassess.office.eligibility import BatchEligibility, BatchRow, Eligibility, Judgement
    from ui.texts import Texts

DECISIONS = ("missing-decision", "missing-decision-on")
SERVICE = ("service-days", "service-years", "unbroken-days")
UNPROVEN = "missing-evidence-file"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LABEL_END = re.compile(r"[（(；;]")
_DAYS, _YEARS = "service-days", "service-years"


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One value compared: whether it reaches what is needed (None where a glance cannot tell), label, comparison."""

    reaches: bool | None
    label: str
    text: str


def answer_status(answer: Answer) -> Status:
    """Return the pill of an answer."""
    if answer is Answer.MET:
        return done(QCoreApplication.translate("EligibilityState", "Met"))
    if answer is Answer.NOT_MET:
        return failed(QCoreApplication.translate("EligibilityState", "Not met"))
    return unknown(QCoreApplication.translate("EligibilityState", "Cannot tell"))


def row_status(row: BatchRow) -> Status:
    """Return the pill beside a name: by which condition, what is missing, or how many days are."""
    found = row.eligibility
    if found.answer is Answer.MET:
        met = next((item for item in found.conditions if item.answer is Answer.MET), None)
        word = "" if met is None else short_clause(met.clause)
        return done(word.removeprefix("附件4 "), QCoreApplication.translate("EligibilityState", "Met") + f" {word}")
    if found.answer is Answer.NOT_MET:
        return failed(_gap(found))
    if not row.has_facts:
        return untouched(QCoreApplication.translate("EligibilityState", "No facts"))
    return unknown(_lacking(found))


def lines(batch: BatchEligibility, only: Answer | None, words: str = "") -> list[Named]:
    """Return the candidates of a batch as lines, those of one answer or all, whose name or number holds the words."""
    wanted = words.strip()
    return [
        Named(row.candidate.id, row.candidate.name, tail(row.candidate.id), row_status(row))
        for row in batch.rows
        if only in (None, row.eligibility.answer) and (wanted in row.candidate.name or wanted in row.candidate.id)
    ]


def ordered(found: Eligibility) -> tuple[list[Judgement], list[Judgement]]:
    """Return the conditions worth a card, the nearest first, and those without facts or not for this enterprise."""
    empty = [item for item in found.conditions if _is_far(item)]
    rest = [item for item in found.conditions if item not in empty]
    ranks = {Answer.MET: 0, Answer.CANNOT_TELL: 1, Answer.NOT_MET: 2}
    rest.sort(key=lambda item: (ranks[item.answer], item.met_from is None, str(item.met_from)))
    return rest, empty


def admission(found: Eligibility) -> Judgement | None:
    """Return the way into art. 14 that comes nearest, or None where the level has none."""
    ranks = {Answer.MET: 0, Answer.CANNOT_TELL: 1, Answer.NOT_MET: 2}
    return min(found.admission, key=lambda item: ranks[item.answer], default=None)


def asked(item: Judgement) -> tuple[str, str] | None:
    """Return what a reviewer is asked (id to decide on, question), where a person must judge."""
    for note in item.missing:
        if note.code in DECISIONS:
            params = dict(note.params)
            return params.get("entry", item.id), params.get("question", "")
    decided = next((value for value in item.values if value.what == "decided"), None)
    return None if decided is None else (item.id, decided.need)


def values(item: Judgement, texts: Texts) -> list[ValueLine]:
    """Return the values compared, years and days of the same service on one line."""
    days = {value.ref: value for value in item.values if value.what == _DAYS}
    found = []
    for value in item.values:
        label, have, need = have_and_need(value, texts.language)
        if value.what == _DAYS and any(other.what == _YEARS for other in item.values):
            continue
        if value.what == _YEARS and value.ref in days:
            extra = days[value.ref]
            pattern = QCoreApplication.translate("EligibilityState", "{years} years ({days} days)")
            have = pattern.format(years=have, days=extra.have)
            need = pattern.format(years=need, days=extra.need)
        found.append(ValueLine(_reaches(value), _LABEL_END.split(label)[0].strip(), _compared(value, have, need)))
    return found


def _is_far(item: Judgement) -> bool:
    if item.open_to_enterprise is not Answer.MET and item.answer is not Answer.MET:
        return True
    return item.answer is Answer.CANNOT_TELL and not _touched(item)


def _compared(value: Compared, have: str, need: str) -> str:
    if value.what == "decided":
        open_ = QCoreApplication.translate("EligibilityState", "not decided yet: {question}")
        return open_.format(question=need) if value.have == "-" else have
    if _is_day(value.have) and _is_day(value.need):
        return QCoreApplication.translate("EligibilityState", "{have}, not after {need}").format(have=have, need=need)
    shown = "—" if value.have in ("-", "?", "") else have
    return QCoreApplication.translate("EligibilityState", "{have}, needed: {need}").format(have=shown, need=need)


def _is_day(text: str) -> bool:
    return _DAY.fullmatch(text) is not None


def _touched(item: Judgement) -> bool:
    return any(value.ref or value.what in SERVICE for value in item.values if value.what != "decided")


def _reaches(value: Compared) -> bool | None:
    if value.what == "decided":
        return None
    if value.have == value.need:
        return True
    try:
        return Decimal(value.have.split(" ")[0]) >= Decimal(value.need)
    except InvalidOperation:
        pass
    if _is_day(value.have) and _is_day(value.need):
        return value.have <= value.need
    return None


def _gap(found: Eligibility) -> str:
    if found.met_from is None or found.met_from <= found.closing:
        return QCoreApplication.translate("EligibilityState", "Not met")
    days = (found.met_from - found.closing).days
    return QCoreApplication.translate("EligibilityState", "{days} days short").format(days=days)


def _lacking(found: Eligibility) -> str:
    codes = {note.code for item in found.conditions if _touched(item) for note in item.missing}
    if codes & set(DECISIONS):
        return QCoreApplication.translate("EligibilityState", "To be judged")
    if codes == {UNPROVEN}:
        return QCoreApplication.translate("EligibilityState", "Evidence missing")
    return QCoreApplication.translate("EligibilityState", "Facts missing")
