"""How answers come about: readings, admission, bars, evidence, unknown facts, sentences."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

import pytest

from skillassess import rules
from skillassess.errors import Refused
from skillassess.model.answers import Answer
from skillassess.model.levels import Level
from skillassess.model.titles import TitleTier
from skillassess.rules import AssessSettings, Eligibility
from skillassess.rules.eligibility import Judgement
from skillassess.rules.worked import examples
from skillassess.texts import explain

EDITION = rules.load()
CLOSING = "2026-06-30"
NUMBER = "Y000544031005263000003"
YEAR = {"year": 2024}
HERE = {"workplace": "own", "form": "employee", "relation": "same"}


def ask(
    facts: Mapping[str, object],
    target: Level | TitleTier | None = None,
    settings: AssessSettings | None = None,
    closing: str = CLOSING,
) -> Eligibility:
    """Return the answer for a dossier written as in the schema."""
    dossier, notes = rules.dossier_from_json(json.dumps({"application": {"closing": closing}} | dict(facts)))
    return rules.assess(EDITION, dossier, target, settings, notes)


def judged(
    entry: str, facts: Mapping[str, object], settings: AssessSettings | None = None, closing: str = CLOSING
) -> Judgement:
    """Return one condition of the answer."""
    return ask(facts, settings=settings, closing=closing).condition(entry)


def codes(answer: Eligibility) -> set[str]:
    """Return the codes of the findings."""
    return {note.code for note in answer.notes}


def span(first: str, last: str | None = None, **other: object) -> dict[str, object]:
    """Return a span of service."""
    return {"from": first, "to": last, **HERE, **other}


class TestYears:
    def test_two_spans_with_a_gap_add_up_to_the_day(self) -> None:
        # A whole year in 2020, then a gap; four more years from 1 July 2022 are full on 1 July 2026.
        spans = [span("2020-01-01", "2020-12-31"), span("2022-07-01")]
        assert judged("annex4-L4-1", {"employment": spans}).met_from == date(2026, 7, 1)
        assert judged("annex4-L4-1", {"employment": spans}, closing="2026-07-01").answer is Answer.MET
        assert judged("annex4-L4-1", {"employment": spans}, closing="2026-06-30").answer is Answer.NOT_MET

    def test_a_certificate_of_29_february_is_a_year_old_on_28_february(self) -> None:
        facts = {
            "titles": [{"tier": "junior", "issued": "2024-02-29", "corresponds": True}],
            "employment": [span("2020-01-01")],
        }
        assert judged("annex4-L3-4", facts, closing="2025-02-27").answer is Answer.NOT_MET
        assert judged("annex4-L3-4", facts, closing="2025-02-28").answer is Answer.MET

    def test_a_span_whose_relation_is_unknown_cannot_tell_where_it_would_decide(self) -> None:
        unclear = judged("annex4-L4-1", {"employment": [span("2021-06-30", relation=None)]})
        assert unclear.answer is Answer.CANNOT_TELL
        assert [note.code for note in unclear.missing if note.code == "missing-span-details"]
        short = judged("annex4-L4-1", {"employment": [span("2021-07-01", relation=None)]})
        assert short.answer is Answer.NOT_MET

    def test_a_span_without_a_first_day_cannot_tell(self) -> None:
        assert judged("annex4-L4-1", {"employment": [{**HERE}]}).answer is Answer.CANNOT_TELL

    def test_an_unreadable_last_day_does_not_become_a_running_span(self) -> None:
        answer = judged("annex4-L4-1", {"employment": [span("2010-01-01", "31.12.2012")]})
        assert answer.answer is Answer.CANNOT_TELL

    def test_equal_occupation_codes_make_the_same_occupation(self) -> None:
        own = {"from": "2021-06-30", "workplace": "own", "form": "employee", "occupation_code": "6-31-01-03"}
        facts = {"application": {"closing": CLOSING, "occupation_code": "6-31-01-03"}, "employment": [own]}
        assert judged("annex4-L4-1", facts).answer is Answer.MET
        facts["application"] = {"closing": CLOSING, "occupation_code": "6-18-01-01"}
        assert judged("annex4-L4-1", facts).answer is Answer.CANNOT_TELL

    def test_a_fact_dated_after_the_closing_date_does_not_count_but_tells_the_day(self) -> None:
        facts: dict[str, object] = {"honours": [{"name": "南粤技术能手", "granted": "2026-07-01"}]}
        answer = judged("annex4-L1-7", facts)
        assert (answer.answer, answer.met_from) == (Answer.NOT_MET, date(2026, 7, 1))
        assert "date-after-closing" in codes(ask(facts))

    def test_a_fact_without_a_date_cannot_tell(self) -> None:
        assert judged("annex4-L1-7", {"honours": [{"name": "南粤技术能手"}]}).answer is Answer.CANNOT_TELL


class TestReadings:
    def test_a_higher_certificate_counts_unless_the_stricter_reading_is_chosen(self) -> None:
        facts: dict[str, object] = {
            "certificates": [{"level": "4", "issued": "2020-01-01", "relation": "same"}],
            "employment": [span("2015-01-01")],
            "year_results": [],
        }
        assert judged("annex4-L4-3", facts).answer is Answer.MET
        strict = AssessSettings(strict=frozenset({"higher-counts"}))
        assert judged("annex4-L4-3", facts, strict).answer is Answer.NOT_MET

    def test_honours_and_commendations_count_together_unless_stricter(self) -> None:
        facts: dict[str, object] = {
            "honours": [
                {"name": "县技能标兵", "rank": "county", "by": "government", "skill": True, "granted": "2024-01-01"}
            ],
            "commendations": [{"year": 2024}],
            "year_results": [],
            "employment": [span("2015-01-01")],
        }
        assert judged("annex4-L3-2", facts).answer is Answer.MET
        strict = AssessSettings(strict=frozenset({"honours-counted-together"}))
        assert judged("annex4-L3-2", facts, strict).answer is Answer.NOT_MET

    def test_another_provincial_honour_for_s_goes_to_a_reviewer_and_a_city_one_does_not_count(self) -> None:
        base: dict[str, object] = {
            "contests": [],
            "certificates": [{"level": "1", "issued": "2015-01-01", "relation": "same"}],
            "employment": [span("2010-01-01")],
        }
        other = {"name": "岭南工匠", "rank": "province", "by": "government", "granted": "2024-01-01"}
        open_still = judged("ts-S-2", base | {"honours": [other]})
        assert open_still.answer is Answer.CANNOT_TELL
        assert "missing-decision" in {note.code for note in open_still.missing}
        decision = {"condition": "ts-S-2", "approved": True, "reviewer": "王工", "reason": "省级表彰文件"}
        assert judged("ts-S-2", base | {"honours": [other], "decisions": [decision]}).answer is Answer.MET
        refused = decision | {"approved": False}
        assert judged("ts-S-2", base | {"honours": [other], "decisions": [refused]}).answer is Answer.NOT_MET
        nameless = decision | {"reviewer": ""}
        assert judged("ts-S-2", base | {"honours": [other], "decisions": [nameless]}).answer is Answer.CANNOT_TELL
        strict = AssessSettings(strict=frozenset({"unlisted-honours"}))
        assert judged("ts-S-2", base | {"honours": [other]}, strict).answer is Answer.NOT_MET
        assert judged("ts-S-2", base | {"honours": [other | {"rank": "city"}]}).answer is Answer.NOT_MET

    def test_a_related_certificate_is_for_a_person_to_judge_where_the_clause_says_corresponding(self) -> None:
        facts = {
            "certificates": [{"level": "1", "issued": "2020-01-01", "relation": "related"}],
            "employment": [span("2010-01-01")],
        }
        assert judged("ts-T-1", facts).answer is Answer.CANNOT_TELL

    def test_the_contest_row_follows_annex_1_and_the_title_route_the_article(self) -> None:
        facts: dict[str, object] = {
            "enterprise": {"name": "广州港集团股份有限公司"},
            "contests": [{"contest": "national_skills", "prize": "finalist", "awarded": "2026-01-01"}],
            "employment": [span("2020-01-01", in_guangzhou=True)],
            "titles": [],
            "honours": [],
        }
        answer = ask(facts)
        row = {grant.target: grant.answer for grant in answer.condition("contest-national-finalist").grants}
        assert row == {Level.L2: Answer.MET, TitleTier.JUNIOR: Answer.MET}
        article = {grant.target: grant.answer for grant in answer.condition("pilot-title-5").grants}
        assert article[TitleTier.MIDDLE] is Answer.MET
        for entry in ("contest-national-finalist", "pilot-title-5"):
            assert "national-finalist" in {reading.id for reading in answer.condition(entry).readings}
        strict = AssessSettings(strict=frozenset({"national-finalist"}))
        assert judged("pilot-title-5", facts, strict).answer is Answer.NOT_MET

    def test_the_tier_that_corresponds_to_a_medal_is_decided_by_a_reviewer(self) -> None:
        facts: dict[str, object] = {
            "enterprise": {"pilot_listed": True},
            "contests": [{"contest": "world_skills", "prize": "gold", "awarded": "2024-09-15"}],
            "titles": [],
            "honours": [],
        }
        assert ask(facts, TitleTier.ASSOCIATE).condition("pilot-title-5").answer is Answer.CANNOT_TELL
        decision = {"condition": "pilot-title-5:associate", "approved": True, "reviewer": "评委会", "reason": "金牌"}
        decided = facts | {"decisions": [decision]}
        assert ask(decided, TitleTier.ASSOCIATE).condition("pilot-title-5").answer is Answer.MET
        assert ask(decided, TitleTier.MIDDLE).condition("pilot-title-5").answer is Answer.CANNOT_TELL

    def test_several_benefits_that_reach_the_amount_only_together_cannot_tell(self) -> None:
        half = {"amount": "3000000", "led": True, "reached": "2025-01-01"}
        decision = {"condition": "annex4-L2-9", "approved": True, "reviewer": "王工", "reason": "属实"}
        facts: dict[str, object] = {"benefits": [half, half], "decisions": [decision]}
        assert judged("annex4-L2-9", facts).answer is Answer.CANNOT_TELL
        strict = AssessSettings(strict=frozenset({"benefit-of-one-project"}))
        assert judged("annex4-L2-9", facts, strict).answer is Answer.NOT_MET
        assert judged("annex4-L2-9", facts | {"benefits": [half]}).answer is Answer.NOT_MET

    def test_a_provincial_third_prize_counts_as_above_a_city_first_unless_stricter(self) -> None:
        prize = {"kind": "innovation", "rank": "province", "prize": "third", "led": True, "applied": True}
        facts: dict[str, object] = {"awards": [prize | {"granted": "2025-01-01"}]}
        assert judged("annex4-L1-6", facts).answer is Answer.MET
        strict = AssessSettings(strict=frozenset({"higher-ranked-prizes"}))
        assert judged("annex4-L1-6", facts, strict).answer is Answer.NOT_MET
        lesser: dict[str, object] = {"awards": [prize | {"granted": "2025-01-01", "prize": "finalist"}]}
        assert judged("annex4-L1-6", lesser).answer is Answer.CANNOT_TELL

    def test_a_qualification_is_no_title_where_the_clause_names_titles_alone(self) -> None:
        facts = {
            "titles": [{"tier": "middle", "issued": "2015-01-01", "corresponds": True, "is_qualification": True}],
            "certificates": [{"level": "2", "issued": "2020-01-01", "relation": "same"}],
            "employment": [span("2010-01-01")],
        }
        assert judged("annex4-L2-3", facts).answer is Answer.MET
        assert judged("annex4-L1-2", facts).answer is Answer.CANNOT_TELL

    @pytest.mark.parametrize(("year", "expected"), [(2024, Answer.MET), (2023, Answer.NOT_MET)])
    def test_the_lists_of_three_years_are_the_year_of_application_and_two_before(
        self, year: int, expected: Answer
    ) -> None:
        facts = {
            "certificates": [{"level": "2", "issued": "2015-01-01", "relation": "same"}],
            "employment": [span("2010-01-01")],
            "honours": [
                {"name": "奖", "by": "fortune_500", "list_years": [year], "skill": True, "granted": "2025-01-01"}
            ],
        }
        assert judged("ts-T-3", facts).answer is expected

    def test_a_unit_of_a_central_enterprise_must_be_of_the_second_tier_or_above(self) -> None:
        def facts(tier: int) -> dict[str, object]:
            honour = {"name": "奖", "by": "central_enterprise", "unit_tier": tier, "skill": True}
            return {
                "certificates": [{"level": "2", "issued": "2015-01-01", "relation": "same"}],
                "employment": [span("2010-01-01")],
                "honours": [honour | {"granted": "2025-01-01"}],
            }

        assert judged("ts-T-3", facts(2)).answer is Answer.MET
        assert judged("ts-T-3", facts(3)).answer is Answer.NOT_MET

    def test_a_gap_between_recorded_years_cannot_tell_and_names_the_year(self) -> None:
        results = [{"year": year, "percent": "130"} for year in (2022, 2023, 2025)]
        answer = judged("annex4-L3-9", {"year_results": results})
        assert answer.answer is Answer.CANNOT_TELL
        assert {("year", "2024")} <= {pair for note in answer.missing for pair in note.params}

    def test_a_year_not_over_at_the_closing_date_does_not_count(self) -> None:
        results = [{"year": year, "percent": "130"} for year in (2024, 2025, 2026)]
        assert judged("annex4-L3-9", {"year_results": results}).answer is Answer.NOT_MET


class TestAdmission:
    def test_meeting_a_condition_is_not_enough_without_working_in_the_chain(self) -> None:
        facts = {"employment": [span("2015-01-01", workplace="other")]}
        answer = ask(facts, Level.L4)
        assert answer.condition("annex4-L4-1").answer is Answer.MET
        assert answer.answer is Answer.NOT_MET

    def test_a_dispatched_worker_is_admitted_after_one_unbroken_year(self) -> None:
        earlier = span("2015-01-01", "2025-06-29", workplace="other")
        met = ask({"employment": [earlier, span("2025-06-30", form="dispatched")]}, Level.L4)
        assert met.answer is Answer.MET
        short = ask({"employment": [earlier, span("2025-07-01", form="dispatched")]}, Level.L4)
        assert (short.answer, short.met_from) == (Answer.NOT_MET, date(2026, 7, 1))

    def test_a_pilot_route_counts_only_for_a_pilot_enterprise(self) -> None:
        facts: dict[str, object] = {
            "titles": [{"tier": "junior", "issued": "2020-01-01", "corresponds": True}],
            "certificates": [],
            "employment": [span("2019-01-01")],
        }
        listed = facts | {"enterprise": {"name": "广州地铁集团有限公司"}}
        assert ask(listed, Level.L3).condition("pilot-level-1").answer is Answer.MET
        assert judged("pilot-level-1", facts).answer is Answer.CANNOT_TELL
        other = facts | {"enterprise": {"name": "深圳某公司"}}
        assert judged("pilot-level-1", other).answer is Answer.NOT_MET
        later = facts | {"enterprise": {"name": "深圳某公司", "pilot_listed": True}}
        assert judged("pilot-level-1", later).answer is Answer.MET

    def test_an_unknown_special_route_does_not_blur_a_plain_no(self) -> None:
        sections = ("titles", "education", "honours", "commendations", "year_results", "contests", "apprentices")
        empty: dict[str, object] = {name: [] for name in (*sections, "benefits", "projects", "awards", "certificates")}
        facts = empty | {"employment": [span("2021-07-01")], "post": {}}
        assert judged("stock-1", facts).answer is Answer.CANNOT_TELL
        assert ask(facts | {"education": []}, Level.L4).answer is Answer.NOT_MET


class TestBar:
    FACTS: dict[str, object] = {  # noqa: RUF012  a constant of the tests
        "certificates": [{"level": "1", "issued": "2015-01-01", "relation": "same"}],
        "employment": [span("2010-01-01")],
    }

    @pytest.mark.parametrize(
        ("found", "expected"),
        [("2021-07-01", Answer.NOT_MET), ("2021-06-30", Answer.MET), ("2026-07-01", Answer.MET)],
    )
    def test_falsification_bars_t_until_the_day_before_its_fifth_anniversary(
        self, found: str, expected: Answer
    ) -> None:
        answer = ask(self.FACTS | {"falsifications": [{"found": found}]}, Level.T)
        assert answer.answer is expected
        assert ("barred-after-falsification" in codes(answer)) is (expected is Answer.NOT_MET)
        if expected is Answer.NOT_MET:
            assert answer.met_from == date(2026, 7, 1)

    def test_it_does_not_bar_the_five_levels(self) -> None:
        facts = self.FACTS | {"falsifications": [{"found": "2026-01-01"}]}
        assert ask(facts, Level.L4).answer is Answer.MET

    def test_a_finding_without_a_date_is_said(self) -> None:
        assert "falsification-undated" in codes(ask(self.FACTS | {"falsifications": [{}]}, Level.T))


class TestEvidence:
    def test_a_fact_without_evidence_counts_and_is_listed(self) -> None:
        answer = judged("annex4-L4-1", {"employment": [span("2021-06-30")]})
        assert answer.answer is Answer.MET
        assert {note.code for note in answer.missing} == {"missing-evidence-file"}

    def test_an_institution_may_require_evidence(self) -> None:
        strict = AssessSettings(evidence_required=True)
        bare: dict[str, object] = {"employment": [span("2021-06-30")]}
        assert judged("annex4-L4-1", bare, strict).answer is Answer.CANNOT_TELL
        proven: dict[str, object] = {"employment": [span("2021-06-30", evidence=["e1"])]}
        found = judged("annex4-L4-1", proven, strict)
        assert (found.answer, found.missing) == (Answer.MET, ())

    def test_every_fact_kind_is_held_back_where_evidence_is_required(self) -> None:
        strict = AssessSettings(evidence_required=True)
        for example in examples():
            if example.expect is Answer.MET and example.id != "annex4-L5-2-meets":
                answer = rules.assess(EDITION, example.dossier, example.target, strict)
                assert answer.condition(example.entry).answer is Answer.CANNOT_TELL, example.id


class TestBadInput:
    def test_an_empty_dossier_is_never_a_yes_and_says_so(self) -> None:
        answer = ask({})
        assert answer.answer is Answer.CANNOT_TELL
        assert Answer.MET not in {item.answer for item in (*answer.admission, *answer.conditions)}
        assert "dossier-empty" in codes(answer)

    def test_a_dossier_of_empty_sections_is_a_plain_no(self) -> None:
        sections = ("employment", "certificates", "titles", "education", "honours", "commendations", "year_results")
        more = ("contests", "apprentices", "benefits", "projects", "awards")
        answer = ask({name: [] for name in (*sections, *more)} | {"post": None}, Level.T)
        assert answer.answer is Answer.NOT_MET

    @pytest.mark.parametrize("text", ["", "[]", "3", "{", '{"a": ' * 100_000, "\ufeff{}", '"x"', "NaN", b"\xff\xfe"])
    def test_what_is_no_dossier_is_refused_in_words(self, text: str | bytes) -> None:
        with pytest.raises(Refused) as caught:
            rules.dossier_from_json(text)
        assert caught.value.code in ("dossier-not-json", "dossier-without-closing")
        assert "{" not in explain(caught.value)

    def test_a_dossier_without_a_closing_date_is_refused_unless_one_is_given(self) -> None:
        with pytest.raises(Refused, match="dossier-without-closing"):
            rules.dossier_from_json("{}")
        assert rules.dossier_from_json("{}", date(2026, 1, 1))[0].closing == date(2026, 1, 1)

    def test_a_dossier_too_large_is_refused(self) -> None:
        with pytest.raises(Refused, match="dossier-too-large"):
            rules.dossier_from_json(" " * 2_000_001)

    @pytest.mark.parametrize(
        ("facts", "code"),
        [
            ({"employment": [span("2020-01-01", "2019-01-01")]}, "span-ends-before-it-starts"),
            ({"employment": [span("2020-01-01", employer="甲"), span("2021-01-01", employer="乙")]}, "spans-overlap"),
            ({"employment": [span("2027-01-01")]}, "date-after-closing"),
            ({"person": {"born": "2006-01-01"}, "employment": [span("2020-01-01")]}, "span-before-working-age"),
            ({"person": {"born": "2030-01-01"}}, "born-after-closing"),
            ({"certificates": [{"level": "九级", "issued": "2020-01-01"}]}, "dossier-level-unknown"),
            ({"titles": [{"tier": "特级"}]}, "dossier-title-unknown"),
            ({"honours": [{"name": "宇宙技术之星"}]}, "honour-unknown"),
            ({"honours": [{"name": "南粤技术能手", "rank": "city"}]}, "honour-rank-contradicts"),
            ({"certificates": [{"number": "123"}]}, "certificate-number-length"),
            ({"certificates": [{"number": "Z000544031005263000003"}]}, "certificate-number-form"),
            ({"certificates": [{"number": "1234567890ABCDEF"}]}, "certificate-number-form"),
            ({"certificates": [{"number": NUMBER, "level": "4"}]}, "certificate-number-level"),
            (
                {"certificates": [{"number": "Y000544031005263000003", "issued": "2025-01-01"}]},
                "certificate-number-year",
            ),
            ({"certificates": [{"level": "4"}]}, "certificate-number-missing"),
            (
                {
                    "certificates": [
                        {"level": "4", "issued": "2020-01-01", "relation": "same"},
                        {"level": "3", "issued": "2019-01-01", "relation": "same"},
                    ]
                },
                "certificates-out-of-order",
            ),
            (
                {"year_results": [{"year": 2024, "reached": True}, {"year": 2024, "reached": False}]},
                "year-result-contradicts",
            ),
            ({"year_results": [{"year": 2024, "reached": False, "percent": "101"}]}, "year-result-percent"),
            ({"decisions": [{"condition": "annex9-L1-1", "approved": True}]}, "decision-on-unknown-condition"),
            ({"decisions": [{"condition": "annex4-L3-1", "approved": True}]}, "decision-incomplete"),
            ({"evidence": [{"id": "e1"}], "employment": [span("2020-01-01", evidence=["e2"])]}, "evidence-unknown"),
            ({"employment": "ten years"}, "dossier-value-unreadable"),
            ({"employment": ["ten years"]}, "dossier-value-unreadable"),
            ({"benefits": [{"amount": "1e999999999"}]}, "dossier-value-unreadable"),
            ({"year_results": [{"year": 2024.5}]}, "dossier-value-unreadable"),
            ({"honours": [{"list_years": ["2024"]}]}, "dossier-value-unreadable"),
            ({"employment": [span("2020-13-01")]}, "dossier-value-unreadable"),
            ({"employment": [span("1020-01-01")]}, "dossier-value-unreadable"),
            ({"employmnet": []}, "dossier-key-unknown"),
        ],
    )
    def test_each_oddity_is_a_finding_in_words_and_never_a_crash(self, facts: dict[str, object], code: str) -> None:
        answer = ask(facts)
        found = [note for note in answer.notes if note.code == code]
        assert found
        for language in ("zh_CN", "en"):
            assert "{" not in explain(found[0], language)
            assert explain(found[0], language) != code

    def test_a_key_written_twice_is_said(self) -> None:
        text = '{"application": {"closing": "2026-06-30"}, "titles": [], "titles": []}'
        assert [note.code for note in rules.dossier_from_json(text)[1]] == ["dossier-key-twice"]

    def test_an_unreadable_certificate_does_not_make_somebody_ungraded(self) -> None:
        facts = {"certificates": [{"level": "九级"}], "employment": [span("2020-01-01")]}
        assert judged("annex4-L5-2", facts).answer is Answer.CANNOT_TELL

    def test_contradicting_results_of_one_year_cannot_tell(self) -> None:
        results = [{"year": year, "percent": "130"} for year in (2023, 2024, 2025)]
        results.append({"year": 2024, "percent": "100"})
        assert judged("annex4-L3-9", {"year_results": results}).answer is Answer.CANNOT_TELL

    def test_decisions_that_contradict_each_other_follow_the_latest_date(self) -> None:
        def facts(first: str | None, second: str | None) -> dict[str, object]:
            base = {"condition": "annex4-L3-1", "reviewer": "王工", "reason": "复核"}
            decisions = [base | {"approved": True, "decided": first}, base | {"approved": False, "decided": second}]
            return {"employment": [span("2010-01-01")], "decisions": decisions}

        assert judged("annex4-L3-1", facts("2026-05-01", "2026-06-01")).answer is Answer.NOT_MET
        assert judged("annex4-L3-1", facts("2026-06-01", "2026-05-01")).answer is Answer.MET
        assert judged("annex4-L3-1", facts(None, "2026-05-01")).answer is Answer.CANNOT_TELL


class TestNotes:
    def test_a_certificate_of_the_same_level_warns_of_several_certificates(self) -> None:
        held = {"level": "4", "issued": "2020-01-01", "relation": "same"}
        assert "several-certificates" in codes(ask({"certificates": [held]}, Level.L4))
        assert "several-certificates" in codes(ask({"certificates": [held]}, Level.L5))
        assert "several-certificates" not in codes(ask({"certificates": [held]}, Level.L3))
        other = held | {"relation": "other"}
        assert "several-certificates" not in codes(ask({"certificates": [other]}, Level.L4))

    def test_an_answer_under_a_document_that_has_ended_says_so(self) -> None:
        answer = ask({}, Level.L4, closing="2028-07-05")
        assert "document-ended" in codes(answer)
        assert "document-ended" not in {
            note.code for note in ask({}, Level.L4, closing="2026-07-05").notes if note.clause == "粤人社规〔2025〕25号"
        }

    def test_the_panel_is_reminded_of_what_it_judges_beside_the_conditions(self) -> None:
        assert "appointed-general-requirement" in codes(ask({}, Level.T))
        assert "appointed-general-requirement" not in codes(ask({}, Level.L1))

    def test_the_answer_says_which_reading_it_took(self) -> None:
        strict = AssessSettings(strict=frozenset({"higher-counts"}))
        for settings, chosen in ((None, False), (strict, True)):
            taken = {item.id: item for item in judged("annex4-L4-3", {}, settings).readings}
            assert taken["higher-counts"].strict is chosen
            assert not taken["years-by-calendar"].strict
            assert taken["higher-counts"].text
            assert taken["higher-counts"].english

    def test_a_stricter_reading_that_does_not_exist_is_refused(self) -> None:
        for name in ("years-by-calendar", "nonsense"):
            with pytest.raises(Refused, match="reading-not-stricter"):
                ask({}, settings=AssessSettings(strict=frozenset({name})))
