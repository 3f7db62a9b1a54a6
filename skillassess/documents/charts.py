"""Charts as vector drawings: distribution with the pass line, intervals, bars of items, steps through the day.

Owns how figures look on paper: ink for numbers, one green, red for the pass line alone, grey for what lies below it; no
meaning by colour only. Numbers come ready; words and rounding are the document's. Colours are calibrated (PDF/A).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from skillassess.clock import CHINA
from skillassess.documents.pages import LEFT, WIDTH, Pages
from skillassess.documents.pdf_ink import Ink

_GREEN, _RED, _GREY, _HAIR = "0.059 0.420 0.361", "0.702 0.149 0.118", "0.78 0.80 0.79", "0.867 0.882 0.871"
_LABEL, _TINY = 8.0, 7.0
_HEIGHT = 150.0
_FOOT, _HEAD = 22.0, 20.0
_ROW = 15.0
_TICKS = 5
_MOST_STEPS = 240
_MOST_TIMES = 8
_MINUTES = (1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10080)
_DAY = timedelta(days=1)
_ELLIPSIS = "…"
MINUS = "−"


@dataclass(frozen=True, slots=True)
class HistogramBar:
    """A bar: where it begins, how many, and whether it lies at or above the line."""

    low: float
    high: float
    count: int
    passed: bool


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """A line of the interval chart: texts to its left and right, the middle, and its ends (None: no interval)."""

    name: str
    count: str
    shown: str
    middle: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A line of the bar chart: number and name, a share of 1, and the texts after the bar."""

    number: str
    name: str
    share: float
    shown: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Box:
    """The plot within a chart, in points; ``low`` to ``high`` of the horizontal axis."""

    x: float
    y: float
    width: float
    height: float
    low: float
    high: float

    def at(self, value: float) -> float:
        """Return where a value stands on the horizontal axis."""
        return self.x + (value - self.low) / (self.high - self.low) * self.width


def histogram(pages: Pages, bars: Sequence[HistogramBar], line: float, line_text: str, axis: str) -> None:
    """Draw how many averages lie in each bar, with the pass line dashed in red and named."""
    first = next((place for place, bar in enumerate(bars) if bar.count), 0)
    shown = bars[first:]  # a batch seldom begins at zero
    low = min(shown[0].low, line - max(bar.high - bar.low for bar in bars))  # room for the line
    box = _plot(pages, low, shown[-1].high)
    scale = _scale(max(bar.count for bar in bars))
    _counts(pages.ink, box, scale, axis)
    for bar in shown:
        _bar(pages.ink, box, bar, scale)
    for edge in {bar.low for bar in shown} | {shown[-1].high}:
        pages.ink.centred(box.at(edge), box.y - 11, f"{edge:g}", _TINY)
    x = box.at(line)
    _stroke(pages.ink, [(x, box.y - 3), (x, box.y + box.height + 4)], _RED, 1.1, dash="3 2")
    _text(pages.ink, x, box.y + box.height + 7, line_text, _RED)
    pages.gap(_HEIGHT + 8)


def intervals(pages: Pages, heads: tuple[str, str, str, str], rows: Sequence[IntervalRow]) -> None:
    """Draw each assessor's mean difference as a diamond with its interval, against zero."""
    ends = [abs(v) for row in rows for v in (row.middle, row.low, row.high) if v is not None]
    reach = max(1.0, *ends) * 1.08
    columns = (0.0, 0.17, 0.25, 0.72)
    spare = (columns[3] - columns[2]) * WIDTH - 12 - pages.ink.width(heads[2], _LABEL)
    _heads(pages, heads, (columns[0], columns[1], columns[2] + spare / 2 / WIDTH, columns[3]))
    for row in rows:
        pages.need(_ROW + 4)
        ink, y = pages.ink, pages.y - _ROW
        box = _Box(LEFT + columns[2] * WIDTH, y, (columns[3] - columns[2]) * WIDTH - 12, _ROW, -reach, reach)
        _stroke(ink, [(box.at(0), y), (box.at(0), y + _ROW)], _GREY, 0.8)
        ink.text(LEFT + 4, y + 4, _cut(ink, row.name, (columns[1] - columns[0]) * WIDTH - 6), _LABEL)
        ink.text(LEFT + columns[1] * WIDTH, y + 4, row.count, _LABEL)
        ink.text(LEFT + columns[3] * WIDTH, y + 4, row.shown, _LABEL)
        middle = y + _ROW / 2
        if row.low is not None and row.high is not None:
            ends_at = box.at(row.low), box.at(row.high)
            _stroke(ink, [(ends_at[0], middle), (ends_at[1], middle)], _GREEN, 1.2)
            for end in ends_at:
                _stroke(ink, [(end, middle - 2.5), (end, middle + 2.5)], _GREEN, 1.2)
        x = box.at(row.middle)
        _area(ink, [(x - 3.4, middle), (x, middle + 3.4), (x + 3.4, middle), (x, middle - 3.4)], _GREEN)
        pages.gap(_ROW)
        _under(pages)
    _scale_of_differences(pages, columns, reach)


