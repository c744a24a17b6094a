"""Akoma Ntoso 3.0 → model."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import cast

from lxml import etree

from unionlaw.akn.names import AKN, KIND_OF, own, tag
from unionlaw.errors import DataError
from unionlaw.model import (
    Commencement,
    Content,
    Document,
    EarlierChange,
    Extent,
    Inline,
    Kind,
    LifecycleEvent,
    Meta,
    Mod,
    ModKind,
    Pass,
    Provision,
    QuotedStructure,
    QuotedText,
    Ref,
    TextualMod,
)

_NOT_AKN = "give an Akoma Ntoso 3.0 file (root element akomaNtoso, one act in it)"
_LINE_IN_MESSAGE = re.compile(r", line \d+, column \d+.*")


def parse(data: bytes, file: Path | str) -> etree._Element:
    """Parses XML without entities, network or DTD.

    Raises:
        DataError: empty, or not well-formed; with the line.
    """
    if not data.strip():
        raise DataError("the file is empty", file=file, hint=_NOT_AKN)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        said = _LINE_IN_MESSAGE.sub("", error.msg or "unreadable")
        raise DataError(
            f"not well-formed XML: {said}", file=file, line=error.lineno or None, hint=_NOT_AKN
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DataError(
            "the file declares a DTD, which unionlaw does not read",
            file=file,
            hint="remove the DOCTYPE line and write its entities out",
        )
    return root


def read(file: Path) -> Document:
    """Reads one act.

    Raises:
        DataError: the file is not there, a directory, empty, not XML, or not an AKN act.
    """
    return read_bytes(read_file(file), file)


def read_file(file: Path) -> bytes:
    """The bytes of a file, or a `DataError` that says why there are none."""
    if file.is_dir():
        raise DataError("this is a directory, not a file", file=file, hint="name a file in it")
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise DataError(
            "there is no such file",
            file=file,
            hint="`unionlaw laws` lists the texts that are held by name",
        ) from None
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", file=file) from None


def read_bytes(data: bytes, file: Path | str = "<bytes>") -> Document:
    """Reads one act from its bytes; `file` names it in messages."""
    root = parse(data, file)
    act = root.find(tag("act"))
    if root.tag != tag("akomaNtoso") or act is None:
        raise DataError("not an Akoma Ntoso 3.0 act", file=file, line=1, hint=_NOT_AKN)
    reader = _Reader(file)
    return reader.document(act)


class _Reader:
    """Walks one document; knows the file only to name it in messages."""

    def __init__(self, file: Path | str) -> None:
        self.file = file

    def fail(self, message: str, element: etree._Element) -> DataError:
        return DataError(
            message,
            file=self.file,
            line=line_of(element),
            eid=element.get("eId"),
            hint="`unionlaw validate FILE` lists everything that is wrong with it",
        )

    def document(self, act: etree._Element) -> Document:
        meta = self.need(act, "meta")
        preamble = act.find(tag("preamble"))
        conclusions = act.find(tag("conclusions"))
        return Document(
            meta=self.meta(meta),
            preamble=() if preamble is None else (self.preamble(preamble),),
            body=self.provisions(self.need(act, "body")),
            signature="" if conclusions is None else _words(conclusions).strip(),
            mods=self.mods(meta),
        )

    def need(self, parent: etree._Element, name: str) -> etree._Element:
        found = parent.find(tag(name))
        if found is None:
            raise self.fail(f"<{_local(parent)}> has no <{name}>", parent)
        return found

    # Text

    def preamble(self, element: etree._Element) -> Provision:
        content: Content = ()
        for index, paragraph in enumerate(element.iterfind(tag("p"))):
            content += (("\n",) if index else ()) + self.inline(paragraph)
        return Provision(Kind.PREAMBLE, "preamble", content=content)

    def provisions(self, element: etree._Element) -> tuple[Provision, ...]:
        found = []
        for child in element:
            if _local(child) in KIND_OF:
                found.append(self.provision(child))
            elif _local(child) not in ("num", "heading", "intro", "content"):
                raise self.fail(f"<{_local(child)}> is not a unit that unionlaw reads", child)
        return tuple(found)

    def provision(self, element: etree._Element) -> Provision:
        num = element.find(tag("num"))
        heading = element.find(tag("heading"))
        words = element.find(tag("content"))
        if words is None:
            words = element.find(tag("intro"))
        content: Content = ()
        if words is not None:
            paragraphs = words.findall(tag("p"))
            if len(paragraphs) != 1:
                raise self.fail(
                    f"<{_local(words)}> holds {len(paragraphs)} <p>, not one: each part of the "
                    "text needs a unit of its own (alinea)",
                    element,
                )
            content = self.inline(paragraphs[0])
        return Provision(
            kind=KIND_OF[_local(element)],
            eid=element.get("eId", ""),
            num="" if num is None else _words(num),
            heading=() if heading is None else self.inline(heading),
            content=content,
            children=self.provisions(element),
        )

    def inline(self, element: etree._Element) -> Content:
        items: list[Inline] = [element.text] if element.text else []
        for child in element:
            items.append(self.inline_item(child))
            if child.tail:
                items.append(child.tail)
        return tuple(items)

    def inline_item(self, element: etree._Element) -> Inline:
        name = _local(element)
        if name == "ref":
            return Ref(element.get("href", ""), _words(element))
        if name == "quotedText":
            return QuotedText(element.get("eId", ""), _words(element))
        if name == "quotedStructure":
            return QuotedStructure(element.get("eId", ""), self.provisions(element))
        if name == "mod":
            items = self.inline(element)
            inner = tuple(item for item in items if not isinstance(item, Mod))
            return Mod(element.get("eId", ""), inner)
        raise self.fail(f"<{name}> inside a sentence is not read by unionlaw", element)

    # Metadata

    def meta(self, meta: etree._Element) -> Meta:
        identification = self.need(meta, "identification")
        work = self.need(identification, "FRBRWork")
        expression = self.need(identification, "FRBRExpression")
        aliases = {a.get("name", ""): a.get("value", "") for a in work.iterfind(tag("FRBRalias"))}
        own_title = aliases.pop("title", "")
        name = aliases.pop("unionlaw", "")
        proprietary = meta.find(tag("proprietary"))
        said: dict[str, etree._Element] = {}
        passes: list[Pass] = []
        sentences: dict[str, str] = {}
        if proprietary is not None:
            for item in proprietary:
                local = _local(item)
                if item.tag == own("pass"):
                    passes.append(
                        Pass(
                            item.get("role", ""),
                            item.get("done", ""),
                            self.day(item.get("on", ""), item),
                        )
                    )
                elif item.tag == own("change"):
                    sentences[item.get("mod", "")] = item.text or ""
                else:
                    said[local] = item

        def words(key: str) -> str:
            return (said[key].text or "") if key in said else ""

        extent = said.get("extent")
        force = said.get("commencement")
        in_force_on = force.get("day") if force is not None else None
        return Meta(
            iri=self.need(work, "FRBRuri").get("value", ""),
            name=name,
            number=_value(work, "FRBRnumber"),
            title=own_title,
            adopted=self.day_of(work),
            redaction=self.day_of(expression),
            language=(
                language.get("language", "")
                if (language := expression.find(tag("FRBRlanguage"))) is not None
                else ""
            ),
            commencement=Commencement(
                rule=words("commencement"),
                day=self.day(in_force_on, force) if in_force_on and force is not None else None,
            ),
            published=words("published"),
            official_ids=tuple(aliases.items()),
            based_on=words("basedOn"),
            notice=words("notice"),
            extent=self.extent(extent),
            extent_note=words("extent"),
            passes=tuple(passes),
            lifecycle=self.lifecycle(meta),
            earlier_changes=self.earlier_changes(meta, sentences),
        )

    def extent(self, element: etree._Element | None) -> Extent:
        held = "" if element is None else element.get("held", "")
        if element is None or not held:
            return Extent.WHOLE
        if held not in tuple(Extent):
            raise self.fail(f"“{held}” does not say how much of the act is held", element)
        return Extent(held)

    def day(self, text: str, element: etree._Element) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.fail(f"“{text}” is not a full date (YYYY-MM-DD)", element) from None

    def day_of(self, level: etree._Element) -> date:
        found = self.need(level, "FRBRdate")
        return self.day(found.get("date", ""), found)

    def lifecycle(self, meta: etree._Element) -> tuple[LifecycleEvent, ...]:
        sources = {
            ref.get("eId"): (ref.get("href", ""), ref.get("showAs", ""))
            for name in ("original", "passiveRef", "activeRef")
            for ref in meta.iterfind(f"{tag('references')}/{tag(name)}")
        }
        events = []
        for event in meta.iterfind(f"{tag('lifecycle')}/{tag('eventRef')}"):
            named = event.get("source", "").removeprefix("#")
            if named not in sources:
                raise self.fail(f"the source “#{named}” of an event is not declared", event)
            href, title = sources[named]
            events.append(
                LifecycleEvent(
                    event.get("eId", ""),
                    self.day(event.get("date", ""), event),
                    event.get("type", ""),
                    href,
                    title,
                )
            )
        return tuple(events)

    def earlier_changes(
        self, meta: etree._Element, sentences: dict[str, str]
    ) -> tuple[EarlierChange, ...]:
        path = f"{tag('analysis')}/{tag('passiveModifications')}/{tag('textualMod')}"
        return tuple(
            EarlierChange(
                act=self.need(item, "source").get("href", ""),
                destination=self.need(item, "destination").get("href", "").removeprefix("#"),
                kind=item.get("type", ""),
                instruction=sentences.get(item.get("eId", ""), ""),
            )
            for item in meta.iterfind(path)
        )

    def mods(self, meta: etree._Element) -> tuple[TextualMod, ...]:
        path = f"{tag('analysis')}/{tag('activeModifications')}/{tag('textualMod')}"
        mods = []
        for item in meta.iterfind(path):
            destination = self.need(item, "destination")
            work, _, eid = destination.get("href", "").partition("#")
            kind = item.get("type", "")
            if kind not in tuple(ModKind):
                raise self.fail(
                    f"a modification of type “{kind}” is not one unionlaw applies", item
                )
            mods.append(
                TextualMod(
                    eid=item.get("eId", ""),
                    kind=ModKind(kind),
                    source=self.need(item, "source").get("href", "").removeprefix("#"),
                    work=work,
                    destination=eid,
                    position=destination.get("pos", ""),
                    old=_href(item, "old"),
                    new=_href(item, "new"),
                )
            )
        return tuple(mods)


def _local(element: etree._Element) -> str:
    name = str(element.tag)
    return (
        name.removeprefix(f"{{{AKN}}}")
        if name.startswith(f"{{{AKN}}}")
        else name.rpartition("}")[2]
    )


def line_of(element: etree._Element) -> int | None:
    """The line of the file an element begins in, if it is known."""
    return cast("int | None", element.sourceline) or None


def _words(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _value(parent: etree._Element, name: str) -> str:
    found = parent.find(tag(name))
    return "" if found is None else found.get("value", "")


def _href(parent: etree._Element, name: str) -> str:
    found = parent.find(tag(name))
    return "" if found is None else found.get("href", "").removeprefix("#")


def work_iri(file: Path) -> str:
    """The work IRI of a document, without reading the whole of it."""
    try:
        with file.open("rb") as stream:
            for _, element in etree.iterparse(
                stream, tag=tag("FRBRuri"), resolve_entities=False, no_network=True
            ):
                return str(element.get("value", ""))
    except (etree.XMLSyntaxError, OSError):
        read(file)  # says what is wrong with it, and where
    raise DataError("the document names no work (FRBRuri)", file=file, hint=_NOT_AKN)
