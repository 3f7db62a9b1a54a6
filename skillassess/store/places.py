"""Where the live file may lie: on a disk of this machine, outside every folder that a program copies to the net.

A synchroniser copies the database and its write-ahead log at different moments, and a network share keeps no locks;
both have destroyed databases. Backups may lie there; they are whole, closed and encrypted.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from skillassess.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CLOUD_NAMES = (
    "onedrive",
    "坚果云",
    "nutstore",
    "百度网盘",
    "百度云同步盘",
    "baidunetdisk",
    "baidusyncdisk",
    "baiduyun",
    "阿里云盘",
    "adrive",
    "腾讯微云",
    "weiyun",
    "wps云盘",
    "wpsdrive",
    "wps cloud",
    "天翼云盘",
    "ecloud",
    "和彩云",
    "移动云盘",
    "联想企业网盘",
    "亿方云",
    "够快云库",
    "115网盘",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "icloud drive",
    "iclouddrive",
    "mobile documents",
    "cloudstorage",
    "com~apple~clouddocs",
    "nextcloud",
    "owncloud",
    "seafile",
    "pcloud",
    "mega",
    "megasync",
    "syncthing",
    "resilio sync",
)
_CLOUD_MARKERS = (".stfolder", ".dropbox", ".dropbox.cache", ".sync_folder", ".nutstore", ".tmp.drivedownload")
_CLOUD_ENVIRONMENT = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK_KINDS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "davfs"})
_SHARED_BY_HOST = frozenset({"vboxsf", "vmhgfs", "prl_fs"})  # folders of the host in a virtual machine: no locks
_NETWORK_FUSE = (
    "sshfs",
    "rclone",
    "davfs",
    "gvfsd",
    "onedriver",
    "s3fs",
    "google-drive",
    "smbnetfs",
    "seadrive",
    "vmhgfs",
)
_WINDOWS_DISK = "drvfs"  # a Windows disk seen from WSL, by 9p
_DRIVE_REMOTE = 4


def check_place(path: Path, environment: Mapping[str, str] = os.environ, mounts: str | None = None) -> None:
    """Refuse a live file in a synced (``place-synced``) or network folder (``place-on-network``).

    ``mounts`` is the text of ``/proc/mounts``; None reads it where there is one.
    """
    folder = Path(os.path.abspath(path)).parent  # noqa: PTH100  resolve() would follow a link out of the synced folder
    for place in {folder, _resolved(folder)}:
        if _is_network_path(str(path)) or _is_network_path(str(place)) or _is_network_drive(place):
            raise FileProblem("place-on-network", name=path.name)
        if _kind_is_network(place, _mounts() if mounts is None else mounts):
            raise FileProblem("place-on-network", name=path.name)
        for cloud in _clouds(place, environment):
            raise FileProblem("place-synced", name=path.name, cloud=cloud)


def _resolved(folder: Path) -> Path:
    return Path(os.path.realpath(folder))


def _is_network_path(text: str) -> bool:
    return text.startswith(("\\\\", "//")) and not text.startswith(("\\\\?\\", "\\\\.\\"))


def _clouds(folder: Path, environment: Mapping[str, str]) -> Iterable[str]:
    for part in folder.parts:
        plain = part.casefold()
        for name in _CLOUD_NAMES:
            if plain == name or plain.startswith((f"{name} - ", f"{name} (", f"{name}-", f"{name}（")):
                yield part
    homes = [environment[name] for name in _CLOUD_ENVIRONMENT if environment.get(name)]
    for place in (folder, *folder.parents):
        if str(place) in homes:
            yield place.name
        for marker in _CLOUD_MARKERS:
            if (place / marker).exists():
                yield place.name


def _mounts() -> str:
    table = Path("/proc/mounts")
    return table.read_text(encoding="utf-8", errors="replace") if table.exists() else ""


def _kind_is_network(folder: Path, mounts: str) -> bool:
    longest, kind, options = "", "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 4:  # noqa: PLR2004  device, place, kind, options
            continue
        point = fields[1].replace("\\040", " ")
        inside = str(folder) == point or str(folder).startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(longest):
            longest, kind, options = point, fields[2], fields[3]
    if kind in _NETWORK_KINDS | _SHARED_BY_HOST or (kind == "9p" and _WINDOWS_DISK in options):
        return True
    return kind.startswith("fuse") and any(name in kind for name in _NETWORK_FUSE)


if sys.platform == "win32":
    import ctypes

    def _is_network_drive(folder: Path) -> bool:
        return bool(folder.drive) and ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _DRIVE_REMOTE

else:

    def _is_network_drive(folder: Path) -> bool:
        """Elsewhere the table of mounts answers."""
        return folder.drive != ""
