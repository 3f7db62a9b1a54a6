"""Written reasons. Owns the one rule about them: they are there."""

from __future__ import annotations

from skillassess.errors import Refused


def check_reason(reason: str) -> None:
    """Refuse an empty reason (``reason-missing``)."""
    if not reason.strip():
        raise Refused("reason-missing")
