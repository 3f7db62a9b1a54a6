"""The commands of ``tasks.py``, each a short sequence of set-up and programs to start. Owns their order and results."""

from __future__ import annotations

import argparse
import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from installer import environment, i18n, machine, minimal_root
from installer.environment import CORE, MAIN, ROOT
from installer.telling import Stop, complain, speak_on_any_terminal, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

SAMPLE_DAY = "resources/samples/day-1-electrician-L4.json"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
SHOWN_DOCUMENTS = 12
INTERRUPTED = 130


def run(rest: Sequence[str]) -> int:
    """Open the program on the sample day; without a screen run that day and say where the documents are."""
    headless = "--headless" in rest
    rest = [word for word in rest if word != "--headless"]
    if headless or not machine.has_display():
        tell("没有显示屏，改为不开窗口运行示例", "No display: running the sample day without windows")
        return _run_sample_day(environment.ready(MAIN, frozenset(), {}), rest)
    python = environment.ready(MAIN, frozenset({"ui"}), machine.for_windows())
    if not _can_open_windows(python):
        tell("显示屏无法连接，改为不开窗口运行示例", "The display does not answer: running without windows")
        return _run_sample_day(python, rest)
    tell("打开窗口", "Opening the window")
    return _call(python, "-m", "ui", "--sample-day", *rest)


def test(rest: Sequence[str]) -> int:
    """Run all tests, or those named."""
    python = environment.ready(MAIN, frozenset({"ui", "test"}), machine.OFFSCREEN)
    return _call(python, "-m", "pytest", "-n", "2", *rest, extra=OFFSCREEN)


def core_test(rest: Sequence[str]) -> int:
    """Run the tests of the core where Qt is not installed."""
    python = environment.ready(CORE, frozenset({"test"}), {})
    ask = "import importlib.util, sys; sys.exit(importlib.util.find_spec('PySide6') is not None)"
    if _call(python, "-c", ask) != 0:
        raise Stop(
            f"{CORE.folder} 里装有 PySide6，不能证明核心不依赖 Qt。请删除该文件夹后重试。",
            f"{CORE.folder} holds PySide6, so it proves nothing. Delete that folder and try again.",
        )
    folders = [name for name in ("tests/core", "tests/day") if (ROOT / name).is_dir()]
    return _call(python, "-m", "pytest", "-p", "no:pytest-qt", "-n", "2", *(rest or folders))


def check(rest: Sequence[str]) -> int:
    """Check format, lint, types, layers and translations; all are run, the first failure does not hide the next."""
    python = environment.ready(MAIN, frozenset({"ui", "test", "check"}), machine.OFFSCREEN)
    steps: dict[str, Callable[[], int]] = {
        "ruff format --check": lambda: _call(python, "-m", "ruff", "format", "--check", ".", *rest),
        "ruff check": lambda: _call(python, "-m", "ruff", "check", ".", *rest),
        "mypy": lambda: _call(python, "-m", "mypy", *rest),
        "lint-imports": lambda: _call(MAIN.scripts / "lint-imports", *rest),
        "i18n": lambda: i18n.check(MAIN.scripts),
    }
    failed = []
    for name, step in steps.items():
        tell(f"检查 {name}", f"Checking {name}")
        if step() != 0:
            failed.append(name)
    if failed:
        names = ", ".join(failed)
        raise Stop(f"未通过：{names}", f"Failed: {names}")
    tell("全部检查通过", "All checks passed")
    return 0


def fmt(rest: Sequence[str]) -> int:
    """Format the sources and mend what the linter can mend by itself."""
    python = environment.ready(MAIN, frozenset({"ui", "test", "check"}), machine.OFFSCREEN)
    mended = _call(python, "-m", "ruff", "check", "--fix", "--exit-zero", ".", *rest)
    return mended or _call(python, "-m", "ruff", "format", ".", *rest)


def translate(_rest: Sequence[str]) -> int:
    """Collect the texts of the windows for translation and compile the translations."""
    environment.ready(MAIN, frozenset({"ui"}), machine.OFFSCREEN)
    return i18n.update(MAIN.scripts)


