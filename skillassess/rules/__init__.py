"""The regulations as data with their clauses, and their evaluation. Sees the model below; never the store or windows.

Editions are read strictly from ``resources/rules``; answers are findings with a clause, never a bare yes or no.
"""

from skillassess.rules.conditions import AssessSettings
from skillassess.rules.dossier_reading import dossier_from_json
from skillassess.rules.editions import Edition, add_own_rules, edition_ids, edition_status, load, reopen
from skillassess.rules.eligibility import Eligibility, assess
from skillassess.rules.eligibility_json import eligibility_to_json
from skillassess.rules.entries import parse_target

__all__ = [
    "AssessSettings",
    "Edition",
    "Eligibility",
    "add_own_rules",
    "assess",
    "dossier_from_json",
    "edition_ids",
    "edition_status",
    "eligibility_to_json",
    "load",
    "parse_target",
    "reopen",
]
