"""Arguments, dispatch and exit codes: 0 done, 1 something was found, 2 refused or impossible."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Self

from tqdm import tqdm

from skillassess import __version__
from skillassess.cli.words import Words, language_of
from skillassess.clock import SystemClock, today
from skillassess.errors import Problem
from skillassess.model.pdf_seals import PdfState
from skillassess.office import Office, check_signed_pdf, is_archive, is_encrypted, verify_archive
from skillassess.texts import LANGUAGES, explain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from skillassess.model.pdf_seals import PdfSeal
    from skillassess.office import Session

DONE, FOUND, REFUSED = 0, 1, 2
_PASSWORD = "SKILLASSESS_PASSWORD"  # noqa: S105  the name of a variable, not a password
_SECOND_PASSWORD = "SKILLASSESS_SECOND_PASSWORD"  # noqa: S105  the same
_CERTIFICATE_PASSWORD = "SKILLASSESS_CERTIFICATE_PASSWORD"  # noqa: S105  the same
_LOGIN = "SKILLASSESS_LOGIN"


def main(argv: list[str] | None = None) -> int:
    """Run one command; refusals become one sentence on standard error."""
    given = sys.argv[1:] if argv is None else argv
    words = Words(language_of(given))
    arguments = _parser(words).parse_args(given)
    command: Callable[[argparse.Namespace, Words], int] = arguments.command
    try:
        return command(arguments, words)
    except Problem as problem:
        print(explain(problem, words.language), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print(words("cancelled"), file=sys.stderr)
        return REFUSED


def _parser(words: Words) -> argparse.ArgumentParser:
    parser = _Parser(prog="skillassess", description=words("about"), words=words)
    parser.add_argument("--version", action="version", version=__version__, help=words("version"))
    parser.add_argument("--language", choices=LANGUAGES, help=words("language"))
    commands = parser.add_subparsers(title=words("commands"), required=True, metavar=words("command"))

    day = _command(commands, "day", words, _day)
    day.add_argument("file", type=Path, help=words("day-file"))
    day.add_argument("--out", type=Path, required=True, help=words("day-out"))

    check = _command(commands, "check", words, _check)
    check.add_argument("file", type=Path, help=words("check-file"))
    check.add_argument("--json", action="store_true", help=words("json"))

    eligibility = _command(commands, "eligibility", words, _eligibility)
    eligibility.add_argument("file", type=Path, help=words("eligibility-file"))
    eligibility.add_argument("--level", default="all", help=words("eligibility-level"))
    eligibility.add_argument("--edition", default="", help=words("eligibility-edition"))
    eligibility.add_argument("--closing", default="", help=words("eligibility-closing"))

    for name, command in (
        ("verify", _verify),
        ("backup", _backup),
        ("export", _export),
        ("sign", _sign),
        ("trial-certificate", _trial_certificate),
        ("retention", _retention),
        ("purge", _purge),
    ):
        part = _command(commands, name, words, command)
        file = words("verify-file" if name == "verify" else "database")
        part.add_argument("database", type=Path, help=file)
        part.add_argument("--login", default=os.environ.get(_LOGIN, ""), help=words("login"))
        if name == "verify":
            part.add_argument("--json", action="store_true", help=words("json"))
            part.add_argument("--witness", default="", help=words("verify-witness"))
        if name == "backup":
            part.add_argument("target", type=Path, nargs="?", help=words("backup-target"))
        if name == "sign":
            part.add_argument("pdf", type=Path, help=words("sign-pdf"))
            part.add_argument("--plan", required=True, help=words("purge-plan"))
            part.add_argument("--certificate", type=Path, required=True, help=words("sign-certificate"))
        if name == "trial-certificate":
            part.add_argument("target", type=Path, help=words("trial-target"))
        if name == "purge":
            part.add_argument("--plan", required=True, help=words("purge-plan"))
            part.add_argument("--reason", required=True, help=words("purge-reason"))
            part.add_argument("--second", required=True, help=words("purge-second"))
        if name == "export":
            part.add_argument("--plan", default="", help=words("export-plan"))
            part.add_argument("--candidate", default="", help=words("export-candidate"))
            part.add_argument("--out", type=Path, required=True, help=words("export-out"))

    restored = _command(commands, "restore", words, _restore)
    restored.add_argument("backup", type=Path, help=words("restore-backup"))
    restored.add_argument("target", type=Path, help=words("restore-target"))
    restored.add_argument("--login", default=os.environ.get(_LOGIN, ""), help=words("login"))
    restored.add_argument("--recovery", action="store_true", help=words("restore-recovery"))
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the chosen language; its own mistakes also end with code 2."""

    def __init__(self, *, words: Words, **settings: Any) -> None:  # noqa: ANN401  handed on to argparse as they are
        super().__init__(formatter_class=partial(_Formatter, words=words), add_help=False, **settings)
        self._words = words
        self._positionals.title = words("arguments")
        self._optionals.title = words("options")
        self.add_argument("-h", "--help", action="help", help=words("help"))

    def error(self, message: str) -> NoReturn:
        """Say that the call does not fit, show the usage, and end."""
        told = self._words("usage-wrong", message=message)
        self.exit(REFUSED, f"{self.format_usage()}{told}\n")