def screenshots(rest: Sequence[str]) -> int:
    """Write a picture of every view to a folder, without a screen."""
    python = environment.ready(MAIN, frozenset({"ui"}), machine.OFFSCREEN)
    return _call(python, "-m", "ui.screenshots", *rest, extra=OFFSCREEN)


def bench(rest: Sequence[str]) -> int:
    """Run the measurements (``tests/bench/bench_*.py``), or those whose names are given."""
    python = environment.ready(MAIN, frozenset({"ui", "test"}), machine.OFFSCREEN)
    scripts = sorted((ROOT / "tests" / "bench").glob("bench_*.py"))
    chosen = [script for script in scripts if not rest or script.stem.removeprefix("bench_") in rest]
    if not chosen:
        raise Stop("没有这样的测量。", "There is no measurement of that name.")
    return max(_call(python, script, extra=OFFSCREEN) for script in chosen)


@dataclass(frozen=True, slots=True)
class Command:
    """A word a person types, what it does, and how the help puts it."""

    does: Callable[[Sequence[str]], int]
    help: str


COMMANDS = {
    "run": Command(run, "打开程序和示例 · open the program on the sample day (--headless: no windows)"),
    "test": Command(test, "运行全部测试 · run all tests (further words go to pytest)"),
    "core-test": Command(core_test, "不装 Qt 时的核心测试 · test the core without Qt"),
    "check": Command(check, "格式、类型、分层、翻译检查 · format, lint, types, layers, translations"),
    "fmt": Command(fmt, "整理源代码格式 · format the sources"),
    "i18n": Command(translate, "更新并编译翻译 · update and compile translations"),
    "screenshots": Command(screenshots, "生成界面截图 · write pictures of all views"),
    "bench": Command(bench, "测量速度 · measure speed against the baselines"),
    "bare": Command(minimal_root.prove, "在全新的 Debian 12 里执行命令 · do a command in a bare Debian 12 (bare test)"),
}


def main(arguments: Sequence[str]) -> int:
    """Do what the words say; return the exit code."""
    speak_on_any_terminal()
    parser = argparse.ArgumentParser(prog="tasks.py", description="SkillAssess", allow_abbrev=False)
    chosen = parser.add_subparsers(dest="command", required=True, metavar="command")
    for word, command in COMMANDS.items():
        chosen.add_parser(word, help=command.help, description=command.help, allow_abbrev=False)
    options, rest = parser.parse_known_args(arguments)
    try:
        return COMMANDS[options.command].does(rest)
    except Stop as stop:
        complain(stop)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _call(*command: str | Path, extra: dict[str, str] | None = None) -> int:
    """Run a program in the root of the project with the person's terminal; return its exit code."""
    return subprocess.run(command, cwd=ROOT, env=os.environ | (extra or {}), check=False).returncode


def _can_open_windows(python: Path) -> bool:
    """Return whether Qt can connect to the screen: it aborts the whole process where it cannot."""
    ask = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    tried = subprocess.run([python, "-c", ask], cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    if tried.returncode != 0:
        print(tried.stderr.strip())
    return tried.returncode == 0


def _run_sample_day(python: Path, rest: Sequence[str]) -> int:
    out = ROOT / ".work" / "sample-day" / f"{datetime.now(UTC).astimezone():%Y%m%d-%H%M%S}"
    out.parent.mkdir(parents=True, exist_ok=True)
    code = _call(python, "-m", "skillassess", "day", SAMPLE_DAY, "--out", out, *rest)
    if code != 0:
        return code
    documents = sorted(path for path in out.rglob("*") if path.is_file())
    for path in documents[:SHOWN_DOCUMENTS]:
        print(f"    {path.relative_to(out)}")
    if len(documents) > SHOWN_DOCUMENTS:
        print(f"    … {len(documents)}")
    tell(f"共 {len(documents)} 个文件，在：{out}", f"{len(documents)} files are in: {out}")
    return 0
