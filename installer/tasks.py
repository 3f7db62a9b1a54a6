"""The one command for newcomers and developers: ``python3 installer/tasks.py run|test|check|…``.

Owns the first contact: it is kept readable for every Python 3, so that an old one can be told what is missing.
The commands themselves live in ``installer.commands``.
"""

import sys

OLDEST = (3, 11)


def start() -> None:
    """Refuse an old Python in one sentence, else hand over to the commands."""
    if sys.version_info < OLDEST:
        sys.exit(
            "SkillAssess 需要 Python {1}.{2} 或更新版本，当前是 {0}。请安装后用新版本重新运行本命令。\n"
            "SkillAssess needs Python {1}.{2} or newer, this is {0}. "
            "Install one and start this command with it.".format(sys.version.split()[0], *OLDEST)
        )
    from pathlib import Path

    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    from installer.commands import main

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    start()
