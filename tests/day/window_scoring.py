"""An assessor at the sheets: every score of a day typed where the sheet that is open asks for it. Owns no score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.day.window_hands import Hands, Key
from ui.screens.scoring import ScoringScreen
from ui.screens.scoring_fields import NumberCell

if TYPE_CHECKING:
    from collections.abc import Sequence

Scores = dict[tuple[str, str], "Sequence[str]"]
"""What one assessor gives: by admission number and kind of sheet, the items in order."""


def score_all(hands: Hands, scores: Scores) -> int:
    """Type every sheet that lies open for this assessor and submit it; return how many."""
    screen = hands.open(Key.Key_3, "scoring")
    assert isinstance(screen, ScoringScreen)
    left = dict(scores)
    while left:
        key = screen.open_key
        assert key is not None
        items = left.pop((key.candidate, key.kind.value))
        score_sheet(hands, screen, items)
    assert not any(sheet.state.is_open for sheet in screen.list.sheets)
    return len(scores)


def score_sheet(hands: Hands, screen: ScoringScreen, items: Sequence[str]) -> None:
    """Type the sheet that is open, from its first item on, hand it in and say yes."""
    key = screen.open_key
    assert screen.paper.current == 1
    for place, item in enumerate(items, start=1):
        assert screen.paper.current == place, f"item {place} of {key}: {hands.said()}"
        hands.type(item)
        if isinstance(hands.at, NumberCell) and screen.paper.current == place:
            hands.press(Key.Key_Return)
    assert screen.side.submit.hasFocus(), hands.said()
    hands.press(Key.Key_Return)
    total = sum(map(int, items))
    assert f"{total}" in screen.side.ask.text, hands.said()
    hands.press(Key.Key_Return)
    assert screen.side.ask.text == "", hands.said()
