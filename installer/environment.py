"""The program's own Python environments (``.venv``, ``.venv-core``). Owns their making and when they are out of date.

The machine's pip settings are honoured: nothing here names an index. A stamp inside the environment tells what it was
made from, so that the second run costs nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from installer import machine
from installer.telling import Stop, tell

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Environment:
    """One virtual environment in the root of the project."""

    folder: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def scripts(self) -> Path:
        """The folder of its commands."""
        return self.python.parent

    @property
    def stamp(self) -> Path:
        """The file that tells what it was made from."""
        return self.folder / "made-from.json"

    def works(self) -> bool:
        """Return whether its interpreter starts, is the version we were started with, and has pip."""
        if not self.python.exists():
            return False
        ask = "import sys, pip; print(*sys.version_info[:2])"
        said = subprocess.run([self.python, "-c", ask], capture_output=True, text=True, check=False)
        return said.returncode == 0 and said.stdout.split() == [str(part) for part in sys.version_info[:2]]

    def extras(self, source: str) -> frozenset[str] | None:
        """Return the extras it holds if it was made from ``source``, else ``None``."""
        try:
            made = json.loads(self.stamp.read_text(encoding="utf-8"))
            return frozenset(made["extras"]) if made["source"] == source else None
        except (OSError, ValueError, KeyError, TypeError):
            return None


MAIN = Environment(ROOT / ".venv")
CORE = Environment(ROOT / ".venv-core")


def source_of(root: Path) -> str:
    """Return a digest of all that decides what an environment holds: pins, Python, machine, place."""
    made_by = f"{sys.implementation.cache_tag} {sys.platform}"
    parts = ((root / "pyproject.toml").read_bytes(), made_by.encode(), os.fsencode(root))
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def ready(environment: Environment, extras: frozenset[str], libraries: Mapping[str, str]) -> Path:
    """Make the environment hold the pins and ``extras``, and the machine ``libraries``; return its interpreter."""
    source = source_of(ROOT)
    held = environment.extras(source)
    is_made = held is not None and extras <= held and environment.python.exists()
    must_be_made = not is_made and not environment.works()
    machine.provide(libraries, with_venv=must_be_made)
    if is_made:
        return environment.python
    if must_be_made:
        _make(environment)
    wanted = extras | (held or frozenset())
    _install(environment, wanted)
    stamp = json.dumps({"source": source, "extras": sorted(wanted)}, indent=1)
    environment.stamp.write_text(stamp + "\n", encoding="utf-8")
    return environment.python


def _make(environment: Environment) -> None:
    tell(f"建立运行环境 {environment.folder.name}", f"Making the environment {environment.folder.name}")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", environment.folder], check=False)
    if made.returncode != 0:
        raise Stop(
            f"无法在 {environment.folder} 建立运行环境，原因见上。",
            f"The environment in {environment.folder} could not be made; the reason is above.",
        )


def _install(environment: Environment, extras: frozenset[str]) -> None:
    tell("安装固定版本的软件包，首次需要一至三分钟", "Installing pinned packages, one to three minutes at first")
    environment.stamp.unlink(missing_ok=True)
    what = f".[{','.join(sorted(extras))}]" if extras else "."
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    command = [str(environment.python), "-m", "pip", "install", "--disable-pip-version-check", *quiet, "-e", what]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise Stop(
            "安装软件包失败，原因见上。请检查网络和 pip 设置后重试。",
            "Installing packages failed; the reason is above. Check the network and pip's settings, then try again.",
        )
