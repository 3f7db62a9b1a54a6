"""The columns of 工作业绩评审表 (25号 Annex 3): 一级指标, 序号, 二级指标, 分级评定, 考评人员评分. Geometry only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillassess.documents.sheet_layout import WIDTH, Cell, Heading, ItemRow, Merge, Table, score_width

if TYPE_CHECKING:
    from skillassess.model.sheets import Group, Item, Template

_GROUP, _NUMBER, _GRADE, _NARROW_GRADE, _POINTS = 54.0, 26.0, 26.0, 22.0, 30.0
_NARROW_FROM = 6
_MOST_GRADES = 6
_NAME_AT = 2


def annex3_table(template: Template, assessors: int) -> Table:
    """Return the form of Annex 3 for a template; items without common grade words get a 配分 column instead."""
    words = grade_words(template)
    grade = _GRADE if assessors < _NARROW_FROM else _NARROW_GRADE
    rated = (grade,) * len(words) if words else (_POINTS,)
    spent = _GROUP + _NUMBER + sum(rated) + assessors * score_width(assessors)
    first = _NAME_AT + 1
    headings = [Heading("一级指标", 0, 0), Heading("序号", 1, 1), Heading("二级指标", _NAME_AT, _NAME_AT)]
    if words:
        headings.append(Heading("分级评定", first, first + len(words) - 1, 0, 0))
        headings += [Heading(word, first + at, first + at, 1, 1) for at, word in enumerate(words)]
    else:
        headings.append(Heading("配分", first, first))
    return Table(
        fixed=(_GROUP, _NUMBER, WIDTH - spent, *rated),
        headings=tuple(headings),
        rows=tuple(row for place, group in enumerate(template.groups) for row in _rows(group, place, words)),
        notes=tuple(("备注：" if place == 0 else "") + note for place, note in enumerate(template.notes)),
        scores_heading="考评人员评分",
        confirm_label="考评人员签字确认",
        points_column=None if words else first,
        label_columns=_NAME_AT,
    )


def grade_words(template: Template) -> tuple[str, ...]:
    """Return the grade words all items share, or none."""
    sets = {tuple(grade.word for grade in item.grades) for item in template.items}
    words = sets.pop() if len(sets) == 1 else ()
    return words if len(words) <= _MOST_GRADES else ()


def _rows(group: Group, place: int, words: tuple[str, ...]) -> list[ItemRow]:
    return [_row(item, Merge(0, 0, f"{place}", group.name), words) for item in group.items]


def _row(item: Item, merge: Merge, words: tuple[str, ...]) -> ItemRow:
    name = f"{item.name}：{item.requirement}" if item.requirement else item.name
    cells = [Cell(1, str(item.no), centred=True), Cell(_NAME_AT, name)]
    points = [f"{grade.points:f}" for grade in item.grades] if words else [f"{item.maximum:f}"]
    cells += [Cell(_NAME_AT + 1 + at, text, centred=True) for at, text in enumerate(points)]
    return ItemRow(item.no, tuple(cells), (merge,))
