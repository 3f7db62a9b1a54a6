"""The journal in words: actions, subjects, details, faults. Pure; an action or key without words is shown by its code.

Values of single marks are left out: the journal is read by people who have no part in scoring.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillassess.model.sheets import ComponentKind
from ui.marked import QT_TRANSLATE_NOOP, translate_marked

if TYPE_CHECKING:
    from ui.texts import Texts

ACTIONS = {
    "institution.set_up": QT_TRANSLATE_NOOP("Journal", "Institution set up"),
    "institution.change": QT_TRANSLATE_NOOP("Journal", "Institution changed"),
    "limits.set": QT_TRANSLATE_NOOP("Journal", "Limits of findings set"),
    "person.add": QT_TRANSLATE_NOOP("Journal", "Person added"),
    "person.change": QT_TRANSLATE_NOOP("Journal", "Person changed"),
    "person.leave": QT_TRANSLATE_NOOP("Journal", "Person leaves"),
    "session.open": QT_TRANSLATE_NOOP("Journal", "Signed in"),
    "session.failure": QT_TRANSLATE_NOOP("Journal", "Wrong password"),
    "password.prove": QT_TRANSLATE_NOOP("Journal", "Password proved after failures"),
    "password.change": QT_TRANSLATE_NOOP("Journal", "Own password changed"),
    "password.reset": QT_TRANSLATE_NOOP("Journal", "New password given"),
    "password.recover": QT_TRANSLATE_NOOP("Journal", "Password given by recovery key"),
    "seal.make": QT_TRANSLATE_NOOP("Journal", "Seal made for signing"),
    "template.save": QT_TRANSLATE_NOOP("Journal", "Score sheet saved"),
    "rules.own": QT_TRANSLATE_NOOP("Journal", "Own rules kept"),
    "plan.draft": QT_TRANSLATE_NOOP("Journal", "Plan drafted"),
    "plan.change": QT_TRANSLATE_NOOP("Journal", "Plan changed"),
    "plan.release": QT_TRANSLATE_NOOP("Journal", "Plan released"),
    "assessor.replace": QT_TRANSLATE_NOOP("Journal", "Assessor replaced"),
    "roster.accept": QT_TRANSLATE_NOOP("Journal", "Roster imported"),
    "candidate.add": QT_TRANSLATE_NOOP("Journal", "Candidate taken in"),
    "candidate.change": QT_TRANSLATE_NOOP("Journal", "Candidate corrected"),
    "candidate.reveal": QT_TRANSLATE_NOOP("Journal", "ID number shown"),
    "candidate.withdraw": QT_TRANSLATE_NOOP("Journal", "Application withdrawn"),
    "recusal.declare": QT_TRANSLATE_NOOP("Journal", "Tie declared, recusal"),
    "recusal.withdraw": QT_TRANSLATE_NOOP("Journal", "Declared tie taken back"),
    "attendance.set": QT_TRANSLATE_NOOP("Journal", "Presence recorded"),
    "eligibility.keep": QT_TRANSLATE_NOOP("Journal", "Facts for eligibility kept"),
    "eligibility.take": QT_TRANSLATE_NOOP("Journal", "Facts for eligibility imported"),
    "eligibility.attach": QT_TRANSLATE_NOOP("Journal", "Evidence attached"),
    "eligibility.judge": QT_TRANSLATE_NOOP("Journal", "Eligibility judged"),
    "eligibility.go_on": QT_TRANSLATE_NOOP("Journal", "Gone on regardless of eligibility"),
    "mark.enter": QT_TRANSLATE_NOOP("Journal", "Item scored"),
    "mark.fill": QT_TRANSLATE_NOOP("Journal", "Sheet filled"),
    "paper.key": QT_TRANSLATE_NOOP("Journal", "Paper sheet keyed in"),
    "paper.agree": QT_TRANSLATE_NOOP("Journal", "Keyed sheet taken over, both entries agreeing"),
    "paper.decide": QT_TRANSLATE_NOOP("Journal", "Keyed sheet taken over by decision"),
    "paper.discard": QT_TRANSLATE_NOOP("Journal", "Keyed entries discarded"),
    "scan.file": QT_TRANSLATE_NOOP("Journal", "Scan filed"),
    "sheet.submit": QT_TRANSLATE_NOOP("Journal", "Sheet submitted"),
    "sheet.return": QT_TRANSLATE_NOOP("Journal", "Sheet sent back"),
    "review.record": QT_TRANSLATE_NOOP("Journal", "Work and defence recorded"),
    "review.vote": QT_TRANSLATE_NOOP("Journal", "Vote cast"),
    "sign.confirm": QT_TRANSLATE_NOOP("Journal", "Signed as assessor"),
    "sign.supervise": QT_TRANSLATE_NOOP("Journal", "Signed as supervisor"),
    "sign.opinion": QT_TRANSLATE_NOOP("Journal", "Enterprise opinion given"),
    "supervision.record": QT_TRANSLATE_NOOP("Journal", "Supervision record kept"),
    "notice.publish": QT_TRANSLATE_NOOP("Journal", "Results published"),
    "objection.record": QT_TRANSLATE_NOOP("Journal", "Objection recorded"),
    "objection.resolve": QT_TRANSLATE_NOOP("Journal", "Objection resolved"),
    "filing.prepare": QT_TRANSLATE_NOOP("Journal", "Filing prepared"),
    "filing.submit": QT_TRANSLATE_NOOP("Journal", "Filing handed in"),
    "filing.decide": QT_TRANSLATE_NOOP("Journal", "Decision on the filing recorded"),
    "certificate.issue": QT_TRANSLATE_NOOP("Journal", "Certificate numbers given"),
    "certificate.import": QT_TRANSLATE_NOOP("Journal", "Certificate numbers imported"),
    "certificate.void": QT_TRANSLATE_NOOP("Journal", "Certificate made void"),
    "certificate.reissue": QT_TRANSLATE_NOOP("Journal", "Certificate re-issued"),
    "document.made": QT_TRANSLATE_NOOP("Journal", "Paper made"),
    "document.sign": QT_TRANSLATE_NOOP("Journal", "Paper signed with a certificate"),
    "certificate.trial": QT_TRANSLATE_NOOP("Journal", "Certificate for trial made"),
    "retention.purge": QT_TRANSLATE_NOOP("Journal", "Personal data of a batch purged"),
    "journal.write": QT_TRANSLATE_NOOP("Journal", "Extract of the journal written"),
}
_KEYS = {
    "reason": QT_TRANSLATE_NOOP("Journal", "reason"),
    "note": QT_TRANSLATE_NOOP("Journal", "note"),
    "count": QT_TRANSLATE_NOOP("Journal", "count"),
    "files": QT_TRANSLATE_NOOP("Journal", "files"),
    "forms": QT_TRANSLATE_NOOP("Journal", "forms"),
    "columns": QT_TRANSLATE_NOOP("Journal", "columns"),
    "item": QT_TRANSLATE_NOOP("Journal", "item"),
    "items": QT_TRANSLATE_NOOP("Journal", "items scored"),
    "kind": QT_TRANSLATE_NOOP("Journal", "kind"),
    "level": QT_TRANSLATE_NOOP("Journal", "level"),
    "rows": QT_TRANSLATE_NOOP("Journal", "rows"),
    "taken": QT_TRANSLATE_NOOP("Journal", "taken in"),
    "left_out": QT_TRANSLATE_NOOP("Journal", "left out"),
    "file": QT_TRANSLATE_NOOP("Journal", "file SHA-256"),
    "sha256": QT_TRANSLATE_NOOP("Journal", "file SHA-256"),
    "lines": QT_TRANSLATE_NOOP("Journal", "lines"),
    "roles": QT_TRANSLATE_NOOP("Journal", "roles"),
    "presence": QT_TRANSLATE_NOOP("Journal", "presence"),
    "questions": QT_TRANSLATE_NOOP("Journal", "questions"),
    "section": QT_TRANSLATE_NOOP("Journal", "section"),
    "entry": QT_TRANSLATE_NOOP("Journal", "condition"),
    "reading": QT_TRANSLATE_NOOP("Journal", "entry"),
    "differ": QT_TRANSLATE_NOOP("Journal", "items differing"),
    "first": QT_TRANSLATE_NOOP("Journal", "first keyed by"),
    "second": QT_TRANSLATE_NOOP("Journal", "second keyed by"),
    "size": QT_TRANSLATE_NOOP("Journal", "bytes"),
    "approved": QT_TRANSLATE_NOOP("Journal", "approved"),
    "accepted": QT_TRANSLATE_NOOP("Journal", "accepted"),
    "upheld": QT_TRANSLATE_NOOP("Journal", "upheld"),
    "step": QT_TRANSLATE_NOOP("Journal", "step"),
    "first_day": QT_TRANSLATE_NOOP("Journal", "first day"),
    "strict": QT_TRANSLATE_NOOP("Journal", "stricter readings"),
}
_FAULTS = {
    "entry-missing": QT_TRANSLATE_NOOP("Journal", "an entry was taken out"),
    "chain-broken": QT_TRANSLATE_NOOP("Journal", "the entry does not follow the one before"),
    "entry-altered": QT_TRANSLATE_NOOP("Journal", "the entry was altered"),
    "facts-altered": QT_TRANSLATE_NOOP("Journal", "what was kept with the entry was altered"),
    "facts-without-entry": QT_TRANSLATE_NOOP("Journal", "something is kept that no entry tells of"),
    "head-not-extended": QT_TRANSLATE_NOOP("Journal", "the journal does not hold the head that was compared"),
    "purge-broken": QT_TRANSLATE_NOOP("Journal", "a purge does not fit what is left, or lacks two seals"),
    "seal-missing": QT_TRANSLATE_NOOP("Journal", "a signature has no seal"),
    "seal-broken": QT_TRANSLATE_NOOP("Journal", "a signature's seal does not hold"),
}
_INSTITUTION = QT_TRANSLATE_NOOP("Journal", "Institution")
_SYSTEM = QT_TRANSLATE_NOOP("Journal", "The program")
_YES, _NO = QT_TRANSLATE_NOOP("Journal", "yes"), QT_TRANSLATE_NOOP("Journal", "no")
_SECRET = {"mark.enter": frozenset({"value"})}
_COMPONENTS = frozenset(kind.value for kind in ComponentKind)
_LONG, _SHOWN = 64, 12


@dataclass(frozen=True, slots=True)
class JournalWords:
    """Words for one reading: names of people by id, and the language."""

    people: Mapping[str, str]
    texts: Texts

    def actor(self, actor: str) -> str:
        """Return who did it."""
        return translate_marked("Journal", _SYSTEM) if actor == "system" else self.people.get(actor, actor)

    def action(self, action: str) -> str:
        """Return what was done."""
        return translate_marked("Journal", ACTIONS[action]) if action in ACTIONS else action

    def subject(self, subject: str) -> str:
        """Return whom or what it is about: numbers as they are, people and components by name."""
        if subject == "institution":
            return translate_marked("Journal", _INSTITUTION)
        return " · ".join(self._part(part) for part in subject.split("/"))

    def detail(self, action: str, detail: str) -> str:
        """Return the details of an entry in one line."""
        hidden = _SECRET.get(action, frozenset())
        told = [
            (key, value) for key, value in json.loads(detail).items() if key not in hidden and value not in ("", None)
        ]
        comma = "；" if self.texts.language == "zh_CN" else "; "
        return comma.join(f"{self._key(key)} {self.people.get(str(value), _value(value))}" for key, value in told)

    def fault(self, code: str) -> str:
        """Return what is wrong with the journal."""
        return translate_marked("Journal", _FAULTS[code]) if code in _FAULTS else code

    def _part(self, part: str) -> str:
        if part in self.people:
            return self.people[part]
        return self.texts.name(ComponentKind(part)) if part in _COMPONENTS else part

    def _key(self, key: str) -> str:
        return translate_marked("Journal", _KEYS[key]) if key in _KEYS else key


def _value(value: object) -> str:
    if isinstance(value, bool):
        return translate_marked("Journal", _YES if value else _NO)
    text = str(value)
    return f"{text[:_SHOWN]}…" if len(text) == _LONG and text.isalnum() else text
