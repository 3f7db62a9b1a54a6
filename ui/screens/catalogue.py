"""The list of all screens, in the order of tabs within a stage. Owns only the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.screens.archive import ArchiveScreen
from ui.screens.board import BoardScreen
from ui.screens.candidates import CandidatesScreen
from ui.screens.certificates import CertificatesScreen
from ui.screens.eligibility import EligibilityScreen
from ui.screens.filing import FilingScreen
from ui.screens.institution import InstitutionScreen
from ui.screens.journal import JournalScreen
from ui.screens.keying import KeyingScreen
from ui.screens.notice import NoticeScreen
from ui.screens.people import PeopleScreen
from ui.screens.plan import PlanScreen
from ui.screens.results import ResultsScreen
from ui.screens.review import ReviewScreen
from ui.screens.rules import RulesScreen
from ui.screens.scoring import ScoringScreen
from ui.screens.signing import SigningScreen

if TYPE_CHECKING:
    from ui.screens import Screen

SCREENS: tuple[type[Screen], ...] = (
    PlanScreen,
    CandidatesScreen,
    EligibilityScreen,
    ScoringScreen,
    KeyingScreen,
    BoardScreen,
    ReviewScreen,
    SigningScreen,
    ResultsScreen,
    NoticeScreen,
    FilingScreen,
    CertificatesScreen,
    ArchiveScreen,
    PeopleScreen,
    InstitutionScreen,
    RulesScreen,
    JournalScreen,
)
