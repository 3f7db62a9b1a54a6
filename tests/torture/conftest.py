"""What the torture tests share: figures at the end, and which of them this machine can run."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.torture.sizes import MEASURED

if TYPE_CHECKING:
    import pytest

# A shim around the engine's file layer needs its symbols, which the Windows build keeps to itself; kills need fork.
collect_ignore = [] if sys.platform == "linux" else ["test_power_cuts.py", "test_disk_faults.py", "test_kills.py"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was measured."""
    for line in MEASURED:
        terminalreporter.write_line(line)
