"""What follows scoring, by keys: signatures, supervision, opinion, notice, filing, certificates, files. Owns no result.

Every step is taken on its screen by the person whose it is, with the password where a signature is given.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.day.window_hands import CTRL, SHIFT, Hands, Key
from ui.screens.certificates import CertificatesScreen
from ui.screens.filing import FilingScreen
from ui.screens.notice import NoticeScreen
from ui.screens.signing import SigningScreen

if TYPE_CHECKING:
    from pathlib import Path

_WORD = "Your password, to sign"


def sign_everything(hands: Hands, password: str, *, note: str = "") -> tuple[int, int]:
    """Sign what is unremarkable at once and the rest one by one, with a note where one is asked for; return both."""
    screen = hands.open(Key.Key_5, "signing")
    assert isinstance(screen, SigningScreen)
    hands.wait(lambda: screen.shown is not None, "no form is shown")
    for _ in screen.model.rows:
        if screen.steps.current is not None:
            break
        hands.press(Key.Key_Right, CTRL)
        hands.rest()
    before = _waiting(hands)
    hands.fill(_WORD, password)
    hands.press(Key.Key_Return, CTRL | SHIFT)
    hands.hear("Signed: {count}")
    hands.wait(lambda: _waiting(hands) < before, "nothing was signed")
    left = _waiting(hands)
    for count in range(left, 0, -1):
        hands.rest()
        if note:
            hands.fill("Review note", note)
        hands.fill(_WORD, password)
        hands.press(Key.Key_Return)
        hands.wait(lambda count=count: _waiting(hands) < count, "a form with a finding was not signed")
    hands.rest()
    return before - left, left


def keep_record(hands: Hands, remarks: str) -> None:
    """Tick every line of the supervision record, write the remarks and keep it."""
    screen = hands.open(Key.Key_5, "signing")
    assert isinstance(screen, SigningScreen)
    hands.press(Key.Key_D, CTRL)
    hands.tick(*(box.text() for box in screen.record.boxes))
    hands.fill("Problems and how they were handled", remarks)
    hands.push("Keep the record")
    hands.hear("The supervision record is kept.")


def publish(hands: Hands, place: str) -> None:
    """Publish the results from today until the earliest lawful day."""
    hands.open(Key.Key_6, "notice")
    hands.fill("Place or way of the notice", place)
    hands.push("&Publish from today")
    hands.hear("Published until {last}: {count} working days.")


def object_to(hands: Hands, text: str, name: str) -> None:
    """Record an objection about one candidate."""
    hands.open(Key.Key_6, "notice")
    hands.fill("What the objection says", text)
    hands.choose("Whom it is about", name)
    hands.push("Record objection")
    hands.hear("The objection is recorded; filing waits until it is resolved.")


def resolve(hands: Hands, answer: str) -> None:
    """Resolve the only open objection; it was not upheld."""
    screen = hands.open(Key.Key_6, "notice")
    assert isinstance(screen, NoticeScreen)
    hands.fill("How it was resolved", answer)
    hands.push("Resolve")
    hands.hear("The objection is resolved.")


def file_results(hands: Hands, roster: Path) -> None:
    """Prepare the filing, write the score roster, say that it was handed in."""
    screen = hands.open(Key.Key_7, "filing")
    assert isinstance(screen, FilingScreen)
    hands.push("P&repare the filing")
    hands.hear("The filing is prepared. Write the files, hand them in, then say so here.")
    write(hands, roster)
    hands.push("Handed in &today")
    hands.hear("Handed in today. Record each decision of the authorities as it comes.")


def accept(hands: Hands) -> None:
    """Record that the authority accepted the next step."""
    hands.open(Key.Key_7, "filing")
    hands.push("&Accepted")
    hands.hear("{step}: accepted")


def issue(hands: Hands, first: int, data: Path) -> None:
    """Give numbers to all who passed, from this serial on, and write the certificate data."""
    screen = hands.open(Key.Key_8, "certificates")
    assert isinstance(screen, CertificatesScreen)
    hands.fill("First serial of this year", str(first))
    hands.push("Give {count} numbers")
    hands.wait(lambda: screen.model.rowCount() > 0, "no number was given")
    hands.rest()
    write(hands, data)


def write(hands: Hands, path: Path) -> None:
    """Write the first of the files a screen offers."""
    hands.fill("Where to write it", str(path))
    hands.press(Key.Key_Return)
    hands.wait(path.is_file, f"{path.name} was not written")
    hands.rest()


def _waiting(hands: Hands) -> int:
    """Return how many forms wait for this person, as the screen says."""
    found = re.findall(r"\d+", hands.read("{count} forms, {waiting} wait for you"))
    return int(found[1])
