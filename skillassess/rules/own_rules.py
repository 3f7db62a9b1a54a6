"""An institution's own rules (企业评价规范, further requirements): stricter than the edition, never looser.

Owns ``own.toml``: one ``[document]``; ``[[entry]]`` conditions that take the place of the edition's for their levels,
each naming the ``base`` it tightens; ``[[requirement]]`` that everybody of a level must meet on top. The format is the
edition's own. Stricter is shown by the condition trees themselves (``at_least_as_strict``), never assumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from skillassess.errors import Refused
from skillassess.model.levels import Level
from skillassess.rules.conditions import All, at_least_as_strict
from skillassess.rules.entries import Effect, EligibilityRules, Entry, Target, read_entry
from skillassess.rules.kinds import KINDS
from skillassess.rules.provisions import Document, read_document

if TYPE_CHECKING:
    from skillassess.rules.reading import Table

PREFIX = "own-"


def with_own_rules(
    table: Table, rules: EligibilityRules, documents: Mapping[str, Document]
) -> tuple[EligibilityRules, Document]:
    """Return the rules with the institution's own in place, and its document; a looser one is ``Refused``."""
    own = replace(read_document(table.table("document")), is_own=True)
    if own.id in documents:
        raise table.fault("edition-duplicate", own.id)
    known = {**documents, own.id: own}
    entries = [_entry(item, rules, known) for item in table.tables("entry", may_be_empty=True)]
    requirements = [read_entry(item, known, KINDS) for item in table.tables("requirement", may_be_empty=True)]
    table.done()
    if not entries and not requirements:
        raise table.fault("edition-entry-unreachable", own.id)
    _check_ids(table, rules, [*entries, *requirements])
    covered = {grant.target for entry in entries for grant in entry.grants}
    kept = [_without(entry, covered) for entry in rules.entries]
    found = replace(
        rules,
        entries=(*(entry for entry in kept if entry.grants), *entries),
        requirements=tuple(requirements),
        readings=rules.readings,
    )
    return found, own


def _entry(table: Table, rules: EligibilityRules, documents: Mapping[str, Document]) -> Entry:
    base_id = table.text("base")
    entry = read_entry(table, documents, KINDS)
    place = table.named(entry.id)
    base = next((item for item in rules.entries if item.id == base_id), None)
    if base is None:
        raise place.fault("edition-reference-dangling", base_id)
    for grant in entry.grants:
        if base.grant(grant.target) is None:
            shown = {"entry": entry.id, "base": base.id, "level": _named(grant.target)}
            raise Refused("own-level-not-in-base", clause=base.provision.name, **shown)
    if not _is_stricter(entry, base):
        raise Refused("own-condition-looser", clause=base.provision.name, entry=entry.id, base=base.id)
    return entry


def _is_stricter(entry: Entry, base: Entry) -> bool:
    own = entry.when if entry.gate is None else All((entry.when, entry.gate))
    for grant in entry.grants:
        parts = [base.when, base.gate]
        found = base.grant(grant.target)
        parts.append(found.when if found is not None else None)
        for part in parts:
            if part is not None and not at_least_as_strict(own, part):
                return False
    return entry.effect is base.effect


def _without(entry: Entry, covered: set[Target]) -> Entry:
    """Take the covered levels out of an applying condition; routes that give a certificate or are gated stay."""
    if entry.gate is not None or entry.effect is Effect.CERTIFICATE:
        return entry
    return replace(entry, grants=tuple(grant for grant in entry.grants if grant.target not in covered))


def _check_ids(table: Table, rules: EligibilityRules, own: list[Entry]) -> None:
    known = {entry.id for entry in rules.everything}
    readings = {reading.id for reading in rules.readings}
    for entry in own:
        place = table.named(entry.id)
        if not entry.id.startswith(PREFIX):
            raise place.fault("edition-value-wrong", f"id = {entry.id}")
        if entry.id in known:
            raise place.fault("edition-duplicate", entry.id)
        known.add(entry.id)
        for reading in entry.readings:
            if reading not in readings:
                raise place.fault("edition-reference-dangling", reading)


def _named(target: Target) -> str:
    return target.full_name if isinstance(target, Level) else target.name_zh
