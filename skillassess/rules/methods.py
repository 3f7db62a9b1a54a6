"""Methods (评价方式): which plans are lawful (25号 art. 14-17, T/S plan). Owns the checks of a plan before it is made.

Reads ``methods.toml`` of an edition; answers with findings. It knows no office, no database and no windows: the
caller fills ``PlanFacts``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from skillassess.errors import Note
from skillassess.model.institution import Standing
from skillassess.model.levels import Level
from skillassess.model.plans import Method
from skillassess.model.service import anniversary
from skillassess.model.sheets import ComponentKind
from skillassess.rules.provisions import Document, Provision, note, read_bare_provision, read_provision

if TYPE_CHECKING:
    from skillassess.rules.reading import Table

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class MethodRule:
    """A method: its levels, lawful combinations, whether pay must be linked, what its own plan must contain."""

    method: Method
    provision: Provision
    levels: tuple[Level, ...]
    combinations: tuple[frozenset[ComponentKind], ...]
    needs_pay_link: bool
    own_plan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelRule:
    """A rule for some levels: what is added (review) or allowed (stock recognition)."""

    provision: Provision
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class OpeningRule:
    """Which enterprises may open an appointed level."""

    provision: Provision
    level: Level
    standing: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class LineRule:
    """Lowest pass line and full marks, in points."""

    provision: Provision
    lowest: Decimal
    full: Decimal


@dataclass(frozen=True, slots=True)
class PaperRule:
    """How many paper sets are filed first, how many trial assessments may follow, when the bank must be complete."""

    provision: Provision
    fewest_sets: int
    most_first_sets: int
    most_trials: int
    complete_within_years: int


@dataclass(frozen=True, slots=True)
class MethodRules:
    """Everything an edition says about plans."""

    methods: tuple[MethodRule, ...]
    review: LevelRule
    lines: LineRule
    weights: Provision
    basis: Provision
    scope: Provision
    papers: PaperRule
    openings: tuple[OpeningRule, ...]
    appointed_occupations: Provision
    stock: LevelRule

    def method(self, method: Method) -> MethodRule:
        """Return the rule of a method."""
        return next(rule for rule in self.methods if rule.method is method)


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """The question bank (题库) behind theory and practical exams.

    ``sets_filed`` paper sets; ``trials_held`` trial assessments already held on a bank not yet complete;
    ``first_filed`` the day the first sets were filed; ``complete`` whether the bank has its required size.
    """

    sets_filed: int
    first_filed: date | None = None
    complete: bool = False
    trials_held: int = 0


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """One occupation and level of a plan, as far as a rule needs it. None means: not known.

    ``components`` the assessed parts; ``lines`` points by component (missing: not set yet); ``weights`` percent by
    component, or None where each part stands alone; ``basis_gives_weights`` whether the basis document holds a 权重表;
    ``standing`` what the enterprise is; ``own_plan`` which of the items of a T/S plan it names (``occupations``,
    ``conditions``, ``review_method``, ``organisation``, ``schedule``, ``posts``); ``own_plan_published`` the day it
    was made public to all employees; ``occupation_has_level_one`` whether the occupation has 高级技师 in the 2022
    classification; ``stock_recognition`` whether this is 存量认定 on a filed plan.
    """

    level: Level
    method: Method
    components: tuple[ComponentKind, ...]
    starts: date
    lines: Mapping[ComponentKind, Decimal] = field(default_factory=dict)
    weights: Mapping[ComponentKind, Decimal] | None = None
    basis: str = ""
    basis_gives_weights: bool = False
    pay_link: str = ""
    standing: tuple[Standing, ...] = ()
    filed_levels: tuple[Level, ...] = ()
    fits_main_business: bool | None = None
    own_plan: tuple[str, ...] = ()
    own_plan_published: date | None = None
    occupation_has_level_one: bool | None = None
    stock_recognition: bool = False
    papers: PaperFacts | None = None


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """What an institution may tighten: its own lowest line in points."""

    lowest_line: Decimal = Decimal(60)


def read_methods(table: Table, documents: Mapping[str, Document]) -> MethodRules:
    """Read ``methods.toml``; each method of the program must be there exactly once."""
    rules = MethodRules(
        methods=tuple(_method(item, documents) for item in table.tables("method")),
        review=_review(table.table("review"), documents),
        lines=_lines(table.table("lines"), documents),
        weights=read_bare_provision(table.table("weights"), documents),
        basis=read_bare_provision(table.table("basis"), documents),
        scope=read_bare_provision(table.table("scope"), documents),
        papers=_papers(table.table("papers"), documents),
        openings=tuple(_opening(item, documents) for item in table.tables("opening")),
        appointed_occupations=read_bare_provision(table.table("appointed_occupations"), documents),
        stock=_level_rule(table.table("stock"), documents),
    )
    table.done()
    if sorted(rule.method for rule in rules.methods) != sorted(Method):
        raise table.fault("edition-value-wrong", "method")
    if sorted(rule.level.code for rule in rules.openings) != ["S", "T"]:
        raise table.fault("edition-value-wrong", "opening")
    return rules


def check_plan(rules: MethodRules, facts: PlanFacts, settings: PlanSettings | None = None) -> tuple[Note, ...]:
    """Return what is unlawful (error) or doubtful (warning) in one occupation and level of a plan (25号 art. 14-17)."""
    chosen = settings or PlanSettings()
    return (
        *_check_scope(rules, facts),
        *_check_combination(rules, facts),
        *_check_review(rules, facts),
        *_check_lines(rules, facts, chosen),
        *_check_weights(rules, facts),
        *_check_papers(rules, facts),
        *_check_appointment(rules, facts),
    )


def _check_scope(rules: MethodRules, facts: PlanFacts) -> Iterator[Note]:
    scope = rules.scope.name
    if facts.filed_levels and facts.level not in facts.filed_levels:
        yield note("plan-level-not-filed", scope, level=facts.level.full_name)
    if facts.fits_main_business is False:
        yield note("plan-outside-main-business", scope)
    if not facts.basis.strip():
        yield note("plan-basis-missing", rules.basis.name)


def _check_combination(rules: MethodRules, facts: PlanFacts) -> Iterator[Note]:
    rule = rules.method(facts.method)
    recognised = facts.stock_recognition and facts.method is Method.APPOINTMENT
    if facts.level not in rule.levels:
        if recognised and facts.level in rules.stock.levels:
            yield note("plan-stock-appointment", rules.stock.provision.name, "info", level=facts.level.full_name)
        else:
            yield note(
                "plan-method-not-for-level", rule.provision.name, method=facts.method, level=facts.level.full_name
            )
    if not facts.components:
        yield note("plan-without-components", rule.provision.name)
    if len(set(facts.components)) != len(facts.components):
        yield note("plan-component-twice", rule.provision.name)
    assessed = frozenset(facts.components) - {ComponentKind.REVIEW}
    if rule.combinations and assessed not in rule.combinations:
        shown = "、".join(sorted(kind.value for kind in assessed))
        yield note("plan-combination-unlawful", rule.provision.name, method=facts.method, components=shown)
    if rule.needs_pay_link and not facts.pay_link.strip():
        yield note("plan-pay-link-missing", rule.provision.name)


def _check_review(rules: MethodRules, facts: PlanFacts) -> Iterator[Note]:
    reviewed = ComponentKind.REVIEW in facts.components
    clause = rules.review.provision.name
    if facts.level in rules.review.levels and not reviewed:
        yield note("plan-review-missing", clause, level=facts.level.full_name)
    if reviewed and facts.level not in rules.review.levels and not facts.level.is_appointed:
        yield note("plan-review-not-for-level", clause, level=facts.level.full_name)


def _check_lines(rules: MethodRules, facts: PlanFacts, settings: PlanSettings) -> Iterator[Note]:
    lowest = max(rules.lines.lowest, settings.lowest_line)
    for kind, line in facts.lines.items():
        shown = {"component": kind.value, "line": str(line)}
        if kind not in facts.components:
            yield note("plan-line-without-component", rules.lines.provision.name, **shown)
        elif line < lowest:
            yield note("plan-line-too-low", rules.lines.provision.name, lowest=str(lowest), **shown)
        elif line > rules.lines.full:
            yield note("plan-line-too-high", rules.lines.provision.name, full=str(rules.lines.full), **shown)


def _check_weights(rules: MethodRules, facts: PlanFacts) -> Iterator[Note]:
    clause = rules.weights.name
    if facts.weights is None:
        if facts.basis_gives_weights:
            yield note("plan-weights-missing", clause)
        return
    if not facts.basis_gives_weights:
        yield note("plan-weights-without-basis", clause)
    if set(facts.weights) != set(facts.components):
        yield note("plan-weights-incomplete", clause)
    if any(weight <= 0 for weight in facts.weights.values()) or sum(facts.weights.values()) != HUNDRED:
        yield note("plan-weights-not-hundred", clause, total=str(sum(facts.weights.values())))


def _check_papers(rules: MethodRules, facts: PlanFacts) -> Iterator[Note]:
    examined = {ComponentKind.THEORY, ComponentKind.PRACTICAL} & set(facts.components)
    papers, rule = facts.papers, rules.papers
    clause = rule.provision.name
    if not examined or papers is None:
        return
    if papers.sets_filed < rule.fewest_sets:
        yield note("papers-too-few", clause, filed=str(papers.sets_filed), needed=str(rule.fewest_sets))
    if papers.complete:
        return
    if papers.trials_held >= rule.most_trials:
        yield note("papers-trials-used-up", clause, held=str(papers.trials_held), most=str(rule.most_trials))
    if papers.first_filed is None:
        yield note("papers-filing-date-missing", clause, "warning")
    elif facts.starts >= anniversary(papers.first_filed, rule.complete_within_years):
        due = anniversary(papers.first_filed, rule.complete_within_years).isoformat()
        yield note("papers-bank-overdue", clause, due=due)


def _check_appointment(rules: MethodRules, facts: PlanFacts) -> Iterator[Note]:
    if not facts.level.is_appointed:
        return
    opening = next(rule for rule in rules.openings if rule.level is facts.level)
    if not set(opening.standing) & set(facts.standing):
        yield note("plan-may-not-open", opening.provision.name, level=facts.level.full_name)
    if facts.occupation_has_level_one is None:
        yield note("plan-level-one-unknown", rules.appointed_occupations.name, "warning")
    elif not facts.occupation_has_level_one:
        yield note("plan-occupation-without-level-one", rules.appointed_occupations.name)
    rule = rules.method(Method.APPOINTMENT)
    missing = [item for item in rule.own_plan if item not in facts.own_plan]
    if missing:
        yield note("plan-own-plan-incomplete", rule.provision.name, items="、".join(missing))
    if facts.own_plan_published is None or facts.own_plan_published > facts.starts:
        yield note("plan-own-plan-not-public", rule.provision.name)


def _method(table: Table, documents: Mapping[str, Document]) -> MethodRule:
    method = table.option("id", Method)
    table = table.named(method.value)
    rule = MethodRule(
        method=method,
        provision=read_provision(table, documents),
        levels=table.levels("levels"),
        combinations=_combinations(table),
        needs_pay_link=table.flag("needs_pay_link", default=False),
        own_plan=table.texts("own_plan", ()),
    )
    table.done()
    if not rule.combinations and not rule.own_plan:
        raise table.fault("edition-entry-unreachable", method.value)
    return rule


def _combinations(table: Table) -> tuple[frozenset[ComponentKind], ...]:
    if not table.has("combinations"):
        return ()
    listed = table.raw("combinations")
    if not isinstance(listed, list) or not listed or not all(isinstance(item, list) and item for item in listed):
        raise table.fault("edition-value-wrong", "combinations")
    found = tuple(frozenset(table.one_of("combinations", str(kind), ComponentKind) for kind in item) for item in listed)
    if len(set(found)) != len(found):
        raise table.fault("edition-duplicate", "combinations")
    return found


def _review(table: Table, documents: Mapping[str, Document]) -> LevelRule:
    if table.option("component", ComponentKind) is not ComponentKind.REVIEW:
        raise table.fault("edition-value-wrong", "component")
    return _level_rule(table, documents)


def _level_rule(table: Table, documents: Mapping[str, Document]) -> LevelRule:
    rule = LevelRule(read_provision(table, documents), table.levels("levels"))
    table.done()
    return rule


def _lines(table: Table, documents: Mapping[str, Document]) -> LineRule:
    rule = LineRule(read_provision(table, documents), table.decimal("lowest"), table.decimal("full"))
    table.done()
    return rule


def _papers(table: Table, documents: Mapping[str, Document]) -> PaperRule:
    rule = PaperRule(
        provision=read_provision(table, documents),
        fewest_sets=table.integer("fewest_sets"),
        most_first_sets=table.integer("most_first_sets"),
        most_trials=table.integer("most_trials"),
        complete_within_years=table.integer("complete_within_years"),
    )
    table.done()
    return rule


def _opening(table: Table, documents: Mapping[str, Document]) -> OpeningRule:
    rule = OpeningRule(read_provision(table, documents), table.level("level"), table.options("standing", Standing))
    table.done()
    return rule
