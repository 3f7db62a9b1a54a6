"""The evaluation institution (评价机构) and what it has filed (备案). Only the administrator changes it.

The 13-character filed code is positions 1-13 of every certificate number (人社鉴发〔2019〕2号): kind of institution,
ministry code, province, sequence. It is entered once and never typed per certificate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from skillassess.errors import Refused
from skillassess.model.levels import Level

_CODE = re.compile(r"[YS]\d{12}")
_OCCUPATION = re.compile(r"\d-\d{2}-\d{2}-\d{2}")
CODE_CLAUSE = "人社鉴发〔2019〕2号"
SCOPE_CLAUSE = "粤人社规〔2025〕25号 第十四条"


class Standing(StrEnum):
    """What an enterprise is; decides whether it may open T and S (T/S plan 二（一）)."""

    ABOVE_SCALE = "above_scale"
    PROVINCE_FILED = "province_filed"
    CHAIN_LEADER = "chain_leader"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class FiledOccupation:
    """An occupation (职业) within the filed scope, its job types (工种) and levels.

    ``has_level_one`` says whether the 2022 classification gives it 高级技师 (needed for T and S; None: not recorded).
    """

    code: str
    name: str
    levels: tuple[Level, ...]
    job_types: tuple[str, ...] = ()
    has_level_one: bool | None = None


@dataclass(frozen=True, slots=True)
class Institution:
    """The institution as filed; ``code`` has 13 characters."""

    name: str
    code: str
    occupations: tuple[FiledOccupation, ...]
    standing: tuple[Standing, ...] = ()
    region: str = "广东省"
    issuer: str = ""
    contact: str = ""

    @property
    def sequence(self) -> str:
        """Positions 8-13 of the code, given by the province; also the site part of plan numbers."""
        return self.code[7:]

    def occupation(self, code: str) -> FiledOccupation | None:
        """Return the filed occupation with this code, if any."""
        return next((known for known in self.occupations if known.code == code), None)


def check_institution(institution: Institution) -> None:
    """Refuse an institution that could not be filed: empty name, malformed codes, T or S without ``Y``."""
    if not institution.name.strip():
        raise Refused("institution-name-empty")
    if not _CODE.fullmatch(institution.code):
        raise Refused("institution-code-malformed", code=institution.code, clause=CODE_CLAUSE)
    if not institution.occupations:
        raise Refused("institution-scope-empty", clause=SCOPE_CLAUSE)
    codes = [filed.code for filed in institution.occupations]
    if len(set(codes)) != len(codes):
        raise Refused("occupation-filed-twice", clause=SCOPE_CLAUSE)
    for filed in institution.occupations:
        _check_occupation(filed, institution.code)


def _check_occupation(filed: FiledOccupation, code: str) -> None:
    if not _OCCUPATION.fullmatch(filed.code):
        raise Refused("occupation-code-malformed", code=filed.code)
    if not filed.name.strip() or not filed.levels:
        raise Refused("occupation-incomplete", code=filed.code, clause=SCOPE_CLAUSE)
    if code[0] != "Y" and any(level.is_appointed for level in filed.levels):
        raise Refused("appointed-level-needs-employer", occupation=filed.name, clause=CODE_CLAUSE)
