"""Properties of answers over random dossiers: evidence does not hurt, time does not lose service, nothing crashes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillassess import rules
from skillassess.model.answers import Answer
from skillassess.paths import resource
from skillassess.rules.worked import Example, examples

EDITION = rules.load()
SCHEMA = json.loads(resource("schemas", "dossier.schema.json").read_text(encoding="utf-8"))
# Where the clause itself says that more turns a yes into a no.
LOSES_BY_CLAUSE = {
    "certificates": {"annex4-L5-2"},  # 未定级
    "titles": {"pilot-title-5"},  # 首次申报, 未取得过职称
}
SECTIONS = sorted(
    name for name, inner in SCHEMA["properties"].items() if name not in ("decisions", "falsifications", "evidence")
    and "items" in inner
)  # fmt: skip
DAYS = st.dates(min_value=date(2012, 1, 1), max_value=date(2027, 12, 31))


BY_NAME: dict[str, st.SearchStrategy[object]] = {
    "level": st.sampled_from(["5", "4", "3", "2", "1", "T", "S", None]),
    "grade": st.sampled_from(["5", "4", "3", "2", "1", "T", "S", None]),
    "tier": st.sampled_from(["junior", "middle", "associate", "senior", None]),
    "year": st.one_of(st.none(), st.integers(2019, 2027)),
    "list_years": st.one_of(st.none(), st.lists(st.integers(2019, 2027), max_size=2)),
    "percent": st.sampled_from(["99.99", "100", "119.99", "120", None]),
    "amount": st.sampled_from(["4999999.99", "5000000", "10000000", None]),
    "unit_tier": st.sampled_from([1, 2, 3, None]),
    "name": st.sampled_from(["南粤技术能手", "劳动模范", "五一劳动奖章", "中华技能大奖", "技术能手", "别的荣誉", ""]),
}


def _field(name: str, inner: dict[str, list[object]]) -> st.SearchStrategy[object]:
    if "enum" in inner:
        return st.sampled_from(inner["enum"])
    if inner.get("format"):
        return st.one_of(st.none(), DAYS.map(str))
    if "boolean" in inner["type"]:
        return st.sampled_from([True, False, None])
    return BY_NAME.get(name, st.none())


def _fact(section: str) -> st.SearchStrategy[dict[str, object]]:
    properties = SCHEMA["properties"][section]["items"]["properties"]
    return st.fixed_dictionaries({name: _field(name, inner) for name, inner in properties.items()})


FACTS = st.fixed_dictionaries(
    {section: st.one_of(st.none(), st.lists(_fact(section), max_size=3)) for section in SECTIONS}
)
ENTERPRISE = st.sampled_from([{}, {"pilot_listed": True, "guangzhou_owned": True}, {"name": "别的企业"}])


def answers(facts: Mapping[str, object], closing: str) -> dict[str, Answer]:
    """Return the answer of every condition."""
    dossier, notes = rules.dossier_from_json(json.dumps(dict(facts) | {"application": {"closing": closing}}))
    found = rules.assess(EDITION, dossier, read_notes=notes)
    return {item.id: item.answer for item in (*found.admission, *found.conditions)}


MET = [example for example in examples() if example.expect is Answer.MET]


@settings(max_examples=400, deadline=None)
@given(example=st.sampled_from(MET), data=st.data())
def test_a_dossier_that_meets_a_condition_goes_on_meeting_it_whatever_evidence_is_added(
    example: Example, data: st.DataObject
) -> None:
    section = data.draw(st.sampled_from(SECTIONS))
    facts = json.loads(example.text)
    facts[section] = [*(facts.get(section) or []), data.draw(_fact(section))]
    dossier, _ = rules.dossier_from_json(json.dumps(facts))
    judged = rules.assess(EDITION, dossier, example.target).condition(example.entry)
    if example.entry not in LOSES_BY_CLAUSE.get(section, set()):
        assert judged.answer is not Answer.NOT_MET


def test_where_the_clause_says_so_a_further_paper_does_turn_the_answer() -> None:
    ungraded = next(example for example in MET if example.entry == "annex4-L5-2")
    facts = json.loads(ungraded.text)
    facts["certificates"] = [{"level": "5", "issued": "2020-01-01", "relation": "same"}]
    dossier, _ = rules.dossier_from_json(json.dumps(facts))
    assert rules.assess(EDITION, dossier).condition("annex4-L5-2").answer is Answer.NOT_MET


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(facts=FACTS, enterprise=ENTERPRISE, data=st.data())
def test_adding_evidence_never_turns_a_yes_into_a_no(
    facts: dict[str, list[object] | None], enterprise: dict[str, object], data: st.DataObject
) -> None:
    section = data.draw(st.sampled_from(SECTIONS))
    more = data.draw(_fact(section))
    base: dict[str, object] = {"enterprise": enterprise, **facts}
    before = answers(base, "2026-06-30")
    after = answers(base | {section: [*(facts[section] or []), more]}, "2026-06-30")
    lost = {entry for entry, answer in before.items() if answer is Answer.MET and after[entry] is Answer.NOT_MET}
    assert lost <= LOSES_BY_CLAUSE.get(section, set())


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(facts=st.lists(_fact("employment"), max_size=4), first=DAYS, days=st.integers(1, 900))
def test_moving_the_closing_date_later_never_loses_a_condition_of_service(
    facts: list[object], first: date, days: int
) -> None:

    early = answers({"employment": facts}, first.isoformat())
    late = answers({"employment": facts}, (first + timedelta(days=days)).isoformat())
    assert not (early["annex4-L4-1"] is Answer.MET and late["annex4-L4-1"] is not Answer.MET)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(st.sampled_from([*SCHEMA["properties"], "from", "level", "x"]), inner, max_size=6),
        ),
        max_leaves=20,
    )
)
def test_no_json_at_all_makes_it_crash_or_say_yes(data: object) -> None:
    if not isinstance(data, dict):
        data = {"employment": data, "certificates": data, "honours": data}
    found = answers(data, "2026-06-30")
    assert Answer.MET not in {found[entry] for entry in ("annex4-L1-7", "ts-direct-1", "art14-staff", "annex4-L3-1")}


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.id)
def test_turning_a_stated_value_into_unknown_never_turns_a_no_into_a_yes(example: Example) -> None:

    data = json.loads(example.text)
    for section, held in data.items():
        for index, fact in enumerate(held if isinstance(held, list) else []):
            for field in fact:
                if (section, field) == ("employment", "to"):
                    continue  # an absent last day means that the span still runs
                changed = json.loads(example.text)
                del changed[section][index][field]
                dossier, _ = rules.dossier_from_json(json.dumps(changed))
                answer = rules.assess(EDITION, dossier, example.target).condition(example.entry).answer
                if example.expect is not Answer.MET:
                    assert answer is not Answer.MET, (section, field)
