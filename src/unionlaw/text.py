"""Text as the comparison sees it: lossless tokens, and a folded form for matching.

`tokens` cuts a text without losing a character, so that edits over tokens join back to the
exact text. `fold` forgets what typists and publishers vary (case, look-alike letters, kinds
of quotation marks); its result is for matching and fingerprints and is never shown.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

# Marks that belong to the letter before them: combining accents of the scripts met here, the
# soft hyphen and the joiners of zero width. Python's \w knows none of them.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200c\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
_LETTERS = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"  # letters and digits, with their marks
_JOINERS = "-'\u2019\u2010\u2011"  # hyphens and apostrophes inside a word

_TOKEN = re.compile(
    rf"""\s+
    | \d+(?:[.,]\d+)+(?![^\W_])                # 27.06.2014 and 1,5 are one number
    | {_LETTERS}(?:[{_JOINERS}]{_LETTERS})*    # union, socio-economic, 3-1, 321-VI, law’s
    | .[{_MARKS}]*                             # one punctuation mark, symbol or control""",
    re.VERBOSE | re.DOTALL,
)


def tokens(text: str) -> list[str]:
    """Words, numbers, punctuation marks and runs of whitespace, in order.

    Letters and digits joined by an inner hyphen or apostrophe are one word (``3-1``,
    ``socio-economic``); every other mark stands alone, so that ``organizations,`` differs
    from ``organizations`` by its comma only.

    Returns:
        Tokens none of which is empty, with ``"".join(tokens(text)) == text`` for every string.
    """
    return _TOKEN.findall(text)


def is_word(token: str) -> bool:
    """Whether a token of `tokens` is a word or a number: it begins with a letter or digit."""
    return token[:1].isalnum()


# Letters that look alike in the two scripts. Capitals first: К, М, Т, В, Н have no twin in
# lower case (except к, near enough for a typist), so words are mended before case is folded.
_CYRILLIC = "АВЕКМНОРСТУХІЈЅ" + "аекорсухіјѕ"
_LATIN = "ABEKMHOPCTYXIJS" + "aekopcyxijs"
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_SCRIPTS_MEET = re.compile("[A-Za-z][\u0400-\u052f]|[\u0400-\u052f][A-Za-z]")
_RUN_OF_LETTERS = re.compile(r"[^\W\d_]+")
_ROMAN_IN_CYRILLIC = re.compile(r"[іх](?<![^\W\d_][іх])[іх]*(?![^\W\d_])")

_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen and zero-width characters
_FORMS = str.maketrans(
    {
        **dict.fromkeys(_DROPPED),
        **dict.fromkeys("«»„“”‟″", '"'),
        **dict.fromkeys("‘’‚‛‹›′ʼ`´", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "Ё": "Е",
        "ё": "е",
    }
)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text with everything levelled that says nothing: for matching, never for output.

    In order: NFC; soft hyphens and zero-width characters dropped; ``ё`` to ``е``; every
    quotation mark to ``"`` or ``'``, every dash to ``-``; in a word that mixes the scripts,
    the look-alike letters of one put into the other (Latin ``p`` in «пpофсоюз», Ukrainian
    ``І`` in ``VІ``); Cyrillic ``І`` and ``Х`` standing alone as Roman numerals to Latin; case
    folded; runs of whitespace, no-break spaces too, to one space, none at the ends.

    Idempotent: ``fold(fold(text)) == fold(text)``. Source of the list: what was met in the
    official files (measurements §0).
    """
    if text.isascii():
        return " ".join(text.translate(_FORMS).casefold().split())
    folded = text
    # Another round only where the last one changed something: a letter mended, or freed of a
    # soft hyphen, may compose with an accent that follows it.
    while (once := _fold_once(folded)) != folded:
        folded = once
    return folded


def _fold_once(text: str) -> str:
    text = normalize("NFC", text).translate(_FORMS)
    if _SCRIPTS_MEET.search(text):
        text = _RUN_OF_LETTERS.sub(_one_script, text)
    text = text.casefold()
    text = _ROMAN_IN_CYRILLIC.sub(lambda found: found.group().translate(_TO_LATIN), text)
    return " ".join(normalize("NFC", text).split())


def _one_script(found: re.Match[str]) -> str:
    """The word in one script, if the letters of the other all have a look-alike in it.

    Cyrillic is tried first: the official texts are, and a word of look-alikes only (``СССР``)
    says nothing itself. A word that really mixes the scripts stays as it is.
    """
    word = found.group()
    if not _SCRIPTS_MEET.search(word):
        return word
    cyrillic = word.translate(_TO_CYRILLIC)
    if not re.search("[A-Za-z]", cyrillic):
        return cyrillic
    latin = word.translate(_TO_LATIN)
    return word if re.search("[\u0400-\u052f]", latin) else latin
