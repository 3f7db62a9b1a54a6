"""The documents desk: takes a frozen snapshot of a batch and has it written. Filled in as documents land."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillassess.office.door import MainDoor


class Papers:
    """Use cases of documents."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door
