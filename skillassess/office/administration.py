"""Setting up, signing in, people, the journal and backups. The administrator's desk.

There are no default accounts: the first administrator is made with the institution.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING

from skillassess.clock import today
from skillassess.documents.writing import write_whole
from skillassess.errors import Refused
from skillassess.model.access import Credential, SealKey, SignInFailures
from skillassess.model.institution import Institution, check_institution
from skillassess.model.people import Person, Role
from skillassess.model.plans import TemplateRef
from skillassess.model.sheets import check_template
from skillassess.office.naming import INSTITUTION, numbered, template_id
from skillassess.office.reasons import check_reason
from skillassess.office.rights import Session, may, right
from skillassess.rules.templates import load_templates
from skillassess.store.attempts import FAILURES_TO_LOCK, LOCK_MINUTES, LOCK_TIME, is_over
from skillassess.store.backups import Backup, Backups, restore
from skillassess.store.journal import GENESIS, Head, Witness
from skillassess.store.keys import KeyFile, hash_password, password_matches
from skillassess.store.seals import Seal, new_seal, open_seal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from skillassess.model.papers import WrittenFile
    from skillassess.office.door import MainDoor
    from skillassess.store.journal import Entry, Verification
    from skillassess.store.reading import Stored
    from skillassess.store.writing import Writing

SHORTEST_PASSWORD = 8
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
        self._check_unlocked(failures)
        if person.left is not None and today(self.door.clock) >= person.left:
            if self.door.keys is not None:
                self.door.keys.remove(person.login)
            raise Refused("person-left")
        if not password_matches(credential.password_hash, password):
            self._count_failure(person, failures)
            raise Refused("sign-in-wrong")
        if self.door.keys is not None and self.door.key is not None and self.door.keys.is_between_passwords(login):
            self.door.keys.add(self.door.key, person.login, password)
        with self.door.act_as(person.id, "session.open", person.id) as writing:
            if failures is not None and failures.value.count:
                writing.put(person.id, SignInFailures(person.id, 0))
        return self.door.open_place(person)

    def sign_out(self, session: Session) -> None:
        """End a session."""
        self.door.leave(session)

    def prove(self, session: Session, password: str) -> Seal:
        """Ask for the password again, as signing does, and return the person's seal.

        A wrong one counts as a failure; the fifth in a row locks the account and ends the session.
        """
        try:
            return self._prove(session.person, password)
        except Refused as problem:
            if problem.params.get("locks"):
                self.door.leave(session, "account-locked")
            raise

    def second_person(self, session: Session, login: str, password: str, name: str) -> tuple[Person, Seal]:
        """Have another person prove the password beside the one who is signed in, and return person and seal.

        The other one needs the right ``name`` too; an unknown login and a wrong password are not told apart.
        """
        with self.door.look() as reading:
            person = next((p for p in reading.values(Person) if p.login == login.strip()), None)
        if person is None:
            raise Refused("password-wrong")
        if person.id == session.person.id:
            raise Refused("second-person-needed")
        if person.left is not None and today(self.door.clock) >= person.left:
            raise Refused("person-left")
        if not may(person, name):
            raise Refused("second-person-lacks-right")
        return person, self._prove(person, password)

    def _prove(self, person: Person, password: str) -> Seal:
        with self.door.look() as reading:
            credential = reading.get(Credential, person.id)
            failures = reading.find(SignInFailures, person.id)
            kept = reading.find(SealKey, person.id)
        self._check_unlocked(failures)
        if not password_matches(credential.password_hash, password):
            locks = self._count_failure(person, failures)
            raise Refused("password-wrong", locks=locks)
        if failures is not None and failures.value.count:
            with self.door.act_as(person.id, "password.prove", person.id) as writing:
                writing.put(person.id, SignInFailures(person.id, 0))
        if kept is not None:
            return open_seal(kept.value, password)
        seal = new_seal()
        with self.door.act_as(person.id, "seal.make", person.id) as writing:
            writing.put(person.id, seal.kept(person.id, password), seen=0)
        return seal

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
            _check_name(person)
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
        _check_password(new)
        seal = self.prove(session, old)
        self._give_password(session.person, new, "password.change", session.person.id, seal)

    @right("people.change")
    def reset_password(self, session: Session, person_id: str, new: str, reason: str) -> None:
        """Give another person a new password; the person gets a new seal and is free to sign in again."""
        check_reason(reason)
        _check_password(new)
        if person_id == session.person.id:
            raise Refused("not-on-oneself")
        with self.door.look() as reading:
            person = reading.get(Person, person_id)
        self._give_password(person, new, "password.reset", session.person.id, new_seal(), reason=reason)

    def recover(self, login: str, new: str) -> None:
        """Give an administrator a new password in a database that was opened with the recovery key on paper."""
        if not self.door.recovered:
            raise Refused("not-recovered")
        _check_password(new)
        with self.door.look() as reading:
            person = next((p for p in reading.values(Person) if p.login == login.strip()), None)
        if person is None or not person.has(Role.ADMINISTRATOR):
            raise Refused("not-an-administrator")
        self._give_password(person, new, "password.recover", _SYSTEM, new_seal())

    @right("place.read")
    def head(self, session: Session) -> Head:
        """Return the journal's head, as the status bar and the papers show it.

        Who may not verify the journal gets an empty one: its changing would tell when another assessor scores.
        """
        if not may(session.person, "journal.verify"):
            return Head(0, GENESIS)
        return self.door.database.head()

    @right("journal.read")
    def journal(self, session: Session, *, last: int | None = None, after: int = 0) -> tuple[Entry, ...]:
        """Return journal rows, oldest first; with ``after`` only those with a higher number."""
        with self.door.look() as reading:
            return reading.entries(last=last, after=after)

    @right("journal.read")
    def write_journal(
        self, session: Session, path: Path, lines: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> WrittenFile:
        """Write an extract of the journal, worded by the caller, as a text file; that it was made is recorded."""

        def produce(file: IO[bytes]) -> None:
            for number, line in enumerate(lines):
                if progress is not None:
                    progress(number, len(lines))
                file.write(f"{line}\n".encode())

        written = write_whole(path, produce)
        with self.door.act(session, "journal.write", INSTITUTION, lines=len(lines), sha256=written.sha256):
            return written

    @right("journal.verify")
    def verify(
        self, session: Session, witness: str = "", progress: Callable[[int, int], None] | None = None
    ) -> Verification:
        """Check the whole journal, every fact beside it and every seal.

        ``witness`` is a head from a signed sheet or an export (``1A2B-3C4D``, ``1234:1A2B-3C4D``, or the text of the QR
        code): an older state of the file that was put back does not hold it.
        """
        return self.door.database.verify(Witness.read(witness) if witness.strip() else None, progress)

    @right("backup.make")
    def back_up(self, session: Session, target: Path) -> None:
        """Write a complete, verified copy of the database to a new file, its key file beside it."""
        self.door.database.back_up(target)
        if self.door.keys is not None:
            self.door.keys.copy_to(KeyFile.beside(target))

    @right("backup.make")
    def keep_backup(self, session: Session) -> Backup:
        """Make a verified copy among those the program keeps, whether one is due or not."""
        return self.door.back_up()

    @right("backup.make")
    def backups(self, session: Session) -> tuple[Backup, ...]:
        """Return the copies the program keeps, the newest first."""
        return Backups.beside(self.door.database.path).all()

    @right("place.read")
    def last_backup(self, session: Session) -> Backup | None:
        """Return the newest verified copy, for the status bar."""
        return next(iter(Backups.beside(self.door.database.path).all()), None)

    @right("backup.make")
    def restore(self, session: Session, backup: Path, target: Path) -> Verification:
        """Make a verified database of a backup under a new name; the live file is never touched."""
        return restore(backup, target, self.door.key)

    def _add_person(self, writing: Writing, person: Person, password: str) -> None:
        writing.claim("login", person.login, person.id, refusal=Refused("login-taken", login=person.login))
        writing.put(person.id, person, seen=0)
        writing.put(person.id, Credential(person.id, hash_password(password)), seen=0)
        writing.put(person.id, new_seal().kept(person.id, password), seen=0)
        if self.door.keys is not None and self.door.key is not None:
            self.door.keys.add(self.door.key, person.login, password)

    def _give_password(
        self, person: Person, new: str, action: str, actor: str, seal: Seal, **detail: str | int | bool | None
    ) -> None:
        """Change the key file around the commit so that a crash at any moment leaves a password that opens."""
        keys, key = self.door.keys, self.door.key
        if keys is not None and key is not None:
            keys.stage(key, person.login, new)
        with self.door.act_as(actor, action, person.id, **detail) as writing:
            writing.put(person.id, Credential(person.id, hash_password(new)))
            writing.put(person.id, seal.kept(person.id, new))
            if writing.find(SignInFailures, person.id) is not None:
                writing.put(person.id, SignInFailures(person.id, 0))
        if keys is not None and key is not None:
            keys.add(key, person.login, new)

    def _check_unlocked(self, failures: Stored[SignInFailures] | None) -> None:
        if failures is None or failures.value.locked_until is None:
            return
        if not is_over(failures.value.locked_until, failures.value.locked_uptime, self.door.clock):
            raise Refused("account-locked", minutes=LOCK_MINUTES)

    def _count_failure(self, person: Person, failures: Stored[SignInFailures] | None) -> bool:
        """Keep one more failure; returns whether it locked the account."""
        count = 1 if failures is None else failures.value.count + 1
        clock = self.door.clock
        kept = SignInFailures(person.id, count)
        if count >= FAILURES_TO_LOCK:
            kept = SignInFailures(person.id, 0, clock.now() + LOCK_TIME, clock.uptime() + LOCK_MINUTES * 60)
        with self.door.act_as(person.id, "session.failure", person.id, count=count) as writing:
            writing.put(person.id, kept)
        return count >= FAILURES_TO_LOCK


def _check_person(person: Person, password: str) -> None:
    if not person.login.isprintable() or not 1 <= len(person.login.strip()) <= _LOGIN_LIMIT or " " in person.login:
        raise Refused("login-malformed")
    _check_name(person)
    _check_roles(person)
    _check_password(password)


def _check_name(person: Person) -> None:
    if not person.name.strip():
        raise Refused("person-name-empty")


def _check_roles(person: Person) -> None:
    if not person.roles:
        raise Refused("person-without-role")


def _check_password(password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise Refused("password-too-short", shortest=SHORTEST_PASSWORD)
