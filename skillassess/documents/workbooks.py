"""The filing workbooks HR sends (成绩花名册, 证书数据表, 公示名单). Owns the way from rows to a file; decides nothing.

Forms are data (``resources/filings``); rows are checked before a byte is written, and one that would be sent back stops
the export. The same rows and the same ``made`` give the same bytes. What ties a file to the journal stands in its
properties, not on the form.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from skillassess.documents.filing_rows import CheckedRows, Row, checked_rows, hidden_characters
from skillassess.documents.filing_templates import FilingForm, FilingTemplate, filing_template
from skillassess.documents.spreadsheet import Layout, write_sheet
from skillassess.documents.writing import write_whole
from skillassess.errors import Note, Refused
from skillassess.model.filings import CertificateRow, PublicRow, ScoreRow
from skillassess.model.papers import WrittenFile

Progress: TypeAlias = Callable[[int, int], None]
VARIANT = "guangdong"


def write_score_roster(
    rows: Sequence[ScoreRow],
    path: Path,
    *,
    made: datetime,
    filled_by: str,
    variant: str = VARIANT,
    mark: str = "",
    progress: Progress | None = None,
) -> WrittenFile:
    """Write the score roster (成绩花名册); a row that would be sent back is ``Refused`` and nothing is written."""
    template = filing_template(FilingForm.SCORE_ROSTER, variant)
    checked = _sound(checked_rows(rows, template, progress=progress))
    return write_workbook(checked, template, path, made, filled_by=filled_by, mark=mark, progress=progress)


def write_certificate_data(
    rows: Sequence[CertificateRow],
    path: Path,
    *,
    made: datetime,
    elsewhere: Collection[str] = (),
    variant: str = VARIANT,
    mark: str = "",
    progress: Progress | None = None,
) -> WrittenFile:
    """Write the certificate data table (证书数据表); ``elsewhere`` are numbers of its series void or in other files."""
    template = filing_template(FilingForm.CERTIFICATE_DATA, variant)
    checked = _sound(checked_rows(rows, template, elsewhere=elsewhere, progress=progress))
    return write_workbook(checked, template, path, made, mark=mark, progress=progress)


def write_public_list(
    rows: Sequence[PublicRow],
    path: Path,
    *,
    made: datetime,
    title: str,
    variant: str = VARIANT,
    mark: str = "",
    progress: Progress | None = None,
) -> WrittenFile:
    """Write the list for the public notice (公示名单) with masked ID numbers."""
    template = filing_template(FilingForm.PUBLIC_LIST, variant)
    checked = _sound(checked_rows(rows, template, progress=progress))
    return write_workbook(checked, template, path, made, title=title, mark=mark, progress=progress)


def check_rows(
    form: FilingForm, rows: Sequence[Row], *, variant: str = VARIANT, elsewhere: Collection[str] = ()
) -> tuple[Note, ...]:
    """Return everything for which the file would be sent back, by row and column, without writing."""
    return checked_rows(rows, filing_template(form, variant), elsewhere=elsewhere).findings


def write_workbook(
    checked: CheckedRows,
    template: FilingTemplate,
    path: Path,
    made: datetime,
    *,
    title: str = "",
    filled_by: str = "",
    mark: str = "",
    progress: Progress | None = None,
) -> WrittenFile:
    """Write checked cells on a template's form; title and foot are checked here. ``mark`` goes into the properties."""
    layout = Layout(
        sheet=template.sheet,
        title=template.title.format(title=title),
        heads=tuple(column.head for column in template.columns),
        widths=tuple(column.width for column in template.columns),
        head_rows=template.head_rows,
        foot=template.foot.format(filled_by=filled_by),
        mark=mark,
    )
    for entry, text in (("填报人", filled_by), ("标题", title)):
        if hidden := hidden_characters(text):
            raise Refused("filing-entry-hidden", entry=entry, character=hidden)
    if "{filled_by}" in template.foot and not filled_by.strip():
        raise Refused("filing-entry-empty", entry="填报人")
    return write_whole(path, lambda file: write_sheet(file, layout, checked.cells, made, progress))


def _sound(checked: CheckedRows) -> CheckedRows:
    for found in checked.findings:
        raise Refused(found.code, clause=found.clause, **dict(found.params))
    return checked
