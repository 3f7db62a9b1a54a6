"""Skill levels (职业技能等级): the seven that carry a certificate. Owns their codes, order and names.

学徒工 has no code and no certificate and is not a level here. Nobody may add a level without a new regulation.
"""

from __future__ import annotations

from enum import Enum
from typing import Self

from skillassess.errors import Refused


class Level(Enum):
    """A level; its value is position 16 of a certificate number (人社鉴发〔2019〕2号)."""

    L5 = "5"
    L4 = "4"
    L3 = "3"
    L2 = "2"
    L1 = "1"
    T = "T"
    S = "S"

    @property
    def code(self) -> str:
        """One character: ``5`` … ``1``, ``T``, ``S``."""
        return self.value

    @property
    def rank(self) -> int:
        """0 for 五级 up to 6 for 首席技师; higher is more."""
        return tuple(Level).index(self)

    @property
    def names(self) -> tuple[str, ...]:
        """Every official name, the full one first (``三级/高级工``)."""
        return _NAMES[self]

    @property
    def full_name(self) -> str:
        """The name as forms and certificates print it: ``三级/高级工``; 特级技师 and 首席技师 have no number."""
        return _NAMES[self][0]

    @property
    def needs_review(self) -> bool:
        """Whether a comprehensive review must be added (25号 art. 16: 技师, 高级技师)."""
        return self in (Level.L2, Level.L1)

    @property
    def is_appointed(self) -> bool:
        """Whether the level ends with an appointment under the enterprise's own plan (T/S plan)."""
        return self in (Level.T, Level.S)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a code or an official name; another spelling is ``Refused`` (``level-unknown``)."""
        wanted = text.strip().upper().replace("／", "/")
        for level, names in _NAMES.items():
            if wanted == level.value or wanted in names:
                return cls(level.value)
        raise Refused("level-unknown", text=text)


_NAMES: dict[Level, tuple[str, ...]] = {
    Level.L5: ("五级/初级工", "五级", "初级工"),
    Level.L4: ("四级/中级工", "四级", "中级工"),
    Level.L3: ("三级/高级工", "三级", "高级工"),
    Level.L2: ("二级/技师", "二级", "技师"),
    Level.L1: ("一级/高级技师", "一级", "高级技师"),
    Level.T: ("特级技师",),
    Level.S: ("首席技师",),
}