class _Formatter(argparse.HelpFormatter):
    """Puts the usage line under the word of the chosen language."""

    def __init__(self, prog: str, *, words: Words) -> None:
        super().__init__(prog, max_help_position=28)
        self._words = words

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin the usage line with the word for it."""
        super().add_usage(usage, actions, groups, self._words("usage") if prefix is None else prefix)


def _command(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    words: Words,
    command: Callable[[argparse.Namespace, Words], int],
) -> argparse.ArgumentParser:
    part = commands.add_parser(name, help=words(f"{name}-help"), description=words(f"{name}-help"), words=words)
    part.add_argument("--language", choices=LANGUAGES, help=words("language"), default=argparse.SUPPRESS)
    part.set_defaults(command=command)
    return part


def _day(arguments: argparse.Namespace, words: Words) -> int:
    from skillassess.day.day_file import read_day  # noqa: PLC0415  the other commands start faster without it
    from skillassess.day.runner import run_day  # noqa: PLC0415  the same

    day = read_day(arguments.file)
    with _Bars(words) as bars:
        outcome = run_day(day, arguments.file.resolve().parent, arguments.out, progress=bars.tell)
    print(words("day-done", files=outcome.files, folder=arguments.out))
    if outcome.recovery_key:
        print(words("recovery-key", key=outcome.recovery_key))
    if day.sample:
        print(words("sample-plain"))
    return DONE


def _check(arguments: argparse.Namespace, words: Words) -> int:
    from skillassess.documents.roster import read_roster  # noqa: PLC0415  the other commands start faster without it
    from skillassess.documents.roster_report import findings_json, findings_table  # noqa: PLC0415  the same

    preview = read_roster(arguments.file, today=today(SystemClock()))
    if arguments.json:
        print(json.dumps(findings_json(preview, words.language), ensure_ascii=False, indent=1))
    else:
        print(findings_table(preview, words.language))
    return FOUND if preview.has_errors else DONE


def _eligibility(arguments: argparse.Namespace, words: Words) -> int:
    from skillassess.cli.eligibility import answer  # noqa: PLC0415  the other commands start faster without it

    given = (arguments.file, arguments.level, arguments.edition, arguments.closing)
    text, is_met = answer(*given, words.language)
    print(text)
    return DONE if is_met else FOUND


def _verify(arguments: argparse.Namespace, words: Words) -> int:
    if arguments.database.suffix.lower() == ".pdf":
        return _verify_pdf(arguments, words)
    if is_archive(arguments.database):
        return _verify_archive(arguments, words)
    office = _open(arguments, words)
    try:
        found = office.verify_unattended(arguments.witness)
    finally:
        office.close()
    if arguments.json:
        body = {
            "holds": found.holds,
            "entries": found.entries,
            "head": found.head.hash,
            "bad": found.bad_seq,
            "fault": found.fault,
            "purged": found.purged,
        }
        print(json.dumps(body))
    elif found.holds:
        print(words("verify-good", entries=found.entries, head=found.head.code, hash=found.head.hash))
        if found.purged:
            print(words("verify-purged", count=found.purged))
    else:
        print(words("verify-bad", seq=found.bad_seq, fault=words(found.fault)))
    return DONE if found.holds else FOUND


def _verify_archive(arguments: argparse.Namespace, words: Words) -> int:
    findings = verify_archive(arguments.database)
    if arguments.json:
        listed = [{"code": note.code, **dict(note.params)} for note in findings]
        print(json.dumps({"holds": not findings, "findings": listed}, ensure_ascii=False))
    elif findings:
        for note in findings:
            print(explain(note, words.language))
    else:
        print(words("archive-good"))
    return FOUND if findings else DONE


def _verify_pdf(arguments: argparse.Namespace, words: Words) -> int:
    seals = check_signed_pdf(arguments.database)
    if arguments.json:
        listed = [{"state": one.state, "signer": one.signer, "certificate": one.fingerprint} for one in seals]
        print(json.dumps({"holds": _holds(seals), "signatures": listed}, ensure_ascii=False))
        return DONE if _holds(seals) else FOUND
    for seal in seals:
        vouched = words("pdf-self-made") if seal.is_self_made else seal.issuer
        print(words(f"pdf-{seal.state}", signer=seal.signer, issuer=vouched, code=seal.fingerprint[:16], at=seal.at))
    if not seals:
        print(words("pdf-unsigned"))
    return DONE if _holds(seals) else FOUND


def _holds(seals: tuple[PdfSeal, ...]) -> bool:
    """Whether the last signature holds for the whole file and none before it was altered."""
    states = [seal.state for seal in seals]
    return bool(states) and states[-1] is PdfState.HOLDS and PdfState.ALTERED not in states


def _sign(arguments: argparse.Namespace, words: Words) -> int:
    office, session = _signed_in(arguments, words)
    try:
        given = os.environ.get(_CERTIFICATE_PASSWORD) or getpass.getpass(words("ask-certificate"))
        office.signed_pdfs.sign(session, arguments.plan, arguments.pdf, arguments.certificate, given)
    finally:
        office.close()
    print(words("sign-done", target=arguments.pdf))
    return DONE


def _trial_certificate(arguments: argparse.Namespace, words: Words) -> int:
    office, session = _signed_in(arguments, words)
    try:
        given = os.environ.get(_CERTIFICATE_PASSWORD) or getpass.getpass(words("ask-certificate"))
        office.signed_pdfs.trial_certificate(session, arguments.target, given)
    finally:
        office.close()
    print(words("trial-done", target=arguments.target))
    return DONE


def _backup(arguments: argparse.Namespace, words: Words) -> int:
    office, session = _signed_in(arguments, words)
    try:
        target = arguments.target
        if target is None:
            target = office.administration.keep_backup(session).path
        else:
            office.administration.back_up(session, target)
    finally:
        office.close()
    print(words("backup-done", target=target))
    return DONE


def _restore(arguments: argparse.Namespace, words: Words) -> int:
    from skillassess.office.rescue import restore_file  # noqa: PLC0415  the other commands start faster without it

    login = password = recovery = ""
    if is_encrypted(arguments.backup):
        if arguments.recovery:
            recovery = getpass.getpass(words("ask-recovery"))
        else:
            login, password = _credentials(arguments, words)
    made = restore_file(
        arguments.backup, arguments.target, SystemClock(), login=login, password=password, recovery_key=recovery
    )
    print(words("restore-done", target=made.path, entries=made.head.seq, head=made.head.code))
    if made.missing is None:
        print(words("restore-unknown"))
    else:
        print(words("restore-missing", count=made.missing) if made.missing else words("restore-whole"))
    return FOUND if made.missing else DONE


def _retention(arguments: argparse.Namespace, words: Words) -> int:
    office, session = _signed_in(arguments, words)
    try:
        kept = office.retention.plans(session)
    finally:
        office.close()
    for plan in kept:
        key = "retention-due" if plan.due else "retention-kept"
        text = words(key, plan=plan.plan, closed=plan.closed, until=plan.keep.electronic, clause=plan.keep.clause)
        gone = "" if plan.purged is None else words("retention-purged", plan=plan.plan, day=plan.purged.date())
        print(gone or text)
    return DONE


def _purge(arguments: argparse.Namespace, words: Words) -> int:
    from skillassess.office.retention import SecondPerson  # noqa: PLC0415  the other commands start faster without it

    login, password = _credentials(arguments, words)
    office, session = _entered(arguments, login, password)
    try:
        told = os.environ.get(_SECOND_PASSWORD) or getpass.getpass(words("ask-second", login=arguments.second))
        second = SecondPerson(arguments.second, told)
        done = office.retention.purge(session, arguments.plan, arguments.reason, password, second)
    finally:
        office.close()
    print(words("purge-done", facts=done.facts, files=done.files, entries=done.entries, backups=done.backups))
    return DONE


def _export(arguments: argparse.Namespace, words: Words) -> int:
    from skillassess.day.export import export_plan  # noqa: PLC0415  the other commands start faster without it

    office, session = _signed_in(arguments, words)
    try:
        with _Bars(words) as bars:
            files = export_plan(office, session, arguments.plan, arguments.candidate, arguments.out, bars.tell)
    finally:
        office.close()
    print(words("export-done", files=files, folder=arguments.out))
    return DONE


def _open(arguments: argparse.Namespace, words: Words) -> Office:
    if not is_encrypted(arguments.database):
        return Office.open(arguments.database, SystemClock())
    login, password = _credentials(arguments, words)
    return Office.open(arguments.database, SystemClock(), login=login, password=password)


def _signed_in(arguments: argparse.Namespace, words: Words) -> tuple[Office, Session]:
    return _entered(arguments, *_credentials(arguments, words))


def _entered(arguments: argparse.Namespace, login: str, password: str) -> tuple[Office, Session]:
    office = Office.open(arguments.database, SystemClock(), login=login, password=password)
    try:
        return office, office.sign_in(login, password)
    except BaseException:
        office.close()
        raise


def _credentials(arguments: argparse.Namespace, words: Words) -> tuple[str, str]:
    login = arguments.login or input(words("ask-login"))
    password = os.environ.get(_PASSWORD) or getpass.getpass(words("ask-password"))
    return login, password


class _Bars:
    """Progress bars on standard error, one for each kind of work, as it comes."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._bars: dict[str, tqdm[NoReturn]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for bar in self._bars.values():
            bar.close()

    def tell(self, what: str, done: int, of: int) -> None:
        """Move the bar of one kind of work."""
        bar = self._bars.get(what)
        if bar is None or bar.total != of:
            for other in self._bars.values():
                other.close()
            bar = self._bars[what] = tqdm(total=of, desc=self._words(f"progress-{what}"), file=sys.stderr, leave=True)
        bar.update(done - bar.n)
