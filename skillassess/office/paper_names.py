"""What papers call methods, components, duties and verdicts: ``resources/papers/names.toml``. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillassess.documents.wording import Words, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillassess.model.results import Reason
    from skillassess.model.sheets import ComponentKind
    from skillassess.rules.provisions import Document


class PaperNames(Words, frozen=True, forbid_unknown_fields=True):
    """The names, by the values of the model's enumerations."""

    component_line: str
    document: str
    titled_document: str
    confirmation_title: str
    data_kind: str
    methods: dict[str, str]
    components: dict[str, str]
    verdicts: dict[str, str]
    presence: dict[str, str]
    works: dict[str, str]
    duties: dict[str, str]
    remarks: dict[str, str]


def paper_names() -> PaperNames:
    """Return the names."""
    said: PaperNames = words("names", PaperNames)
    return said


def components_named(kinds: Iterable[ComponentKind]) -> str:
    """Return the names of components in a row."""
    return "、".join(paper_names().components[kind.value] for kind in kinds)


def remark_of(reasons: Iterable[Reason]) -> str:
    """Return in a few words why somebody did not pass; empty where that is no reason."""
    said = paper_names()
    texts = []
    for reason in reasons:
        if reason.code in said.remarks:
            component = "" if reason.kind is None else said.components[reason.kind.value]
            texts.append(said.remarks[reason.code].format(component=component))
    return "；".join(texts)


def document_named(document: Document) -> str:
    """Return a regulation as papers cite it."""
    said = paper_names()
    pattern = said.titled_document if document.title == document.number else said.document
    return pattern.format(title=document.title, number=document.number)
