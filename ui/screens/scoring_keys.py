"""The keys of scoring. Owns their table; what they do is in ``scoring``."""

from __future__ import annotations

from ui.actions import Shortcut
from ui.marked import QT_TRANSLATE_NOOP

_KEYS = "ScoringKeys"
NEXT = Shortcut("next-candidate", ("Ctrl+Right",), QT_TRANSLATE_NOOP("ScoringKeys", "Next candidate"), _KEYS)
BACK = Shortcut("previous-candidate", ("Ctrl+Left",), QT_TRANSLATE_NOOP("ScoringKeys", "Previous candidate"), _KEYS)
LOWER = Shortcut("next-sheet", ("Ctrl+Down",), QT_TRANSLATE_NOOP("ScoringKeys", "This candidate's next sheet"), _KEYS)
UPPER = Shortcut("last-sheet", ("Ctrl+Up",), QT_TRANSLATE_NOOP("ScoringKeys", "This candidate's sheet before"), _KEYS)
UNDO = Shortcut("undo", ("Ctrl+Z",), QT_TRANSLATE_NOOP("ScoringKeys", "Undo (stays on record)"), _KEYS)
NOTE = Shortcut("note", ("F2",), QT_TRANSLATE_NOOP("ScoringKeys", "Note on the item"), _KEYS)
FIND = Shortcut("list", ("F3",), QT_TRANSLATE_NOOP("ScoringKeys", "Find in the list of candidates"), _KEYS)
UNSCORED = Shortcut("unscored", ("F4",), QT_TRANSLATE_NOOP("ScoringKeys", "Next item without a score"), _KEYS)
SUBMIT = Shortcut("submit", ("Ctrl+Return", "Ctrl+Enter"), QT_TRANSLATE_NOOP("ScoringKeys", "Submit the sheet"), _KEYS)
_DIGIT = Shortcut("digit", ("1…5",), QT_TRANSLATE_NOOP("ScoringKeys", "Score and go on"), _KEYS)
_NUMBER = Shortcut("number", ("Return",), QT_TRANSLATE_NOOP("ScoringKeys", "Keep the number and go on"), _KEYS)
_DOWN = Shortcut("down", ("Down",), QT_TRANSLATE_NOOP("ScoringKeys", "Next item"), _KEYS)
_UP = Shortcut("up", ("Up",), QT_TRANSLATE_NOOP("ScoringKeys", "Item before"), _KEYS)
_WIPE = Shortcut("wipe", ("Backspace",), QT_TRANSLATE_NOOP("ScoringKeys", "Leave the item without a score"), _KEYS)

ALL_KEYS = (_DIGIT, _NUMBER, _DOWN, _UP, _WIPE, NEXT, BACK, LOWER, UPPER, UNDO, NOTE, FIND, UNSCORED, SUBMIT)
