"""Office and supervisor at the day board: absent, cheating, an assessor replaced, each with its reason, by keys."""

from __future__ import annotations

from skillassess.model.candidates import Presence
from skillassess.model.sheets import ComponentKind
from tests.day.window_hands import Hands, Key
from ui.screens.board import BoardScreen

_COLUMNS = 12


def record_presence(
    hands: Hands, form: tuple[str, ComponentKind], presence: Presence, reason: str, *, throughout: bool
) -> None:
    """Record something else than present for one form or for all of a candidate."""
    screen = _stand_on(hands, form)
    hands.press(Key.Key_Return)
    hands.go(_present(screen))
    hands.press(Key.Key_Right, times=list(Presence).index(presence))
    if throughout:
        hands.tick("On all sheets of this candidate")
    hands.fill("R&eason (goes on record)", reason)
    hands.push("&Confirm")
    hands.hear("{name}: recorded as {presence}.")
    assert screen.matrix.hasFocus()


def replace_assessor(hands: Hands, form: tuple[str, ComponentKind], old: str, new: str, reason: str) -> None:
    """Put one assessor in the place of another on one form."""
    screen = _stand_on(hands, form)
    hands.press(Key.Key_Return)
    hands.go(_present(screen))
    hands.press(Key.Key_Down)
    hands.choose("Who leaves", old)
    hands.choose("Who takes over", new)
    hands.fill("R&eason (goes on record)", reason)
    hands.push("&Confirm")
    hands.hear("{new} takes the place of {old} on {count} sheets.")


def _present(screen: BoardScreen) -> str:
    return next(iter(screen.acting.choices.values())).text()


def _stand_on(hands: Hands, form: tuple[str, ComponentKind]) -> BoardScreen:
    """Find a candidate on the board and go to a form's columns."""
    candidate, kind = form
    screen = hands.open(Key.Key_3, "board")
    assert isinstance(screen, BoardScreen)
    hands.wait(lambda: screen.matrix.line is not None, "the board is empty")
    hands.press(Key.Key_F3)
    hands.type(candidate[-5:])
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Home)
    for _ in range(_COLUMNS):
        here = screen.matrix.form_key
        if here is not None and (here.candidate, here.kind) == form:
            return screen
        hands.press(Key.Key_Right)
    message = f"{candidate} {kind} is not on the board"
    raise AssertionError(message)
