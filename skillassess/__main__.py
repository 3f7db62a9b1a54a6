"""The command line: everything HR or support does without windows. Refusals are one sentence and exit code 2."""

from __future__ import annotations

import sys

from skillassess.cli.commands import main

if __name__ == "__main__":
    sys.exit(main())
