"""Where facts are kept: encrypted SQLite, three append-only tables and a hash-chained journal.

``record`` holds every version of every fact, ``mark`` every version of every score, ``claim`` what may be taken only
once. Each change is one transaction with its journal row. Nothing here knows rules or rights.
"""
