"""The set-up command: what it can be told by, what it looks for, when it works again."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from installer import machine, minimal_root
from installer.environment import Environment, source_of

ROOT = Path(__file__).resolve().parents[2]
TASKS = ROOT / "installer" / "tasks.py"


def test_an_old_python_can_read_the_first_file_far_enough_to_say_that_it_is_too_old() -> None:
    ast.parse(TASKS.read_text(encoding="utf-8"), feature_version=(3, 5))


def test_the_help_names_every_command() -> None:
    said = subprocess.run([sys.executable, TASKS, "--help"], capture_output=True, encoding="utf-8", check=True).stdout
    for word in ("run", "test", "core-test", "check", "fmt", "i18n", "screenshots", "bench", "bare"):
        assert f"\n    {word}" in said


def test_a_library_that_is_there_is_not_asked_for() -> None:
    assert machine.missing({"libc.so.6": "libc6"}) == []


def test_a_missing_library_is_asked_for_once_by_the_name_of_its_package() -> None:
    wanted = {"libnowhere.so.1": "libnowhere1", "libnowhere-more.so.1": "libnowhere1", "libc.so.6": "libc6"}
    assert machine.missing(wanted) == ["libnowhere1"]


@pytest.mark.parametrize(("variable", "shown"), [("DISPLAY", True), ("WAYLAND_DISPLAY", True), (None, False)])
def test_a_display_is_what_x11_or_wayland_announce(
    monkeypatch: pytest.MonkeyPatch, variable: str | None, shown: bool
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    if variable is not None:
        monkeypatch.setenv(variable, ":7")
    assert machine.has_display() is shown


def test_changed_pins_make_an_environment_out_of_date(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    before = source_of(tmp_path)
    environment = Environment(tmp_path)
    environment.stamp.write_text(json.dumps({"source": before, "extras": ["ui"]}), encoding="utf-8")
    assert environment.extras(source_of(tmp_path)) == frozenset({"ui"})
    (tmp_path / "pyproject.toml").write_text("[project]\n# changed\n", encoding="utf-8")
    assert environment.extras(source_of(tmp_path)) is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"extras": []}'])
def test_a_damaged_stamp_means_setting_up_again(tmp_path: Path, content: str) -> None:
    environment = Environment(tmp_path)
    environment.stamp.write_text(content, encoding="utf-8")
    assert environment.extras("source") is None


def test_an_environment_without_an_interpreter_does_not_work(tmp_path: Path) -> None:
    assert not Environment(tmp_path).works()


def test_the_bare_root_gets_the_local_package_folders_that_pip_is_set_to(tmp_path: Path) -> None:
    for name in ("one/simple", "two/simple", "three"):
        (tmp_path / name).mkdir(parents=True)
    indexes = f"global.extra-index-url='file://{tmp_path}/one/simple file://{tmp_path}/two/simple'"
    settings = f"{indexes}\nglobal.find-links='{tmp_path}/three'\n:env:.x='/no/where'"
    assert minimal_root.local_packages(settings) == [tmp_path / "one", tmp_path / "three", tmp_path / "two"]


def test_the_bare_root_is_told_pips_settings_by_its_environment() -> None:
    settings = ":env:.default-timeout='180'\nglobal.cert='/etc/ca.crt'\nglobal.find-links='/one /two'\n"
    assert minimal_root.as_environment(settings) == {
        "PIP_DEFAULT_TIMEOUT": "180",
        "PIP_CERT": "/etc/ca.crt",
        "PIP_FIND_LINKS": "/one /two",
    }
