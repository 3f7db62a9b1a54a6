"""The columns of 工作过程考核评审表 (25号 Annex 2): 评价内容, 要求, 配分, 评分标准, 考评人员评分 1, 2, 3 ….

Also carries the plain score sheet and the comprehensive-review sheet, which have the same columns. Geometry only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillassess.documents.sheet_layout import WIDTH, Cell, Heading, ItemRow, Merge, Table, score_width
from skillassess.model.sheets import Form

if TYPE_CHECKING:
    from skillassess.model.sheets import Group, Item, Template

_GROUP, _SUBGROUP, _GROUP_ALONE = 50.0, 54.0, 76.0
_POINTS, _STANDARD = 28.0, 56.0
_NARROW_FROM = 6


def annex2_table(template: Template, assessors: int) -> Table:
    """Return the form of Annex 2 for a template."""
    split = any(item.subgroup for item in template.items)
    groups: tuple[float, ...] = (_GROUP, _SUBGROUP) if split else (_GROUP_ALONE,)
    if assessors >= _NARROW_FROM:
        groups = tuple(width - 6 for width in groups)
    spent = sum(groups) + _POINTS + _STANDARD + assessors * score_width(assessors)
    at = len(groups)
    judges = "评审委员" if template.form is Form.REVIEW else "考评人员"
    return Table(
        fixed=(*groups, WIDTH - spent, _POINTS, _STANDARD),
        headings=(
            Heading("评价内容", 0, at - 1),
            Heading("要求", at, at),
            Heading("配分", at + 1, at + 1),
            Heading("评分标准", at + 2, at + 2),
        ),
        rows=tuple(row for place, group in enumerate(template.groups) for row in _rows(group, place, at)),
        notes=_notes(template),
        scores_heading=f"{judges}评分",
        confirm_label=f"{judges}签字确认",
        points_column=at + 1,
        label_columns=at,
    )


def standard_of(item: Item) -> str:
    """Return an item's scoring standard as printed: its own text, its grades, or its scale."""
    if item.standard:
        return item.standard
    if item.grades:
        return " ".join(f"{grade.word}{grade.points:f}" for grade in item.grades)
    return f"{item.minimum:f}～{item.maximum:f}分"


def _rows(group: Group, place: int, at: int) -> list[ItemRow]:
    total = sum(item.maximum for item in group.items)
    has_subgroups = any(item.subgroup for item in group.items)
    text = f"{group.name}\n（{'总分' if has_subgroups else ''}{total:f}分）"
    rows = []
    for item in group.items:
        merges = [Merge(0, 0 if has_subgroups else at - 1, f"{place}", text)]
        if has_subgroups:
            merges.append(Merge(1, at - 1, f"{place}/{item.subgroup}", item.subgroup))
        lead = f"{item.name}：" if item.requirement else item.name
        cells = (
            Cell(at, lead + item.requirement, lead=len(lead)),
            Cell(at + 1, f"{item.maximum:f}", centred=True),
            Cell(at + 2, standard_of(item), centred=not item.standard, at_spaces=not item.standard),
        )
        rows.append(ItemRow(item.no, cells, tuple(merges)))
    return rows


def _notes(template: Template) -> tuple[str, ...]:
    return tuple(("说明：" if place == 0 else "") + note for place, note in enumerate(template.notes))
