"""The core stands without Qt, and its model on the standard library alone."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "skillassess"
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "manager"}
BELOW_THE_MODEL = {"skillassess.model", "skillassess.errors", "skillassess.paths", "skillassess.clock"}

IMPORT_ALL_WITHOUT_QT = """
import importlib, pkgutil, sys
for name in ("PySide6", "shiboken6"):
    sys.modules[name] = None  # every import of it fails
import skillassess
names = [found.name for found in pkgutil.walk_packages(skillassess.__path__, "skillassess.")]
for name in names:
    if not name.endswith("__main__") and ".migrations." not in name:
        importlib.import_module(name)
print(len(names))
"""


def imported_by(path: Path) -> set[str]:
    """Return the full names of all that a module imports, wherever in it the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names.add(node.module)
    return names


def is_allowed_in_the_model(name: str) -> bool:
    if name.partition(".")[0] == "skillassess":
        return any(name == room or name.startswith(room + ".") for room in BELOW_THE_MODEL)
    return name.partition(".")[0] in sys.stdlib_module_names and name != "sqlite3"


def test_every_module_of_the_core_can_be_imported_where_qt_is_missing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_WITHOUT_QT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10


@pytest.mark.parametrize("path", sorted(CORE.glob("model/**/*.py")), ids=lambda path: path.stem)
def test_the_model_imports_nothing_but_the_standard_library_and_what_is_below(path: Path) -> None:
    assert [name for name in sorted(imported_by(path)) if not is_allowed_in_the_model(name)] == []


@pytest.mark.parametrize(
    "name", ["sqlalchemy", "PySide6.QtCore", "skillassess.office", "skillassess.store.x", "sqlite3"]
)
def test_the_rule_for_the_model_would_notice_what_it_forbids(name: str) -> None:
    assert not is_allowed_in_the_model(name)


def test_no_room_is_called_after_nothing_in_particular() -> None:
    names = {path.stem for folder in ("skillassess", "ui", "installer") for path in (ROOT / folder).rglob("*")}
    assert not names & FORBIDDEN_NAMES
