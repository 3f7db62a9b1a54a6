"""Findings and agreement in the words of the board. Owns titles, short words, whom a finding names and their order.

It is given what the office found; it finds nothing itself and knows no score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from skillassess.model.worksheets import ColumnState
from ui.screens.board_findings import Finding
from ui.screens.board_matrix import finding_status
from ui.screens.scoring_list import state_status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillassess.model.quality import Finding as Found
    from skillassess.model.quality_figures import SheetFigures
    from skillassess.model.sheets import ComponentKind
    from ui.screens.board_rows import BoardLine, FormLine
    from ui.texts import Texts

_NAMED = 4


class Teller:
    """Says findings of one batch, with the names of its people."""

    def __init__(self, texts: Texts, people: Mapping[str, str], lines: Sequence[BoardLine]) -> None:
        """Know assessors and candidates by name."""
        self._texts = texts
        self._people = people
        self._lines = lines
        self._candidates = {line.candidate.id: line.candidate.name for line in lines}

    def tell(self, found: Sequence[Found]) -> tuple[Finding, ...]:
        """Return every finding to be shown: what needs a person first, sheets sent back next, mere notes last."""
        told = [self._told(one) for one in found]
        sent_back = [self._sent_back(line, part) for line in self._lines for part in line.forms if part.is_returned]
        return (*(one for one in told if one.urgent), *sent_back, *(one for one in told if not one.urgent))

    def _told(self, found: Found) -> Finding:
        texts = self._texts
        text = texts.explain(found.note)
        who = self._candidate(found.forms[0].candidate)
        about_assessor = len(found.forms) > 1 or len(found.assessors) == 1
        if about_assessor:
            who = "、".join(self._people.get(person, person) for person in found.assessors)
            text = f"{text}\n{self._named(found)}"
        title = f"{who} · {texts.name(found.kind)}"
        urgent = found.note.severity != "info"
        return Finding(found.forms, found.note.code, title, finding_status(found.note, texts), text, urgent=urgent)

    def _named(self, found: Found) -> str:
        names = [self._candidate(form.candidate) for form in found.forms]
        shown = "、".join(names[:_NAMED])
        if len(names) <= _NAMED:
            return QCoreApplication.translate("Board", "Candidates: {names}").format(names=shown)
        words = QCoreApplication.translate("Board", "Candidates: {names} and others, {count} in all")
        return words.format(names=shown, count=len(names))

    def _candidate(self, candidate: str) -> str:
        return self._candidates.get(candidate, candidate)

    def _sent_back(self, line: BoardLine, part: FormLine) -> Finding:
        cells = [place.cell for place in part.places if place.cell.state is ColumnState.RETURNED]
        names = "、".join(self._people.get(cell.assessor, cell.assessor) for cell in cells)
        words = QCoreApplication.translate("Board", "Waiting for {names} to correct and submit again.")
        title = f"{line.candidate.name} · {self._texts.name(part.form.key.kind)}"
        status = state_status(ColumnState.RETURNED, 0, 0, self._texts)
        return Finding((part.form.key,), "returned", title, status, words.format(names=names))


def agreement_words(sheets: Sequence[SheetFigures], kind: ComponentKind) -> tuple[str, str]:
    """Return how far assessors agree on a component's totals: a short line, and the sentence that explains it.

    Of several sheets the one with most complete forms; both are empty where agreement is not defined yet.
    """
    known = [sheet.agreement for sheet in sheets if sheet.kind is kind and sheet.agreement is not None]
    if not known:
        return "", ""
    best = max(known, key=lambda agreement: agreement.targets)
    values = {
        "single": f"{float(best.single):.2f}",
        "mean": f"{float(best.mean):.2f}",
        "forms": best.targets,
        "judges": best.judges,
    }
    short = QCoreApplication.translate("Board", "Agreement: one assessor {single}, their mean {mean}")
    long = QCoreApplication.translate(
        "Board",
        "Agreement on totals over {forms} forms scored by the same {judges} assessors: ICC(2,1) {single} for one "
        "assessor, ICC(2,k) {mean} for their mean. 1 is full agreement; it changes no score.",
    )
    return short.format(**values), long.format(**values)
