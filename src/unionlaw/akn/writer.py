"""Model → Akoma Ntoso 3.0, in one canonical form.

The same document always gives the same bytes, so reading a file of the corpus and writing it
again changes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from lxml import etree

from unionlaw.akn.names import AKN, OWN, own, tag
from unionlaw.errors import DataError
from unionlaw.files import write_bytes
from unionlaw.model import (
    Content,
    Document,
    Extent,
    Meta,
    Mod,
    Provision,
    QuotedText,
    Ref,
    TextualMod,
)

_NAMESPACES = cast("dict[str, str]", {None: AKN, "unionlaw": OWN})
_INDENT = "  "
_MIXED = frozenset({"p", "num", "heading", "docTitle", "mod", "quotedText", "ref"})
"""Elements whose white space is text: never indented inside."""


def write(document: Document, file: Path) -> None:
    """Writes the document; the file is replaced only once it is whole."""
    write_bytes(file, to_bytes(document))


def to_bytes(document: Document) -> bytes:
    """The document as a canonical AKN file."""
    root = etree.Element(tag("akomaNtoso"), nsmap=_NAMESPACES)
    act = _sub(root, "act", name="act", contains="originalVersion")
    _meta(act, document)
    preface = _sub(act, "preface")
    _sub(_sub(preface, "p"), "docTitle").text = document.meta.title
    for preamble in document.preamble:
        element = _sub(act, "preamble", eId=preamble.eid)
        _inline(_sub(element, "p"), preamble.content)
    body = _sub(act, "body")
    for unit in document.body:
        _provision(body, unit)
    if document.signature:
        _sub(_sub(act, "conclusions"), "p").text = document.signature
    _indent(root, 0)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def provision_to_bytes(provision: Provision) -> bytes:
    """One unit as an AKN fragment."""
    root = etree.Element(tag("body"), nsmap=_NAMESPACES)
    _provision(root, provision)
    unit = root[0]
    _indent(unit, 0)
    unit.tail = None
    return etree.tostring(unit, encoding="UTF-8") + b"\n"


def _sub(parent: etree._Element, element: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, tag(element), {k: v for k, v in attributes.items() if v})


def _provision(parent: etree._Element, unit: Provision) -> None:
    element = _sub(parent, unit.kind.value, eId=unit.eid)
    if unit.num:
        _sub(element, "num").text = unit.num
    if unit.heading:
        _inline(_sub(element, "heading", eId=f"{unit.eid}__heading"), unit.heading)
    if unit.content:
        if unit.children:
            words = _sub(element, "intro", eId=f"{unit.eid}__intro")
        else:
            words = _sub(element, "content", eId=f"{unit.eid}__content")
        _inline(_sub(words, "p"), unit.content)
    for child in unit.children:
        _provision(element, child)


def _inline(parent: etree._Element, content: Content) -> None:
    last: etree._Element | None = None
    for item in content:
        if isinstance(item, str):
            if last is None:
                parent.text = (parent.text or "") + item
            else:
                last.tail = (last.tail or "") + item
            continue
        if isinstance(item, Ref):
            last = _sub(parent, "ref", href=item.href)
            last.text = item.text
        elif isinstance(item, QuotedText):
            last = _sub(parent, "quotedText", eId=item.eid, startQuote="“", endQuote="”")
            last.text = item.text
        elif isinstance(item, Mod):
            last = _sub(parent, "mod", eId=item.eid)
            _inline(last, item.content)
        else:
            last = _sub(parent, "quotedStructure", eId=item.eid, startQuote="“", endQuote="”")
            for unit in item.provisions:
                _provision(last, unit)


def _meta(act: etree._Element, document: Document) -> None:
    meta = document.meta
    element = _sub(act, "meta")
    _identification(element, meta)
    if meta.lifecycle:
        lifecycle = _sub(element, "lifecycle", source="#unionlaw")
        for number, event in enumerate(meta.lifecycle, 1):
            _sub(
                lifecycle,
                "eventRef",
                eId=event.eid,
                date=event.on.isoformat(),
                source=f"#ref_{number}",
                type=event.kind,
            )
    if document.mods or meta.earlier_changes:
        analysis = _sub(element, "analysis", source="#unionlaw")
        if document.mods:
            active = _sub(analysis, "activeModifications")
            for mod in document.mods:
                _textual_mod(active, mod)
        if meta.earlier_changes:
            passive = _sub(analysis, "passiveModifications")
            for number, change in enumerate(meta.earlier_changes, 1):
                item = _sub(passive, "textualMod", eId=f"pmod_{number}", type=change.kind)
                _sub(item, "source", href=change.act)
                _sub(item, "destination", href=f"#{change.destination}")
    references = _sub(element, "references", source="#unionlaw")
    for number, event in enumerate(meta.lifecycle, 1):
        name = "original" if event.kind == "generation" else "passiveRef"
        _sub(references, name, eId=f"ref_{number}", href=event.source, showAs=event.source_title)
    for eid, shown in (("unionlaw", "unionlaw"), ("legislator", "Republic of Kazakhstan")):
        _sub(
            references,
            "TLCOrganization",
            eId=eid,
            href=f"/akn/ontology/organization/{eid}",
            showAs=shown,
        )
    _proprietary(element, meta)


def _identification(parent: etree._Element, meta: Meta) -> None:
    identification = _sub(parent, "identification", source="#unionlaw")
    if meta.adopted is None or meta.redaction is None:
        raise DataError(
            f"the text “{meta.name}” does not say when it was adopted or redacted",
            hint="an Akoma Ntoso document needs both dates",
        )
    redaction = meta.redaction.isoformat()
    expression_iri = f"{meta.iri}/{meta.language}@{redaction}"
    country = meta.iri.removeprefix("/akn/").partition("/")[0]

    work = _sub(identification, "FRBRWork")
    _sub(work, "FRBRthis", value=f"{meta.iri}/!main")
    _sub(work, "FRBRuri", value=meta.iri)
    for name, value in (("title", meta.title), ("unionlaw", meta.name), *meta.official_ids):
        _sub(work, "FRBRalias", value=value, name=name)
    _sub(work, "FRBRdate", date=meta.adopted.isoformat(), name="adopted")
    _sub(work, "FRBRauthor", href="#legislator")
    _sub(work, "FRBRcountry", value=country)
    if meta.number:
        _sub(work, "FRBRnumber", value=meta.number)

    expression = _sub(identification, "FRBRExpression")
    _sub(expression, "FRBRthis", value=f"{expression_iri}/!main")
    _sub(expression, "FRBRuri", value=expression_iri)
    _sub(expression, "FRBRdate", date=redaction, name="redaction")
    _sub(expression, "FRBRauthor", href="#unionlaw")
    _sub(expression, "FRBRlanguage", language=meta.language)

    manifestation = _sub(identification, "FRBRManifestation")
    _sub(manifestation, "FRBRthis", value=f"{expression_iri}/!main.xml")
    _sub(manifestation, "FRBRuri", value=f"{expression_iri}.xml")
    _sub(manifestation, "FRBRdate", date=redaction, name="redaction")
    _sub(manifestation, "FRBRauthor", href="#unionlaw")


def _textual_mod(parent: etree._Element, mod: TextualMod) -> None:
    item = _sub(parent, "textualMod", eId=mod.eid, type=mod.kind.value)
    _sub(item, "source", href=f"#{mod.source}")
    _sub(item, "destination", href=f"{mod.work}#{mod.destination}", pos=mod.position)
    if mod.old:
        _sub(item, "old", href=f"#{mod.old}")
    if mod.new:
        _sub(item, "new", href=f"#{mod.new}")


def _proprietary(parent: etree._Element, meta: Meta) -> None:
    block = _sub(parent, "proprietary", source="#unionlaw")

    def say(name: str, text: str, **attributes: str) -> None:
        if text or any(attributes.values()):
            element = etree.SubElement(block, own(name), {k: v for k, v in attributes.items() if v})
            element.text = text or None

    say("notice", meta.notice)
    say("basedOn", meta.based_on)
    if meta.extent is not Extent.WHOLE or meta.extent_note:
        say("extent", meta.extent_note, held=meta.extent.value)
    say("published", meta.published)
    day = meta.commencement.day
    say("commencement", meta.commencement.rule, day=day.isoformat() if day else "")
    for done in meta.passes:
        say("pass", "", role=done.role, done=done.done, on=done.on.isoformat())
    for number, change in enumerate(meta.earlier_changes, 1):
        say("change", change.instruction, mod=f"pmod_{number}")


def _indent(element: etree._Element, depth: int) -> None:
    """Indents what holds only elements; leaves sentences as they are."""
    if etree.QName(element).localname in _MIXED:
        for quoted in element.iter(tag("quotedStructure")):
            if quoted.getparent() is element or _only_mods_between(quoted, element):
                _indent(quoted, depth + 1)
        return
    if len(element):
        element.text = "\n" + _INDENT * (depth + 1)
        for child in element:
            _indent(child, depth + 1)
            child.tail = "\n" + _INDENT * (depth + 1)
        element[-1].tail = "\n" + _INDENT * depth


def _only_mods_between(quoted: etree._Element, top: etree._Element) -> bool:
    parent = quoted.getparent()
    while parent is not None and parent is not top:
        if parent.tag != tag("mod"):
            return False
        parent = parent.getparent()
    return parent is top
