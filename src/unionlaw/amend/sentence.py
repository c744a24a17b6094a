"""One amending sentence → what it does, to which places, with which words.

The grammar knows the patterns that were counted in the official acts (three in four restate,
replace words or add units). What it does not know is refused whole: no part of a sentence is
read without the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from unionlaw.amend.address import HEADING, Place, Unit, places
from unionlaw.amend.quotes import Cut, cut, number_of
from unionlaw.model import Kind, ModKind
from unionlaw.text import fold

_Q = "[\ue000-\uefff]"
_QS = rf"{_Q}(?:(?:\s*,\s*|\s+и\s+){_Q})*"
_WORDS = (
    r"(?:слов(?:о|а|у|ом|ами|е)?|цифр(?:а|ы|у|ой|ами)?|числ(?:о|а|ом|ами)|знак(?:и|ом|ами|ов)?"
    r"|букв(?:а|ы|у|ой|ами)?|аббревиатур(?:а|ы|у|ой|ами)?)"
)
_WITH = r"(?:соответственно\s+)?"
_CLAUSE = re.compile(
    rf"""(?P<replace>{_WORDS}\s+(?P<r_old>{_QS})\s+{_WITH}заменить\s+{_WITH}(?:на\s+)?{_WORDS}\s+
                     {_WITH}(?P<r_new>{_QS}))
       | (?P<replace_first>заменить\s+{_WORDS}\s+(?P<f_old>{_QS})\s+{_WITH}{_WORDS}\s+
                           (?P<f_new>{_QS}))
       | (?P<after>после\s+{_WORDS}\s+(?P<a_old>{_Q})\s+дополнить\s+{_WORDS}\s+(?P<a_new>{_Q}))
       | (?P<after_first>дополнить\s+после\s+{_WORDS}\s+(?P<b_old>{_Q})\s+{_WORDS}\s+
                         (?P<b_new>{_Q}))
       | (?P<append>дополнить\s+{_WORDS}\s+(?P<e_new>{_Q}))
       | (?P<delete>{_WORDS}\s+(?P<d_old>{_QS})\s+(?:исключить|удалить))
       | (?P<delete_first>(?:исключить|удалить)\s+{_WORDS}\s+(?P<g_old>{_QS}))""",
    re.VERBOSE,
)
_JOINER = re.compile(r"\s*(?:,\s*(?:а\s+также\s+|а\s+|и\s+)?|\s+и\s+)")
_RESTATE = re.compile(
    r"(?P<where>.*?)\s*изложить\s+в\s+(?:следующей|новой|нижеследующей)\s+редакции"
)
_ADD = re.compile(
    r"(?P<where>.*?)\s*дополнить\s+(?:нов(?:ым|ой|ыми)\s+)?(?P<what>.*?)"
    r"(?:\s+(?:следующего|нижеследующего)\s+содержания)?"
)
_DELETE = re.compile(r"(?P<where>.+?)\s+(?:исключить|удалить|признать\s+утратившими?\s+силу)")
_DELETE_FIRST = re.compile(r"(?:(?P<out>из\s+.+?)\s+)?(?:исключить|удалить)\s+(?P<where>.+)")
OF_CONTENTS = "the table of contents is no part of the text that is held"
_NUMBERED = re.compile(r"\s*(?:\d+(?:-\d+)*\)\s*)?")
_UNSAID: dict[str, tuple[Place, ...]] = {
    "абзацем": (((Kind.INDENT, ""),),),
    "частью": (((Kind.ALINEA, ""),),),
}
"""Units added without saying which: they go to the end."""
_CONTENTS = re.compile(r"(?:в\s+)?(?:оглавлени|содержани)[еяи]")
_NOTHING = re.compile(r"текст\s+на\s+(?:русском|казахском)\s+языке\s+не\s+изменяется")


@dataclass(frozen=True, slots=True)
class Action:
    """What one sentence, or a part of it, does.

    Attributes:
        places: the units it changes; an empty place is the unit the lines above name.
        position: as in `TextualMod`.
        old: which quotations go, or after which words are added; by number.
        new: which quotations come; empty if the text follows in a block.
        added: the units that the block adds.
        block: whether the text that comes stands on the lines below.
    """

    kind: ModKind
    places: tuple[Place, ...]
    position: str = ""
    old: tuple[int, ...] = ()
    new: tuple[int, ...] = ()
    added: tuple[Unit, ...] = ()
    block: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as read.

    Attributes:
        cut: its words and quotations.
        aside: why it changes nothing of the text that is held; ``""`` if it does.
    """

    cut: Cut
    actions: tuple[Action, ...] = ()
    aside: str = ""

    @property
    def block(self) -> bool:
        """Whether quoted text follows on the lines below."""
        return any(action.block for action in self.actions)


