"""Setting up, signing in, people, the journal and backups. The administrator's desk.

There are no default accounts: the first administrator is made with the institution.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from skillassess.clock import today
from skillassess.errors import Refused
from skillassess.model.access import Credential, SignInFailures
from skillassess.model.institution import Institution, check_institution
from skillassess.model.people import Person, Role
from skillassess.model.plans import TemplateRef
from skillassess.model.sheets import check_template
from skillassess.office.naming import INSTITUTION, numbered, template_id
from skillassess.office.reasons import check_reason
from skillassess.office.rights import Session, right
from skillassess.rules.templates import load_templates
from skillassess.store.keys import hash_password, password_matches

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from skillassess.office.door import MainDoor
    from skillassess.store.journal import Entry, Head, Verification
    from skillassess.store.writing import Writing

SHORTEST_PASSWORD = 8
FAILURES_TO_LOCK = 5
LOCK_TIME = timedelta(minutes=10)
_SYSTEM = "system"
_LOGIN_LIMIT = 40


@dataclass(frozen=True, slots=True)
class SetUp:
    """What first start asks for."""

    institution: Institution
    login: str
    name: str
    password: str


class Administration:
    """Use cases of the administrator, and signing in for everybody."""

    def __init__(self, door: MainDoor) -> None:
        """Work through ``door``."""
        self.door = door

    def set_up(self, setup: SetUp) -> Person:
        """Record the institution, its first administrator and the sheet templates that ship with the program."""
        check_institution(setup.institution)
        person = Person(numbered("p", 1), setup.login.strip(), setup.name.strip(), (Role.ADMINISTRATOR,))
        _check_person(person, setup.password)
        with self.door.act_as(_SYSTEM, "institution.set_up", INSTITUTION) as writing:
            if writing.find(Institution, INSTITUTION) is not None:
                raise Refused("institution-exists")
            writing.put(INSTITUTION, setup.institution, seen=0)
            for template in load_templates():
                check_template(template)
                writing.put(template_id(TemplateRef(template.id, template.version)), template, seen=0)
            self._add_person(writing, person, setup.password)
        return person

    def sign_in(self, login: str, password: str) -> Session:
        """Open a session; five failures in a row lock the account for ten minutes, also over a restart."""
        with self.door.look() as reading:
            person = next((p for p in reading.values(Person) if p.login == login.strip()), None)
            if person is None:
                raise Refused("sign-in-wrong")
            failures = reading.find(SignInFailures, person.id)
            credential = reading.get(Credential, person.id)
        now = self.door.clock.now()
        count = 0 if failures is None else failures.value.count
        if failures is not None and failures.value.locked_until is not None and now < failures.value.locked_until:
            raise Refused("account-locked", minutes=int(LOCK_TIME.total_seconds()) // 60)
        if person.left is not None and today(self.door.clock) >= person.left:
            raise Refused("person-left")
        if not password_matches(credential.password_hash, password):
            self._count_failure(person, count + 1)
            raise Refused("sign-in-wrong")
        with self.door.act_as(person.id, "session.open", person.id) as writing:
            if count:
                writing.put(person.id, SignInFailures(person.id, 0))
        return self.door.open_place(person)

    def sign_out(self, session: Session) -> None:
        """End a session."""
        self.door.leave(session)

    def prove(self, session: Session, password: str) -> None:
        """Ask for the password again, as signing does; a wrong one counts as a failure and changes nothing else."""
        with self.door.look() as reading:
            credential = reading.get(Credential, session.person.id)
            failures = reading.find(SignInFailures, session.person.id)
        if not password_matches(credential.password_hash, password):
            self._count_failure(session.person, 1 if failures is None else failures.value.count + 1)
            raise Refused("password-wrong")

    @right("institution.read")
    def institution(self, session: Session) -> Institution:
        """Return the institution as filed."""
        with self.door.look() as reading:
            return reading.get(Institution, INSTITUTION)

    @right("institution.change")
    def change_institution(self, session: Session, institution: Institution) -> None:
        """Record the institution anew (a new version; certificates given keep their numbers)."""
        check_institution(institution)
        with self.door.act(session, "institution.change", INSTITUTION) as writing:
            writing.put(INSTITUTION, institution)

    @right("people.read")
    def people(self, session: Session) -> tuple[Person, ...]:
        """Return everybody on the staff."""
        with self.door.look() as reading:
            return reading.values(Person)

    @right("people.change")
    def add_person(self, session: Session, person: Person, password: str) -> Person:
        """Take a person onto the staff (``person.id`` is given here) with a first password."""
        _check_person(person, password)
        with self.door.look() as reading:
            number = len(reading.all(Person)) + 1
        added = replace(person, id=numbered("p", number))
        with self.door.act(session, "person.add", added.id, roles=",".join(added.roles)) as writing:
            self._add_person(writing, added, password)
        return added

    @right("people.change")
    def change_person(self, session: Session, person: Person, reason: str) -> None:
        """Record a person's roles, card or grade anew; the login stays."""
        check_reason(reason)
        with self.door.act(session, "person.change", person.id, reason=reason) as writing:
            before = writing.get(Person, person.id)
            if before.login != person.login:
                raise Refused("login-fixed")
            _check_roles(person)
            writing.put(person.id, person)

    @right("people.change")
    def let_go(self, session: Session, person_id: str, last_day_after: date, reason: str) -> None:
        """Record the first day on which a person may no longer act, and close the database to the password."""
        check_reason(reason)
        if person_id == session.person.id:
            raise Refused("not-on-oneself")
        with self.door.act(session, "person.leave", person_id, reason=reason) as writing:
            person = writing.get(Person, person_id)
            writing.put(person_id, replace(person, left=last_day_after))
        if self.door.keys is not None and last_day_after <= today(self.door.clock):
            self.door.keys.remove(person.login)

    @right("password.change")
    def change_password(self, session: Session, old: str, new: str) -> None:
        """Give oneself a new password of at least eight characters."""
        self.prove(session, old)
        _check_password(new)
        if self.door.keys is not None and self.door.key is not None:
            self.door.keys.add(self.door.key, session.person.login, new)
        with self.door.act(session, "password.change", session.person.id) as writing:
            writing.put(session.person.id, Credential(session.person.id, hash_password(new)))

    @right("place.read")
    def head(self, session: Session) -> Head:
        """Return the journal's head, as the status bar and the papers show it."""
        return self.door.database.head()

    @right("journal.read")
    def journal(self, session: Session, *, last: int | None = None) -> tuple[Entry, ...]:
        """Return journal rows, oldest first."""
        with self.door.look() as reading:
            return reading.entries(last=last)

    @right("journal.verify")
    def verify(self, session: Session) -> Verification:
        """Check the whole journal and every fact beside it."""
        return self.door.database.verify()

    @right("backup.make")
    def back_up(self, session: Session, target: Path) -> None:
        """Write a complete copy of the database to a new file."""
        self.door.database.back_up(target)

    def _add_person(self, writing: Writing, person: Person, password: str) -> None:
        writing.claim("login", person.login, person.id, refusal=Refused("login-taken", login=person.login))
        writing.put(person.id, person, seen=0)
        writing.put(person.id, Credential(person.id, hash_password(password)), seen=0)
        if self.door.keys is not None and self.door.key is not None:
            self.door.keys.add(self.door.key, person.login, password)

    def _count_failure(self, person: Person, count: int) -> None:
        locked = count >= FAILURES_TO_LOCK
        until = self.door.clock.now() + LOCK_TIME if locked else None
        with self.door.act_as(person.id, "session.failure", person.id, count=count) as writing:
            writing.put(person.id, SignInFailures(person.id, 0 if locked else count, until))


def _check_person(person: Person, password: str) -> None:
    if not person.login.isprintable() or not 1 <= len(person.login.strip()) <= _LOGIN_LIMIT or " " in person.login:
        raise Refused("login-malformed")
    if not person.name.strip():
        raise Refused("person-name-empty")
    _check_roles(person)
    _check_password(password)


def _check_roles(person: Person) -> None:
    if not person.roles:
        raise Refused("person-without-role")


def _check_password(password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise Refused("password-too-short", shortest=SHORTEST_PASSWORD)
