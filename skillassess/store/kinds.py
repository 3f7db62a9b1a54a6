"""Which frozen values are kept as records, and under what name. A name, once released, stays."""

from __future__ import annotations

from skillassess.model.access import Credential, SealKey, SignInFailures
from skillassess.model.afterwards import Filing, Notice, Objection
from skillassess.model.candidates import Attendance, Candidate
from skillassess.model.certificates import Certificate
from skillassess.model.institution import Institution
from skillassess.model.kept_dossiers import EligibilityRecord, KeptDossier, OwnRules
from skillassess.model.keying import KeyedColumn
from skillassess.model.people import Person
from skillassess.model.plans import Plan
from skillassess.model.quality import Limits
from skillassess.model.records import MadeDocument, SupervisionRecord
from skillassess.model.recusal import DeclaredTie
from skillassess.model.retention import Purge
from skillassess.model.review import ReviewRecord, Vote
from skillassess.model.scans import PrintedCodes, Scan
from skillassess.model.sheets import Template
from skillassess.model.signatures import Signature
from skillassess.model.worksheets import ColumnStatus, Replacement

KINDS: dict[type, str] = {
    Institution: "institution",
    Person: "person",
    Credential: "credential",
    SignInFailures: "signin_failures",
    SealKey: "seal_key",
    Template: "template",
    Plan: "plan",
    Candidate: "candidate",
    DeclaredTie: "tie",
    Attendance: "attendance",
    ColumnStatus: "column",
    Replacement: "replacement",
    Signature: "signature",
    ReviewRecord: "review",
    Vote: "vote",
    Notice: "notice",
    Objection: "objection",
    Filing: "filing",
    Certificate: "certificate",
    MadeDocument: "document",
    SupervisionRecord: "supervision",
    KeptDossier: "dossier",
    OwnRules: "own_rules",
    EligibilityRecord: "eligibility_record",
    Limits: "limits",
    KeyedColumn: "keyed_column",
    PrintedCodes: "printed_codes",
    Scan: "scan",
    Purge: "purge",
}
