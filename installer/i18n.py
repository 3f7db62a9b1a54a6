"""Translation of the windows: texts out of the sources, translations into what Qt reads. Owns the two Linguist tools.

English is what the sources say; ``resources/translations/<language>/<area>.ts`` is edited by people, the ``.qm`` beside
it is made from it. An area is one screen, so that several people can translate at once; ``windows`` is everything else.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, unescape

from installer.environment import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("zh_CN",)
WINDOWS = "windows"
_MESSAGE = re.compile(r'<source>(?P<source>[^<]*)</source>\s*<translation type="unfinished">[^<]*</translation>')
_AGAIN = "run: python3 installer/tasks.py i18n"


def areas() -> dict[str, list[Path]]:
    """Return the sources of each area: ``scoring`` for ``ui/screens/scoring*``, and ``windows`` for the rest."""
    screens = ROOT / "ui" / "screens"
    found: dict[str, list[Path]] = {WINDOWS: []}
    for path in sorted((ROOT / "ui").rglob("*.py")):
        within = path.relative_to(screens).parts if path.is_relative_to(screens) else ()
        own = bool(within) and within[0] not in ("__init__.py", "catalogue.py")
        found.setdefault(within[0].removesuffix(".py").split("_")[0] if own else WINDOWS, []).append(path)
    return found


def update(scripts: Path, only: Sequence[str] = ()) -> int:
    """Bring translation files up to date with the sources and compile them; return the exit code."""
    for language in LANGUAGES:
        for area, sources in areas().items():
            if only and area not in only:
                continue
            file = FOLDER / language / f"{area}.ts"
            file.parent.mkdir(parents=True, exist_ok=True)
            if not _collect(scripts, sources, file) or not _compile(scripts, file, file.with_suffix(".qm")):
                return 1
        if not only:
            _remove_orphans(language)
    return 0


def check(scripts: Path, only: Sequence[str] = ()) -> int:
    """Return 1, naming file and text, if a text of the sources has no translation or a compiled file is old."""
    faults = [
        fault
        for language in LANGUAGES
        for area, sources in areas().items()
        if not only or area in only
        for fault in _faults(scripts, sources, FOLDER / language / f"{area}.ts")
    ]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def fill(scripts: Path, lines: Sequence[str], only: Sequence[str] = ()) -> int:
    r"""Fill open texts from lines ``English<TAB>translation``; a line break inside a text is written ``\n``."""
    known = dict(line.rstrip("\n").replace("\\n", "\n").split("\t", 1) for line in lines if "\t" in line)
    code = update(scripts, only)
    for file in sorted(FOLDER.glob("*/*.ts")):
        before = file.read_text(encoding="utf-8")
        after = _MESSAGE.sub(lambda found: _filled(found, known), before)
        if after != before:
            file.write_text(after, encoding="utf-8", newline="\n")
    return code or update(scripts, only)


def main(argv: Sequence[str] | None = None) -> int:
    """Do ``update``, ``check``, or ``fill`` from standard input; names of areas limit the work."""
    parser = argparse.ArgumentParser(prog="i18n", description="Translations of the windows.")
    parser.add_argument("command", choices=("update", "check", "fill"))
    parser.add_argument("area", nargs="*", help="name of a screen, or windows")
    asked = parser.parse_args(argv)
    scripts = Path(sys.executable).parent
    if asked.command == "fill":
        return fill(scripts, sys.stdin.readlines(), asked.area)
    return (update if asked.command == "update" else check)(scripts, asked.area)


def open_texts(file: Path) -> list[str]:
    """Return the texts of a translation file that are not translated."""
    text = file.read_text(encoding="utf-8")
    return [unescape(found["source"], {"&quot;": '"', "&apos;": "'"}) for found in _MESSAGE.finditer(text)]


def _faults(scripts: Path, sources: Sequence[Path], file: Path) -> list[str]:
    name = file.relative_to(ROOT).as_posix()
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / file.name
        if file.exists():
            fresh.write_bytes(file.read_bytes())
        compiled = fresh.with_suffix(".qm")
        if not _collect(scripts, sources, fresh) or not _compile(scripts, fresh, compiled):
            return [f"{name}: lupdate or lrelease failed"]
        if not file.exists() or fresh.read_bytes() != file.read_bytes():
            return [f"{name}: not what the sources say; {_AGAIN}"]
        faults = [f"{name}: not translated: {text}" for text in open_texts(fresh)]
        kept = file.with_suffix(".qm")
        if not kept.exists() or kept.read_bytes() != compiled.read_bytes():
            faults.append(f"{kept.relative_to(ROOT).as_posix()}: older than its source; {_AGAIN}")
        return faults


def _filled(found: re.Match[str], known: dict[str, str]) -> str:
    source = unescape(found["source"], {"&quot;": '"', "&apos;": "'"})
    if source not in known:
        return found[0]
    translation = escape(known[source], {'"': "&quot;", "'": "&apos;"})
    return f"<source>{found['source']}</source>\n        <translation>{translation}</translation>"


def _remove_orphans(language: str) -> None:
    for file in (FOLDER / language).glob("*.*"):
        if file.stem not in areas():
            file.unlink()


def _collect(scripts: Path, sources: Sequence[Path], file: Path) -> bool:
    language = file.parent.name if file.parent.name in LANGUAGES else LANGUAGES[0]
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
    command: list[str | Path] = [scripts / "pyside6-lupdate", *options, *sources, "-ts", file]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode == 0


def _compile(scripts: Path, file: Path, compiled: Path) -> bool:
    command: list[str | Path] = [scripts / "pyside6-lrelease", "-silent", file, "-qm", compiled]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
