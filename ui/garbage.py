"""How often Python looks for circular garbage. Owns the figures; frees nothing itself.

A large batch is some hundred thousand frozen facts; walking through them all takes up to 200 ms, on whichever thread
happens to make the next object, and the windows stand still meanwhile. What is not circular goes at once as ever.
"""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE, _OLD = 20_000, 20, 50


def look_seldom() -> None:
    """Have the collector walk young objects by the ten thousands and old ones next to never."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
