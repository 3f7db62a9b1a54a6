"""What the machine must have besides Python: Debian packages. Owns what is looked for and how it is installed.

A library counts as present when the loader can open it; only what is missing is asked of ``apt-get``.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from installer.telling import Stop, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Shared object → Debian package, as the NEEDED entries of PySide6-Essentials 6.11.3 name them.
OFFSCREEN: dict[str, str] = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
X11: dict[str, str] = {
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND: dict[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def has_display() -> bool:
    """Return whether a window could be shown; Windows and macOS always have a screen."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def for_windows() -> dict[str, str]:
    """Return the libraries that Qt needs on the screen at hand."""
    return OFFSCREEN | X11 | (WAYLAND if os.environ.get("WAYLAND_DISPLAY") else {})


def opens(library: str) -> bool:
    """Return whether the loader finds a shared object by this name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing(libraries: Mapping[str, str]) -> list[str]:
    """Return the Debian packages whose library cannot be opened, each once, in order of name."""
    return sorted({package for library, package in libraries.items() if not opens(library)})


def provide(libraries: Mapping[str, str], *, with_venv: bool) -> None:
    """Install the missing ones among ``libraries`` and, if asked, what ``python3 -m venv`` needs; Linux only."""
    if not sys.platform.startswith("linux"):
        return
    wanted = missing(libraries)
    # Debian's Python comes without it.
    if with_venv and importlib.util.find_spec("ensurepip") is None:
        wanted.append(f"python3.{sys.version_info.minor}-venv")
    if not wanted:
        return
    install(wanted)
    still = missing(libraries)
    if still:
        names = " ".join(still)
        raise Stop(f"安装之后仍然缺少系统库：{names}。", f"These system libraries are still missing: {names}.")


def install(packages: Iterable[str]) -> None:
    """Install Debian packages as root or through sudo; ``Stop`` says what to install by hand where that fails."""
    names = " ".join(packages)
    by_hand = Stop(
        f"缺少系统软件包，本命令无法自动安装。请管理员安装后重试：apt-get install {names}",
        f"System packages are missing and could not be installed. Ask an administrator: apt-get install {names}",
    )
    apt = shutil.which("apt-get")
    rights = None if apt is None else _rights()
    if apt is None or rights is None:
        raise by_hand
    tell(f"安装系统软件包：{names}", "Installing system packages")
    options = ["-q", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    # A third-party source that is out of order fails the update, yet Debian's own may be fine: only the install counts.
    _quietly([*rights, apt, *options, "update"])
    said = _quietly([*rights, apt, *options, "install", "-y", "--no-install-recommends", *names.split()])
    if said is not None:
        print(said, file=sys.stderr)
        raise by_hand


def _rights() -> list[str] | None:
    """Return how to become root without a question nobody is there to answer; ``None`` if there is no way."""
    as_root = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
    if os.geteuid() == 0:
        return as_root
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    asks = [] if sys.stdin is not None and sys.stdin.isatty() else ["-n"]
    return [sudo, *asks, *as_root]


def _quietly(command: list[str]) -> str | None:
    """Run a command; return its whole output if it failed."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin", "/usr/bin", "/bin"])
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
        env=os.environ | {"PATH": path},
    )
    return done.stdout if done.returncode != 0 else None
