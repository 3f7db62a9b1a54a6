"""Tiers of professional titles (职称), held beside or before skill levels. Owns their order and names."""

from __future__ import annotations

from enum import Enum
from typing import Self

from skillassess.errors import Refused


class TitleTier(Enum):
    """A tier; ``associate`` is 副高级, ``senior`` 正高级. A bare 高级 is read as 副高级."""

    JUNIOR = "junior"
    MIDDLE = "middle"
    ASSOCIATE = "associate"
    SENIOR = "senior"

    @property
    def rank(self) -> int:
        """0 for 初级 up to 3 for 正高级; higher is more."""
        return tuple(TitleTier).index(self)

    @property
    def name_zh(self) -> str:
        """The Chinese name: ``初级职称`` … ``正高级职称``."""
        return _NAMES[self][0]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a tier or a Chinese name; another spelling is ``Refused`` (``title-unknown``)."""
        wanted = text.strip()
        for tier, names in _NAMES.items():
            if wanted.lower() == tier.value or wanted.removesuffix("职称") in names:
                return cls(tier.value)
        raise Refused("title-unknown", text=text)


_NAMES: dict[TitleTier, tuple[str, ...]] = {
    TitleTier.JUNIOR: ("初级职称", "初级", "助理级", "员级"),
    TitleTier.MIDDLE: ("中级职称", "中级"),
    TitleTier.ASSOCIATE: ("副高级职称", "副高级", "副高", "高级"),
    TitleTier.SENIOR: ("正高级职称", "正高级", "正高"),
}
