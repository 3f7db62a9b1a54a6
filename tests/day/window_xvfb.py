"""A screen without a monitor and a keyboard from outside: Xvfb and xdotool. Owns the two processes and the pixels.

The program under it is a process of its own; nothing of it is reached but by its window, like a person does.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

XVFB, XDOTOOL = shutil.which("Xvfb"), shutil.which("xdotool")
_SIZE = "1366x768x24"
_FRAMEBUFFER = "Xvfb_screen0"
_PATIENCE = 90.0
_STILL = 1.0
_DEPTH = 4
_BLANK = 2


class Display:
    """A running screen; ``environment`` is what a program needs to come up on it."""

    def __init__(self, number: str, folder: Path) -> None:
        self._framebuffer = folder / _FRAMEBUFFER
        self.environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}

    def find_window(self, title: str) -> None:
        """Wait for a window of this title and give it the keyboard: no window manager does."""
        numbers: list[str] = []

        def is_there() -> bool:
            numbers[:] = self._tool("search", "--onlyvisible", "--name", title).split()
            return bool(numbers)

        wait(is_there, f"no window {title} came up")
        self._tool("windowfocus", "--sync", numbers[0])

    def press(self, *keys: str) -> None:
        """Press keys as xdotool names them, one after the other, as a person does."""
        self._tool("key", "--delay", "25", *keys)

    def pixels(self) -> tuple[int, int, bytes]:
        """Return width, height and the screen, four bytes a pixel (blue, green, red, nothing)."""
        held = self._framebuffer.read_bytes()
        header = struct.unpack(">25I", held[:100])
        size, width, height, colours = header[0], header[4], header[5], header[19]
        begin = size + colours * 12
        return width, height, held[begin : begin + width * height * _DEPTH]

    def wait_until_still(self) -> None:
        """Wait until something is on the screen and it has not moved for a while."""
        last, since = b"", time.monotonic()

        def is_still() -> bool:
            nonlocal last, since
            seen = self.pixels()[2]
            if seen != last:
                last, since = seen, time.monotonic()
            return time.monotonic() - since > _STILL and len(set(seen[::_DEPTH])) > _BLANK

        wait(is_still, "the screen never came to rest")

    def _tool(self, *words: str) -> str:
        assert XDOTOOL is not None
        done = subprocess.run([XDOTOOL, *words], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout


@contextmanager
def screen(folder: Path) -> Iterator[Display]:
    """Run a screen of the size of a small laptop; its pixels lie in ``folder``."""
    assert XVFB is not None
    command = [XVFB, "-displayfd", "1", "-screen", "0", _SIZE, "-fbdir", str(folder), "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            yield Display(server.stdout.readline().strip(), folder)
        finally:
            server.terminate()


def wait(what: Callable[[], bool], why: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + _PATIENCE
    while not what():
        assert time.monotonic() < end, why
        time.sleep(0.1)
