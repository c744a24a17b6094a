"""Changing words in a content without losing the references marked in it."""

from __future__ import annotations

import re

from unionlaw.model import Content, Inline, Ref, plain

_CLOSING = ".;:,"


def occurrences(content: Content, words: str) -> list[tuple[int, int]]:
    """Where the words stand in the content, as whole words: from and to, in its plain text.

    Typists vary spaces, quotation marks, dashes, «ё» and letters that look alike: words are
    found in spite of that, and what stands in the content is what the offsets enclose.
    """
    words = words.strip()
    if not words:
        return []
    left = r"(?<!\w)" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    pattern = left + _pattern(words) + right
    return [found.span() for found in re.finditer(pattern, plain(content))]


_ALIKE = ('«»“”„"', "-\u2010\u2011\u2012\u2013\u2014\u2212", "её", "ЕЁ", "'’‘")
_TWINS = ("АA", "ВB", "ЕE", "КK", "МM", "НH", "ОO", "РP", "СC", "ТT", "ХX", "ІI")
_SMALL_TWINS = ("аa", "еe", "оo", "рp", "сc", "уy", "хx", "іi")
_CLASS = {
    sign: f"[{re.escape(group)}]" for group in (*_TWINS, *_SMALL_TWINS, *_ALIKE) for sign in group
}
_CLASS |= dict.fromkeys("её", "[еёe]") | dict.fromkeys("ЕЁ", "[ЕЁE]")


def _pattern(words: str) -> str:
    signs = (_CLASS.get(sign) or re.escape(sign) for sign in " ".join(words.split()))
    return "".join(r"\s+" if sign == r"\ " else sign + "\u00ad?" for sign in signs)


def spliced(content: Content, start: int, end: int, words: str) -> Content:
    """The content with the characters from `start` to `end` replaced by `words`.

    A reference that the replaced stretch touches loses its markup, since its words changed.
    """
    items: list[Inline] = []
    put = False
    position = 0
    for item in content:
        text = item if isinstance(item, str) else plain((item,))
        first, last = position, position + len(text)
        position = last
        if last <= start or (first >= end and put):
            items.append(item)
            continue
        if first >= end:
            items.extend((words, item))
            put = True
            continue
        before, after = text[: max(start - first, 0)], text[max(end - first, 0) :]
        if end > last:
            after = ""
        items.append(before + ("" if put else words) + after)
        put = True
    if not put:
        items.append(words)
    return joined(tuple(items))


def joined(content: Content) -> Content:
    """The content with neighbouring strings made one and empty ones dropped."""
    items: list[Inline] = []
    for item in content:
        if isinstance(item, str):
            if not item:
                continue
            if items and isinstance(items[-1], str):
                items[-1] += item
                continue
        items.append(item)
    return tuple(items)


def without(content: Content, start: int, end: int) -> Content:
    """The content without a stretch, and without the space that then stands double."""
    text = plain(content)
    if start > 0 and text[start - 1] == " " and (end == len(text) or not text[end].isalnum()):
        start -= 1
    elif end < len(text) and text[end] == " ":
        end += 1
    return spliced(content, start, end, "")


def end_of_words(content: Content) -> int:
    """Where words added “at the end” go: before the closing punctuation mark."""
    text = plain(content)
    return len(text.rstrip(_CLOSING))


def relocated(content: Content, work: str) -> Content:
    """References to provisions of `work` made internal: ``IRI#eId`` → ``#eId``."""
    items: list[Inline] = []
    for item in content:
        if isinstance(item, Ref) and item.href.startswith(f"{work}#"):
            items.append(Ref(item.href.removeprefix(work), item.text))
        else:
            items.append(item)
    return tuple(items)


def spaced(words: str) -> str:
    """Words to insert after others: with a space before, unless they open with punctuation."""
    return words if words[:1] in _CLOSING else f" {words}"


def ref_targets(content: Content) -> tuple[str, ...]:
    """The hrefs of the references in a content, in order."""
    return tuple(item.href for item in content if isinstance(item, Ref))
