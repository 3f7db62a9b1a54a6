"""Averages, verdicts, ranks, findings and 33 ICCs of one sheet: ours against pandas with pingouin, in one run.

``python tests/bench/bench_scores.py [candidates]``, with 5 assessors and 32 items; the goal is a ratio of 1/6 or less.
pandas and pingouin are no dependencies of ours: install them beside, or only our own time is shown. Ours is exact, the
baseline works in floats; both begin with the scores in memory in their own shape. Where both ran, what they found is
compared. Processor time is taken, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from skillassess.model.quality import Limits, score_findings
from skillassess.model.quality_figures import sheet_figures
from skillassess.model.score_table import ScoredForm, ScoreTable, standings
from skillassess.model.sheets import ComponentKind, Item

ASSESSORS, ITEMS = 5, 32
LINE = Decimal(60)
GOAL = 6
ROUNDS = 3
LIMITS = Limits()
MAXIMA = (5,) * 4 + (3,) * 24 + (2,) * 4
MILLIONTHS = 1_000_000
Counts: TypeAlias = dict[str, int]
Job: TypeAlias = Callable[[], Counts]


def scored(candidates: int) -> ScoreTable:
    """Return forms of invented candidates: ability, an assessor's own severity, chance; some columns copied."""
    rng = random.Random(2026)
    severity = [rng.gauss(0, 0.03) for _ in range(ASSESSORS)]
    names = tuple(f"p{place:03d}" for place in range(ASSESSORS))
    forms = []
    for number in range(candidates):
        ability = rng.gauss(0.68, 0.12)
        columns = [_column(rng, ability + own) for own in severity]
        if number % 500 == 0:
            columns[1] = columns[0]
        forms.append(ScoredForm(f"{number:019d}", names, tuple(columns)))
    items = tuple(Item(no, f"项目{no}", Decimal(most)) for no, most in enumerate(MAXIMA, start=1))
    return ScoreTable(ComponentKind.WORK_PROCESS, "工作过程", items, LINE, 0, tuple(forms))


def _column(rng: random.Random, level: float) -> tuple[int, ...]:
    return tuple(min(most, max(0, round(most * level + rng.gauss(0, most * 0.08)))) for most in MAXIMA)


def ours(table: ScoreTable) -> Counts:
    """Compute everything with the program's own code and return what it came to."""
    placed = standings(table)
    figures = sheet_figures(table)
    found = score_findings(table, LIMITS)
    told = Counter(finding.note.code for finding in found)
    agreements = [figures.agreement, *(item.agreement for item in figures.items)]
    return {
        "passed": sum(standing.passed for standing in placed),
        "of rank 1": sum(standing.rank == 1 for standing in placed),
        "spread over the limit": told["spread-over-limit"],
        "on both sides": told["straddles-the-line"],
        "items spread": told["item-spread-over-limit"],
        "columns copied": sum(len(f.forms) for f in found if f.note.code == "columns-copied"),
        "ICC(2,1) of totals, millionths": round(agreements[0].single * MILLIONTHS) if agreements[0] else 0,
        "ICCs": sum(agreement is not None for agreement in agreements),
    }


def baseline(table: ScoreTable) -> Job:
    """Return a job that does the same in pandas and pingouin, on a frame made beforehand."""
    import numpy as np  # noqa: PLC0415  only where it is installed
    import pandas as pd  # noqa: PLC0415  as above
    import pingouin as pg  # noqa: PLC0415  as above

    numbers, people = range(1, ITEMS + 1), table.forms[0].assessors
    rows = pd.MultiIndex.from_product([[form.candidate for form in table.forms], people], names=["target", "rater"])
    wide = pd.DataFrame(np.array([c for form in table.forms for c in form.columns]), index=rows, columns=numbers)
    maxima, line = np.array(MAXIMA), float(LINE)

    def icc(scores: pd.Series) -> float:
        long = scores.rename("score").reset_index()
        return float(pg.intraclass_corr(long, targets="target", raters="rater", ratings="score")["ICC"].iloc[1])

    def run() -> Counts:
        sums = wide.sum(axis=1)
        totals = sums.reset_index(name="total").pivot_table(index="target", columns="rater", values="total")
        averages = totals.mean(axis=1)
        ranks = averages.rank(ascending=False, method="min")
        by_candidate = wide.groupby(level="target")
        spread_items = by_candidate.max() - by_candidate.min() > maxima * LIMITS.item_spread_over / 100
        others = totals.rsub(totals.sum(axis=1), axis=0) / (ASSESSORS - 1)
        (totals - others).agg(["mean", "sem"])
        shares = wide / maxima
        straight = shares.eq(shares[1], axis=0).all(axis=1)
        wide[~straight].reset_index().duplicated(["rater", *numbers]).sum()
        copied = wide[~straight].reset_index().duplicated(["target", *numbers])
        wide.mean() / maxima
        np.histogram(averages, bins=range(0, 101, 5))
        agreements = [icc(sums), *(icc(wide[number]) for number in numbers)]
        return {
            "passed": int((averages >= line).sum()),
            "of rank 1": int((ranks == 1).sum()),
            "spread over the limit": int((totals.max(axis=1) - totals.min(axis=1) > float(LIMITS.spread_over)).sum()),
            "on both sides": int(((totals >= line).any(axis=1) & (totals < line).any(axis=1)).sum()),
            "items spread": int(spread_items.any(axis=1).sum()),
            "columns copied": int(copied.sum()),
            "ICC(2,1) of totals, millionths": round(agreements[0] * MILLIONTHS),
            "ICCs": len(agreements),
        }

    return run


def timed(job: Job) -> tuple[float, Counts]:
    """Return the median processor time of a few runs, and what the job came to."""
    taken, found = [], {}
    for _ in range(ROUNDS):
        start = time.process_time()
        found = job()
        taken.append(time.process_time() - start)
    return statistics.median(taken), found


def main() -> None:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("candidates", nargs="?", type=int, default=10_000)
    table = scored(parser.parse_args().candidates)
    print(f"{len(table.forms):,} candidates x {ASSESSORS} assessors x {ITEMS} items, median processor time of {ROUNDS}")
    mine, found = timed(lambda: ours(replace(table)))  # a copy has computed nothing yet
    print(f"ours, exact            {mine:8.3f} s")
    missing = [name for name in ("pandas", "pingouin") if importlib.util.find_spec(name) is None]
    if missing:
        print(f"baseline not run: {' and '.join(missing)} not installed here (pip install pandas pingouin)")
        return
    theirs, same = timed(baseline(table))
    print(f"pandas with pingouin   {theirs:8.3f} s")
    print(f"ratio                  {theirs / mine:8.2f} times as quick (goal {GOAL})")
    for name, count in found.items():
        said = "same" if same[name] == count else f"differs: {same[name]:,}"
        print(f"  {name:32s} {count:10,}  {said}")


if __name__ == "__main__":
    main()
