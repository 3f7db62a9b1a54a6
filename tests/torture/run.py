"""The torture tests at full size, with figures: ``python -m tests.torture.run [words for pytest]``.

``--short`` does what CI does. The full size takes about half an hour on two cores.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.torture.sizes import FULL

_TESTS = Path(__file__).parent.parent
PLACES = [
    str(_TESTS / name)
    for name in (
        "torture",
        "verifier",
        *(f"core/office/test_{word}.py" for word in ("blindness", "rights_random", "rights_sealed")),
    )
]


def main(words: list[str]) -> int:
    """Run the torture tests and return pytest's exit code."""
    if "--short" not in words:
        os.environ[FULL] = "full"
    rest = [word for word in words if word != "--short"]
    return int(pytest.main([*PLACES, "-p", "no:cacheprovider", "--timeout=0", *rest]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
