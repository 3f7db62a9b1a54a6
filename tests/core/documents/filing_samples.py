"""Invented people for the tests of filings; every ID number has the order code 997, which nobody bears."""

from __future__ import annotations

from datetime import date, datetime

from skillassess.clock import CHINA
from skillassess.model.candidates import Presence
from skillassess.model.filings import CertificateRow, PublicRow, ScoreMark, ScoreRow
from skillassess.model.identity import check_digit
from skillassess.model.levels import Level
from skillassess.model.sheets import ComponentKind

MADE = datetime(2026, 3, 20, 9, 30, tzinfo=CHINA)
NAMES = ("王𠮷", "李䶮", "张㛃", "陈𬭎", "梁𬱖", "阿依古丽·买买提")
PROCESS, PERFORMANCE = ComponentKind.WORK_PROCESS, ComponentKind.WORK_PERFORMANCE


def resident_number(place: int) -> str:
    """Return a valid resident ID number of nobody, different for each place below 1.6 million."""
    month, day, year, area = place // 28 % 12 + 1, place % 28 + 1, place // 336 % 50 + 1950, place // 16800 % 100
    first = f"4401{area:02d}{year}{month:02d}{day:02d}997"
    return first + check_digit(first)


def score_row(place: int = 1) -> ScoreRow:
    """Return one line of a score roster as the office would hand it over."""
    return ScoreRow(
        admission_number=f"26443100520001{place:05d}",
        name=NAMES[place % len(NAMES)],
        sex="男",
        id_type="身份证",
        id_number=resident_number(place),
        unit="广州某某机电有限公司",
        occupation="电工",
        job_type="",
        level=Level.L4,
        scores=(ScoreMark(PROCESS, "83.3"), ScoreMark(PERFORMANCE, "", Presence.ABSENT)),
    )


def certificate_row(place: int = 1) -> CertificateRow:
    """Return one line of a certificate data table, numbers running from 1."""
    return CertificateRow(
        name=NAMES[place % len(NAMES)],
        id_type="身份证",
        id_number=resident_number(place),
        unit="广州某某机电有限公司",
        occupation="电工",
        job_type="",
        level=Level.L3,
        number=f"Y000544031005263{place:06d}",
        issued=date(2026, 3, 20),
        institution="广州某某集团有限公司",
        issuer="广州某某集团有限公司",
    )


def public_row(place: int = 1) -> PublicRow:
    """Return one line of a public list."""
    name = NAMES[place % len(NAMES)]
    return PublicRow(name, "女", resident_number(place), "广州某某机电有限公司", "电工", "", Level.L4, "合格")
