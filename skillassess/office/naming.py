"""The ids under which facts are kept. Owns their spelling and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillassess.model.plans import TemplateRef
    from skillassess.model.signatures import Step
    from skillassess.model.worksheets import FormKey

INSTITUTION = "institution"


def template_id(ref: TemplateRef) -> str:
    """Return the record id of a template at one version."""
    return f"{ref.id}@{ref.version}"


def signature_id(form: FormKey, step: Step, by: str) -> str:
    """Return the record id of a person's signature on a form."""
    return f"{form}/{step.value}/{by}"


def vote_id(candidate: str, member: str) -> str:
    """Return the record id of a member's vote."""
    return f"{candidate}/{member}"


def numbered(prefix: str, number: int) -> str:
    """Return a short readable id: ``p001``."""
    return f"{prefix}{number:03d}"