def unnumbered(line: str) -> str:
    """The line without the number of the item it opens."""
    return line[_number_end(line) :]


def number_of_item(line: str) -> str:
    """The number of the item a line opens, as printed (``2)``), or ``""``."""
    return line[: _number_end(line)].strip()


def _number_end(line: str) -> int:
    found = _NUMBERED.match(line)
    return found.end() if found else 0


def contents_only(line: str) -> bool:
    """Whether a context line speaks of the table of contents."""
    return _CONTENTS.fullmatch(fold(unnumbered(line)).rstrip(":").strip()) is not None


def context(line: str) -> tuple[Place, ...] | None:
    """The places that a line such as «в пункте 3:» opens for the lines below it."""
    words = fold(unnumbered(line))
    if not words.endswith(":"):
        return None
    return places(words.rstrip(" :"))


def read(line: str) -> Sentence | None:
    """Reads a sentence, without the block that may follow it; ``None`` if it is not known."""
    taken = cut(unnumbered(line))
    words = fold(taken.skeleton).rstrip(" ;.:,")
    if _NOTHING.search(words):
        return Sentence(taken, aside="it changes the text in another language only")
    if _CONTENTS.match(words):
        return Sentence(taken, aside=OF_CONTENTS)
    if _CLAUSE.search(words):
        actions = _clauses(words)
    else:
        one = None if taken.quotes else _structure(words)
        actions = None if one is None else (one,)
    return None if actions is None else Sentence(taken, actions)


def _clauses(words: str) -> tuple[Action, ...] | None:
    """The actions on words that a sentence joins; the address stands before the first."""
    actions: list[Action] = []
    where: tuple[Place, ...] = ((),)
    rest = words
    while True:
        found = _CLAUSE.search(rest)
        if found is None:
            return None
        if said := rest[: found.start()].strip():
            named = places(said)
            if named is None:
                return None
            where = named
        made = _clause(found, where)
        if made is None:
            return None
        actions.extend(made)
        rest = rest[found.end() :]
        if not rest.strip():
            return tuple(actions)
        joiner = _JOINER.match(rest)
        if joiner is None:
            return None
        rest = rest[joiner.end() :]


def _clause(found: re.Match[str], where: tuple[Place, ...]) -> list[Action] | None:
    def quoted(*names: str) -> tuple[int, ...]:
        said = next((found[name] for name in names if found[name]), "")
        return tuple(number_of(sign) for sign in said if re.fullmatch(_Q, sign))

    if found["replace"] or found["replace_first"]:
        old, new = quoted("r_old", "f_old"), quoted("r_new", "f_new")
        if len(new) == 1:
            new = new * len(old)
        if len(old) != len(new):
            return None
        return [
            Action(ModKind.SUBSTITUTION, where, old=(one,), new=(other,))
            for one, other in zip(old, new, strict=True)
        ]
    if found["after"] or found["after_first"]:
        old, new = quoted("a_old", "b_old"), quoted("a_new", "b_new")
        return [Action(ModKind.INSERTION, where, "after", old, new)]
    if found["append"]:
        return [Action(ModKind.INSERTION, where, "end", new=quoted("e_new"))]
    return [Action(ModKind.REPEAL, where, old=(one,)) for one in quoted("d_old", "g_old")]


def _structure(words: str) -> Action | None:
    """What a sentence without quotations does: restate, add or delete units."""
    if found := _RESTATE.fullmatch(words):
        where = places(found["where"])
        return None if where is None else Action(ModKind.SUBSTITUTION, where, block=True)
    if found := _ADD.fullmatch(words):
        return _addition(found)
    if (found := _DELETE_FIRST.fullmatch(words)) or (found := _DELETE.fullmatch(words)):
        return _deletion(found)
    return None


def _addition(found: re.Match[str]) -> Action | None:
    where = places(found["where"]) if found["where"] else ((),)
    what = _UNSAID.get(found["what"]) or places(found["what"])
    if where is None or len(where) != 1 or what is None or any(len(one) != 1 for one in what):
        return None
    added = tuple(place[0] for place in what)
    if len({kind for kind, _ in added}) != 1 or added[0][1] == HEADING:
        return None
    return Action(ModKind.INSERTION, where, "inside", added=added, block=True)


def _deletion(found: re.Match[str]) -> Action | None:
    where = places(found["where"])
    outer = found.groupdict().get("out")
    around = places(outer) if outer else ((),)
    if where is None or around is None or len(around) != 1:
        return None
    return Action(ModKind.REPEAL, tuple((*around[0], *place) for place in where))