def share_bars(pages: Pages, heads: tuple[str, str, str, str, str], rows: Sequence[ShareRow]) -> None:
    """Draw each item's share of its points as a bar, with its texts beside; the head is repeated on each page."""
    columns = (0.0, 0.07, 0.45, 0.76, 0.89)
    _heads(pages, heads, columns)
    for row in rows:
        if pages.needs_turn(_ROW + 4):
            pages.turn()
            _heads(pages, heads, columns)
        ink, y = pages.ink, pages.y - _ROW
        ink.text(LEFT + 4, y + 4, row.number, _LABEL)
        ink.text(LEFT + columns[1] * WIDTH, y + 4, _cut(ink, row.name, (columns[2] - columns[1]) * WIDTH - 8), _LABEL)
        x, wide = LEFT + columns[2] * WIDTH, (columns[3] - columns[2]) * WIDTH - 46
        _fill(ink, x, y + 3.5, wide, 8, _HAIR)
        _fill(ink, x, y + 3.5, wide * row.share, 8, _GREEN)
        ink.text(x + wide + 6, y + 4, row.shown, _LABEL)
        for place, text in zip(columns[3:], row.texts, strict=True):
            ink.text(LEFT + place * WIDTH, y + 4, text, _LABEL)
        pages.gap(_ROW)
        _under(pages)
    pages.gap(6)


