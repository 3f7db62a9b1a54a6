"""Days that break a rule: exit code 2, one sentence with its clause, and nothing left behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillassess.cli.commands import main
from skillassess.paths import resource

Day = dict[str, Any]


def first_score(day: Day) -> list[str | None]:
    items: list[str | None] = day["scores"][0]["items"]
    return items


def off_the_scale(day: Day) -> None:
    first_score(day)[0] = "6"


def an_empty_item(day: Day) -> None:
    first_score(day)[0] = None


def a_supervisor_who_assessed(day: Day) -> None:
    day["people"][5]["roles"] = ["supervisor", "assessor"]
    for part in day["plan"]["targets"][0]["components"]:
        part["scorers"][2] = "he"


def an_assessor_short(day: Day) -> None:
    for part in day["plan"]["targets"][0]["components"]:
        del part["scorers"][2]


def an_even_number(day: Day) -> None:
    for part in day["plan"]["targets"][0]["components"]:
        part["scorers"].append("tan")


def a_low_line(day: Day) -> None:
    day["plan"]["targets"][0]["components"][0]["line"] = "59.5"


def no_pay_link(day: Day) -> None:
    day["plan"]["pay_link"] = ""


def half_the_method(day: Day) -> None:
    del day["plan"]["targets"][0]["components"][1]


def a_missing_sheet(day: Day) -> None:
    del day["scores"][-1]


def a_missing_confirmation(day: Day) -> None:
    day["signatures"]["confirm"].remove("deng")


def a_short_notice(day: Day) -> None:
    day["notice"]["last_day"] = "2026-09-25"


def filing_too_early(day: Day) -> None:
    day["filing"]["prepared"] = "2026-09-28"


def an_open_objection(day: Day) -> None:
    day["notice"]["objections"][0]["resolution"] = ""


def an_unaccepted_filing(day: Day) -> None:
    day["filing"]["decisions"] = []


def an_unfiled_level(day: Day) -> None:
    day["institution"]["occupations"][0]["levels"] = ["5"]


def a_wrong_password_role(day: Day) -> None:
    day["plan"]["made_by"] = "liang"


def a_malformed_code(day: Day) -> None:
    day["institution"]["code"] = "Y00004403100"


def an_unknown_key(day: Day) -> None:
    day["plan"]["colour"] = "green"


def an_unknown_person(day: Day) -> None:
    day["scores"][0]["assessor"] = "nobody"


def a_lapsed_card(day: Day) -> None:
    day["people"][1]["card_valid_until"] = "2026-09-17"


CASES: list[tuple[Callable[[Day], None], str]] = [
    (off_the_scale, "第 1 项填入的 6 分超出范围"),
    (an_empty_item, "空白不等于 0 分"),
    (a_supervisor_who_assessed, "内督员"),
    (an_assessor_short, "少于"),
    (an_even_number, "不是单数"),
    (a_low_line, "60"),
    (no_pay_link, "薪酬"),
    (half_the_method, "第十六条"),
    (a_missing_sheet, "没有签齐"),
    (a_missing_confirmation, "邓工"),
    (a_short_notice, "5"),
    (filing_too_early, "公示到 2026-09-28 为止"),
    (an_open_objection, "异议"),
    (an_unaccepted_filing, "还没有通过审核"),
    (an_unfiled_level, "四级/中级工"),
    (a_wrong_password_role, "没有这项权限"),
    (a_malformed_code, "13 位"),
    (an_unknown_key, "colour"),
    (an_unknown_person, "nobody"),
    (a_lapsed_card, "2026-09-17"),
]


@pytest.mark.parametrize(("spoil", "said"), CASES, ids=[spoil.__name__ for spoil, _ in CASES])
def test_a_broken_day_ends_with_code_two_and_one_sentence(
    spoil: Callable[[Day], None], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = json.loads(resource("samples", "day-1-electrician-L4.json").read_text(encoding="utf-8"))
    spoil(day)
    (tmp_path / "day-1-roster.xlsx").write_bytes(resource("samples", "day-1-roster.xlsx").read_bytes())
    file = tmp_path / "day.json"
    file.write_text(json.dumps(day, ensure_ascii=False), encoding="utf-8")
    before = {path.name for path in tmp_path.iterdir()}
    assert main(["--language", "zh_CN", "day", str(file), "--out", str(tmp_path / "out")]) == 2
    told = [line for line in capsys.readouterr().err.splitlines() if line.strip()][-1]
    assert said in told
    assert {path.name for path in tmp_path.iterdir()} == before


def test_an_unspoilt_copy_of_that_day_runs(tmp_path: Path) -> None:
    for name in ("day-1-roster.xlsx", "day-1-electrician-L4.json"):
        (tmp_path / name).write_bytes(resource("samples", name).read_bytes())
    assert main(["day", str(tmp_path / "day-1-electrician-L4.json"), "--out", str(tmp_path / "out")]) == 0


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("keep", encoding="utf-8")
    sample = resource("samples", "day-3-appointed-T-S.json")
    assert main(["--language=en", "day", str(sample), "--out", str(tmp_path)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'{"format": "skillassess-day/2"}'])
def test_a_file_that_is_no_day_is_told_so(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "day.json").write_bytes(content)
    assert main(["day", str(tmp_path / "day.json"), "--out", str(tmp_path / "out")]) == 2
    assert "day.json" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_lost_resource_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = resource("samples", "day-3-appointed-T-S.json")
    from skillassess.rules.templates import load_shipped  # noqa: PLC0415  its cache is cleared here

    load_shipped.cache_clear()
    resources = tmp_path / "resources"
    resources.mkdir()
    for entry in resource().iterdir():
        if entry.name != "templates":
            (resources / entry.name).symlink_to(entry)
    monkeypatch.setattr("skillassess.paths.resources", lambda: resources)
    assert main(["day", str(sample), "--out", str(tmp_path / "out")]) == 2
    assert "templates" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
