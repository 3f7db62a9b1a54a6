"""Translation of the windows: texts out of the sources, translations into what Qt reads. Owns the two Linguist tools.

``resources/translations/ui_<language>.ts`` is edited by people; the ``.qm`` beside it is made from it.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from installer.environment import ROOT

FOLDER = ROOT / "resources" / "translations"


def translations() -> list[Path]:
    """Return the translation files that people edit."""
    return sorted(FOLDER.glob("ui_*.ts"))


def update(scripts: Path) -> int:
    """Bring each translation file up to date with the sources of ``ui`` and compile it; return the exit code."""
    for file in translations():
        code = _collect(scripts, file) or _compile(scripts, file, file.with_suffix(".qm"))
        if code:
            return code
    return 0


def check(scripts: Path) -> int:
    """Return 1, naming the file, if a translation lacks a text of the sources or its compiled form is old."""
    faults = [fault for file in translations() for fault in _faults(scripts, file)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def _faults(scripts: Path, file: Path) -> list[str]:
    name = file.relative_to(ROOT)
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        fresh = Path(folder) / file.name
        fresh.write_bytes(file.read_bytes())
        compiled = fresh.with_suffix(".qm")
        if _collect(scripts, fresh) or _compile(scripts, fresh, compiled):
            return [f"{name}: lupdate or lrelease failed"]
        faults = []
        if fresh.read_text(encoding="utf-8").count("<source>") != file.read_text(encoding="utf-8").count("<source>"):
            faults.append(f"{name}: texts of the sources are missing; run: python3 installer/tasks.py i18n")
        if 'type="unfinished"' in fresh.read_text(encoding="utf-8"):
            faults.append(f"{name}: a text is not translated")
        kept = file.with_suffix(".qm")
        if not kept.exists() or kept.read_bytes() != compiled.read_bytes():
            faults.append(f"{kept.relative_to(ROOT)}: older than its source; run: python3 installer/tasks.py i18n")
        return faults


def _collect(scripts: Path, file: Path) -> int:
    sources = sorted((ROOT / "ui").rglob("*.py"))
    command: list[str | Path] = [
        scripts / "pyside6-lupdate",
        "-no-obsolete",
        "-locations",
        "none",
        *sources,
        "-ts",
        file,
    ]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode


def _compile(scripts: Path, file: Path, compiled: Path) -> int:
    command: list[str | Path] = [scripts / "pyside6-lrelease", "-silent", file, "-qm", compiled]
    return subprocess.run(command, cwd=ROOT, check=False).returncode
