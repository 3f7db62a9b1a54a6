"""A bare Debian 12 with python3 and nothing else, to prove that the commands bring all they need. Needs root and Linux.

Owns the temporary root: debootstrap, a clone of the last commit, the machine's own apt and pip settings, an empty home.
Folders in which pip is set to find packages are bound into it, in a mount namespace of their own: outside of it nothing
is mounted, so taking the root down can reach nothing else.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from installer.environment import ROOT
from installer.telling import Stop, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

SUITE = "bookworm"
COPIED = ("etc/apt/sources.list.d/debian.sources", "etc/pip.conf", "etc/resolv.conf", "etc/hosts")
CERTIFICATES = "etc/ssl/certs/ca-certificates.crt"
BARE = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root"}

# Arguments: the root, the number of bound folders, these, the words for tasks.py.
INSIDE = """
root=$1; folders=$2; shift 2
mount -t proc proc "$root/proc"
while [ "$folders" -gt 0 ]; do
    mkdir -p "$root$1" && mount --bind "$1" "$root$1" && mount -o remount,bind,ro "$root$1"
    folders=$((folders - 1)); shift
done
exec chroot "$root" sh -c 'cd /project && exec python3 installer/tasks.py "$@"' tasks "$@"
"""


def prove(words: Sequence[str]) -> int:
    """Run ``tasks.py`` with these words in a bare Debian; return its exit code."""
    tools = [shutil.which(name) for name in ("debootstrap", "unshare", "chroot", "mount", "git")]
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or None in tools:
        raise Stop(
            "本命令需要 root 权限，以及 debootstrap、unshare、chroot、mount 和 git。",
            "This command needs root and debootstrap, unshare, chroot, mount and git.",
        )
    settings = pip_settings()
    folders = local_packages(settings)
    with tempfile.TemporaryDirectory(prefix="bare-debian-") as temporary:
        root = Path(temporary)
        tell("建立最小的 Debian 12", "Making a bare Debian 12")
        _must("debootstrap", "--variant=minbase", "--include=python3,ca-certificates", SUITE, root)
        _settle(root)
        _must("git", "clone", "--quiet", ROOT, root / "project")
        inside = ["unshare", "--mount", "sh", "-euc", INSIDE, "inside", str(root), str(len(folders))]
        command = [*inside, *(str(folder) for folder in folders), *words]
        return subprocess.run(command, env=BARE | as_environment(settings), check=False).returncode


def pip_settings() -> str:
    """Return what pip is set to on this machine, as ``pip config list`` puts it."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def local_packages(settings: str) -> list[Path]:
    """Return the folders of this machine in which pip is set to find packages; an index may point beside itself."""
    indexes = {Path(found).parent for found in re.findall(r"file://(/[^\s']+)", settings)}
    links = {Path(found) for found in re.findall(r"(?<=['\s])/[^\s']+", settings)}
    return sorted(path for path in indexes | links if path.is_dir() and path != Path("/"))


def _settle(root: Path) -> None:
    """Give the root the machine's sources, resolver and certificates."""
    (root / "etc/apt/sources.list").unlink(missing_ok=True)
    for name in COPIED:
        if (Path("/") / name).is_file():
            shutil.copyfile(Path("/") / name, root / name)
    for path in Path("/etc/apt/apt.conf.d").glob("99*"):
        shutil.copyfile(path, root / "etc/apt/apt.conf.d" / path.name)
    shutil.copyfile(Path("/") / CERTIFICATES, root / CERTIFICATES)


def as_environment(settings: str) -> dict[str, str]:
    """Return pip's settings as the environment variables that say the same."""
    found = re.findall(r"^(?:global|install|:env:)\.([\w.-]+)='(.*)'$", settings, re.MULTILINE)
    return {f"PIP_{name.strip('.').upper().replace('-', '_')}": value for name, value in found}


def _must(*command: str | Path) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        print(done.stdout, file=sys.stderr)
        raise Stop(f"失败：{command[0]}", f"Failed: {command[0]}")
