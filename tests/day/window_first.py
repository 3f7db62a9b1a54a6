"""From an empty machine to registered candidates, by keys: set-up, people, plan, roster. Owns the order of the fields.

What is typed comes out of a day file, the same that the office runs without windows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillassess.model.institution import Standing
from skillassess.model.levels import Level
from skillassess.model.people import Role
from skillassess.model.roster import ERROR
from tests.day.window_hands import CTRL, Hands, Key
from ui.first_start import SetUpPage
from ui.screens.candidates import CandidatesScreen
from ui.screens.people import PeopleScreen
from ui.screens.plan import PlanScreen
from ui.sign_in import SignInPage
from ui.texts import Texts
from ui.welcome import WelcomePage

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from skillassess.day.day_file import DayFile, PersonPart

_STANDING = {
    Standing.ABOVE_SCALE: "Enterprise above designated size",
    Standing.PROVINCE_FILED: "Filed with the province",
    Standing.CHAIN_LEADER: "Chain leader",
    Standing.LARGE: "Large enterprise",
}
_GRADES = {"assessor": "考评员", "senior": "高级考评员"}
_WORDS = Texts("zh_CN")


def set_up(hands: Hands, day: DayFile) -> str:
    """Go through the guided set-up; return the recovery key as it is shown."""
    assert isinstance(hands.program.window.content, WelcomePage)
    hands.push("Set up this institution")
    page = hands.program.window.content
    assert isinstance(page, SetUpPage)
    hands.fill("Name of the institution, as filed", day.institution.name)
    hands.fill("Filed code of the institution", day.institution.code)
    hands.tick(*(_STANDING[Standing(name)] for name in day.institution.standing))
    hands.push("Next")
    for place, filed in enumerate(day.institution.occupations):
        if place:
            hands.push("One more occupation")
        hands.fill("Occupation code", filed.code)
        hands.fill("Occupation", filed.name)
        hands.fill("Job types, separated by commas", "、".join(filed.job_types))
        hands.tick(*(_WORDS.name(level) for level in Level if level.code in filed.levels))
    hands.push("Next")
    hands.fill("Name", day.administrator.name)
    hands.fill("Login", day.administrator.login)
    hands.fill("Password", day.administrator.password)
    hands.fill("The same password again", day.administrator.password)
    hands.push("Create")
    hands.wait(lambda: page.step == 3, "no recovery key was shown")
    key = page.recovery.key.text()
    hands.tick("I have printed the key or written it down.")
    hands.push("To sign-in")
    return key


def sign_in(hands: Hands, login: str, password: str) -> None:
    """Sign in on the page that asks for it; whoever was there before locks the screen and makes way."""
    program = hands.program
    if not isinstance(program.window.content, SignInPage):
        hands.press(Key.Key_L, CTRL)
        hands.wait(lambda: isinstance(program.window.content, SignInPage), "the screen was not locked")
        hands.push("Switch person")
    hands.fill("Login", login)
    hands.press(Key.Key_Return)
    hands.type(password)
    hands.press(Key.Key_Return)
    hands.wait(lambda: program.window.content is program.frame, f"{login} was not let in")
    hands.rest()
    assert hands.frame.desk.session.person.login == login


def take_on(hands: Hands, people: tuple[PersonPart, ...]) -> None:
    """Take people onto the staff, as the administrator."""
    assert isinstance(hands.frame.places.shown, PeopleScreen)
    for part in people:
        hands.press(Key.Key_N, CTRL)
        hands.fill("Name", part.name)
        hands.fill("Login", part.login)
        hands.tick(*(_WORDS.name(Role(role)) for role in part.roles))
        if part.grade is not None and part.card_valid_until is not None:
            hands.choose("Grade of assessor", _GRADES[part.grade])
            hands.fill("Number of the card", part.card_number)
            hands.fill("Card valid until", part.card_valid_until.isoformat())
        hands.fill("First password", part.password)
        hands.push("Take onto the staff")
        hands.hear(part.name, part.login)


def make_plan(hands: Hands, day: DayFile) -> str:
    """Make and release the plan of a day with one occupation and level; return its number."""
    screen = hands.open(Key.Key_1, "plan")
    assert isinstance(screen, PlanScreen)
    part, (target,) = day.plan, day.plan.targets
    names = {person.login: person.name for person in day.people}
    hands.push("Make the first plan")
    hands.rest()
    hands.fill("Name of the batch", part.title)
    hands.fill("Place", part.place)
    for name, on in (("Applications close", part.applications_close), ("First day", part.starts)):
        hands.fill(name, _day(on))
    hands.fill("Last day", _day(part.ends))
    hands.choose("Internal supervisor", names[part.supervisor])
    hands.choose("Occupation", target.occupation_code)
    hands.choose("Level", _WORDS.name(Level(target.level)))
    hands.fill("Basis: national standard, or the enterprise's own norm", target.basis)
    hands.go("工作过程 + 工作业绩")
    for component in target.components:
        sheet = hands.go("Score sheet")
        assert component.template.startswith("annex")
        assert sheet.isEnabled()
        hands.fill("Line, points", component.line)
        hands.go("Assessors, in column order")
        order = [names[login] for login in component.scorers]
        _tick_people(hands, screen, order)
    hands.fill("How level and pay are linked: name the rule", part.pay_link)
    hands.wait(screen.findings.release.isEnabled, "the plan cannot be released")
    hands.press(Key.Key_Return, CTRL)
    hands.push("Release")
    hands.hear("The plan is released. Next: take candidates in.")
    return screen.form.plan_id


def look_at_roster(hands: Hands, path: Path) -> set[tuple[int, str, str]]:
    """Read a roster and go back without taking it; return the findings: row, column, code."""
    screen = hands.open(Key.Key_2, "candidates")
    assert isinstance(screen, CandidatesScreen)
    _read_roster(hands, path)
    found = {(row[1].row or 0, row[1].column or "", row[1].code) for row in screen.roster.notes.rows}
    preview = screen.roster.preview
    assert preview is not None
    assert preview.count(ERROR) > 0
    assert not screen.roster.accept.isEnabled()
    hands.push("Back, keep nothing")
    hands.rest()
    return found


def take_roster(hands: Hands, path: Path, count: int) -> None:
    """Read a roster without errors and take it."""
    hands.open(Key.Key_2, "candidates")
    _read_roster(hands, path)
    hands.push("Import {count} candidates")
    hands.hear("{count} candidates are taken in.", str(count))


def _read_roster(hands: Hands, path: Path) -> None:
    hands.press(Key.Key_I, CTRL)
    hands.type(str(path))
    hands.press(Key.Key_Return)
    hands.rest()


def _tick_people(hands: Hands, screen: PlanScreen, order: list[str]) -> None:
    """Tick people in this order on the list the keyboard is on."""
    part = next(part for part in screen.form.target.parts.values() if part.people.list is hands.at)
    for name in order:
        hands.press(Key.Key_Home)
        while not part.people.list.currentItem().text().startswith(name):
            before = part.people.list.currentRow()
            hands.press(Key.Key_Down)
            assert part.people.list.currentRow() > before, f"{name} is not on the list"
        hands.press(Key.Key_Space)


def _day(day: date) -> str:
    return day.isoformat()
