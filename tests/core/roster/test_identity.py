from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillassess.errors import Refused
from skillassess.model.identity import (
    Change,
    IdType,
    check_digit,
    is_formula_text,
    mask_id,
    mask_ids_in,
    normalise_id,
    normalise_name,
    read_resident_id,
)

GOOD = "440402198207119977"


def test_a_resident_number_tells_birth_date_and_sex() -> None:
    man, woman = read_resident_id(GOOD), read_resident_id("441302198510179986")
    assert (man.birth_date, man.sex) == (date(1982, 7, 11), "男")
    assert (woman.birth_date, woman.sex) == (date(1985, 10, 17), "女")


def test_the_check_digit_is_that_of_the_standards_own_examples() -> None:
    assert check_digit("11010519491231002") == "X"
    assert check_digit("44052418800101001") == "4"


@given(st.text("0123456789", min_size=17, max_size=17))
def test_the_check_digit_makes_the_weighted_sum_one_modulo_eleven(first: str) -> None:
    digits = [10 if character == "X" else int(character) for character in first + check_digit(first)]
    assert sum(digit * 2 ** (17 - place) for place, digit in enumerate(digits)) % 11 == 1


@pytest.mark.parametrize("place", range(18))
def test_any_one_wrong_digit_is_found(place: int) -> None:
    for digit in "0123456789":
        wrong = GOOD[:place] + digit + GOOD[place + 1 :]
        if wrong != GOOD:
            with pytest.raises(Refused) as refused:
                read_resident_id(wrong)
            assert refused.value.code in ("id-check-digit", "id-birth-date")
            assert wrong not in repr(refused.value.params)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (GOOD[:17], "id-length"),
        (GOOD + "0", "id-length"),
        ("440402820711997", "id-length"),
        ("", "id-length"),
        ("44040219820711997x", "id-characters"),
        ("4404021982O7119977", "id-characters"),
        ("X40402198207119977", "id-characters"),
        ("٤٤٠٤٠٢١٩٨٢٠٧١١٩٩٧٧", "id-characters"),
        ("440402198202309977", "id-birth-date"),
        ("440402190002299977", "id-birth-date"),
        ("440402198207119978", "id-check-digit"),
    ],
)
def test_a_wrong_number_is_refused_by_what_is_wrong(number: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_resident_id(number)
    assert (refused.value.code, refused.value.clause) == (code, "GB 11643—1999")


def test_the_area_code_is_not_looked_up() -> None:
    first = "99999919820711997"
    assert read_resident_id(first + check_digit(first)).sex == "男"


def test_a_leap_day_is_a_birth_date_in_leap_years_only() -> None:
    first = "44040220000229997"
    assert read_resident_id(first + check_digit(first)).birth_date == date(2000, 2, 29)


@pytest.mark.parametrize(
    ("text", "value", "changes"),
    [
        (GOOD, GOOD, ()),
        ("４４０４０２１９８２０７１１９９７７", GOOD, (Change.FULL_WIDTH,)),
        (" 440402 19820711 9977\xa0", GOOD, (Change.BLANKS,)),
        ("\u200b440402198207119977\u3000", GOOD, (Change.BLANKS,)),
        ("44190019971016998x", "44190019971016998X", (Change.LOWER_CASE,)),
        ("44190019971016998ｘ", "44190019971016998X", (Change.FULL_WIDTH, Change.LOWER_CASE)),
        ("h12345678", "H12345678", (Change.LOWER_CASE,)),
    ],
)
def test_a_number_is_brought_into_its_normal_form_and_says_how(
    text: str, value: str, changes: tuple[Change, ...]
) -> None:
    found = normalise_id(text)
    assert (found.value, found.changes) == (value, changes)


@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise_id(text).value
    assert normalise_id(once).value == once
    assert normalise_id(once).changes == ()


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("441302197602099989", "4413··········9989"),
        ("H12345678", "H1·····78"),
        ("123", "···"),
        ("", ""),
    ],
)
def test_a_masked_number_shows_its_ends_only(number: str, shown: str) -> None:
    assert mask_id(number) == shown


def test_numbers_inside_a_text_are_masked_and_phones_are_not() -> None:
    text = f"代{GOOD}报名，电话13800000950，旧号440402820711997。"
    assert mask_ids_in(text) == "代4404··········9977报名，电话13800000950，旧号440·········997。"


@pytest.mark.parametrize(
    "name", ["王𠮷", "李䶮", "张㛃", "陈𬭎", "梁𬱖", "阿依古丽·买买提", "〇", "JOHN O'BRIEN-SMITH", "Élodie"]
)
def test_a_right_name_stays_as_it_is(name: str) -> None:
    assert normalise_name(name).value == name
    assert normalise_name(name).changes == ()


@pytest.mark.parametrize(
    ("text", "name", "change"),
    [
        ("张　三", "张三", Change.BLANKS),
        (" 张 三\xa0", "张三", Change.BLANKS),
        ("张\u200b三", "张三", Change.BLANKS),
        ("张三\n", "张三", Change.BLANKS),
        ("JOHN   SMITH ", "JOHN SMITH", Change.BLANKS),
        ("阿依古丽 · 买买提", "阿依古丽·买买提", Change.BLANKS),
        ("阿依古丽•买买提", "阿依古丽·买买提", Change.DOT),
        ("阿依古丽.买买提", "阿依古丽·买买提", Change.DOT),
        ("⽅静", "方静", Change.RADICAL),
    ],
)
def test_a_name_loses_blanks_and_gets_one_kind_of_dot(text: str, name: str, change: Change) -> None:
    found = normalise_name(text)
    assert (found.value, found.changes) == (name, (change,))


@pytest.mark.parametrize(
    "text", ["张3", "张３", "张\x01三", "张\u202e三", "张三(女)", "张\ue863", "张😀", "···", "张_三", "A1"]
)
def test_a_name_with_other_characters_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="name-characters"):
        normalise_name(text)


@pytest.mark.parametrize("text", ["=张三", "+张三", "-张三", "@张三", "＝张三", " =1"])
def test_a_name_that_is_a_formula_is_refused(text: str) -> None:
    assert is_formula_text(text)
    with pytest.raises(Refused, match="name-formula"):
        normalise_name(text)


@given(st.text(max_size=20))
def test_a_name_is_refused_or_in_its_final_form(text: str) -> None:
    with suppress(Refused):
        name = normalise_name(text).value
        assert normalise_name(name).value == name
        assert normalise_name(name).changes == ()


def test_the_kinds_of_document_are_those_of_the_rosters() -> None:
    assert list(IdType) == ["身份证", "士兵证", "军官证", "警官证", "港澳台证", "护照", "其他"]
