"""The regulations as data with their clauses, and their evaluation. Sees the model below; never the store or windows.

Editions are read strictly from ``resources/rules``; answers are findings with a clause, never a bare yes or no.
"""

from skillassess.rules.editions import Edition, edition_ids, edition_status, load, reopen

__all__ = ["Edition", "edition_ids", "edition_status", "load", "reopen"]