def day_steps(pages: Pages, times: Sequence[datetime], expected: int, axis: str) -> None:
    """Draw how many columns were in at each time, up to those expected; ``times`` in order, at least one."""
    local = [time.astimezone(CHINA) for time in times]
    ticks = _clock_ticks(local[0], local[-1])
    start = ticks[0]
    box = _plot(pages, 0.0, (ticks[-1] - start).total_seconds())
    scale = _scale(expected)
    _counts(pages.ink, box, scale, axis)
    every = -(-len(local) // _MOST_STEPS)
    path, height = [(box.x, box.y)], box.y
    for count, time in enumerate(local, start=1):
        if count % every == 0 or count == len(local):
            x = box.at((time - start).total_seconds())
            path.append((x, height))
            height = box.y + count / scale[-1] * box.height
            path.append((x, height))
    _stroke(pages.ink, path, _GREEN, 1.3)
    top = box.y + expected / scale[-1] * box.height
    _stroke(pages.ink, [(box.x, top), (box.x + box.width, top)], _GREY, 0.9, dash="3 2")
    pattern = "%m-%d %H:%M" if ticks[-1] - start > _DAY else "%H:%M"
    for tick in ticks:
        pages.ink.centred(box.at((tick - start).total_seconds()), box.y - 11, tick.strftime(pattern), _TINY)
    pages.gap(_HEIGHT + 8)


def _plot(pages: Pages, low: float, high: float) -> _Box:
    pages.need(_HEIGHT + 12)
    pages.use_colours()
    return _Box(LEFT + 34, pages.y - _HEIGHT + _FOOT, WIDTH - 50, _HEIGHT - _FOOT - _HEAD, low, high)


def _counts(ink: Ink, box: _Box, scale: Sequence[int], axis: str) -> None:
    for count in scale:
        y = box.y + count / scale[-1] * box.height
        _stroke(ink, [(box.x, y), (box.x + box.width, y)], _HAIR if count else _GREY, 0.6)
        ink.text(box.x - 6 - ink.width(str(count), _TINY), y - 2.5, str(count), _TINY)
    ink.text(LEFT, box.y + box.height + 8, axis, _TINY)


def _bar(ink: Ink, box: _Box, bar: HistogramBar, scale: Sequence[int]) -> None:
    if not bar.count:
        return
    left, right = box.at(bar.low) + 1, max(box.at(bar.high), box.at(bar.low) + 5) - 1
    height = bar.count / scale[-1] * box.height
    _fill(ink, left, box.y, right - left, height, _GREEN if bar.passed else _GREY)
    ink.centred((left + right) / 2, box.y + height + 2.5, str(bar.count), _TINY)


def _scale(most: int) -> list[int]:
    """Return round counts from zero that reach ``most`` in a few steps."""
    step, turn = 1, 0
    while step * _TICKS < most:
        step = step * 5 // 2 if turn % 3 == 1 else step * 2  # 1, 2, 5, 10, 20, 50, …
        turn += 1
    return list(range(0, max(most, 1) + step, step))[: -(-max(most, 1) // step) + 1]


def _clock_ticks(first: datetime, last: datetime) -> list[datetime]:
    """Return round times of day from before the first to after the last, at most about eight."""
    span = last - first
    minutes = next((m for m in _MINUTES if timedelta(minutes=m) * (_MOST_TIMES - 2) >= span), 0)
    step = timedelta(minutes=minutes) if minutes else timedelta(days=-(-span.days // (_MOST_TIMES - 2)) or 1)
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    ticks = [midnight + (first - midnight) // step * step]
    while ticks[-1] <= last:
        ticks.append(ticks[-1] + step)
    return ticks


def _heads(pages: Pages, heads: Sequence[str], columns: Sequence[float]) -> None:
    pages.need(4 * _ROW)
    pages.use_colours()
    for place, head in zip(columns, heads, strict=True):
        pages.ink.bold(LEFT + place * WIDTH + (0 if place else 4), pages.y - 11, head, _LABEL)
    pages.gap(_ROW)
    _under(pages)


def _under(pages: Pages) -> None:
    _stroke(pages.ink, [(LEFT, pages.y), (LEFT + WIDTH, pages.y)], _HAIR, 0.5)


def _scale_of_differences(pages: Pages, columns: Sequence[float], reach: float) -> None:
    x, wide = LEFT + columns[2] * WIDTH, (columns[3] - columns[2]) * WIDTH - 12
    box = _Box(x, pages.y, wide, 0, -reach, reach)
    half = reach / 1.08
    for value in (-half, 0.0, half):
        text = f"{value:+.1f}".replace("-", MINUS) if value else "0"
        pages.ink.centred(box.at(value), pages.y - 9, text, _TINY)
    pages.gap(16)


def _cut(ink: Ink, text: str, width: float) -> str:
    """Return a text on one line, shortened with an ellipsis where it is too long."""
    flat = " ".join(text.split())
    if ink.width(flat, _LABEL) <= width:
        return flat
    while flat and ink.width(flat + _ELLIPSIS, _LABEL) > width:
        flat = flat[:-1]
    return flat + _ELLIPSIS


def _fill(ink: Ink, x: float, y: float, width: float, height: float, colour: str) -> None:
    ink.add(f"q /Hue cs {colour} sc {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")


def _area(ink: Ink, points: Sequence[tuple[float, float]], colour: str) -> None:
    (x, y), *rest = points
    path = " ".join(f"{a:.2f} {b:.2f} l" for a, b in rest)
    ink.add(f"q /Hue cs {colour} sc {x:.2f} {y:.2f} m {path} h f Q")


def _stroke(ink: Ink, points: Sequence[tuple[float, float]], colour: str, width: float, *, dash: str = "") -> None:
    ink.add(f"q /Hue CS {colour} SC{f' [{dash}] 0 d' if dash else ''}")
    ink.polyline(points, width)
    ink.add("Q")


def _text(ink: Ink, x: float, y: float, text: str, colour: str) -> None:
    ink.add(f"q /Hue cs {colour} sc")
    ink.centred(x, y, text, _LABEL)
    ink.add("Q")
