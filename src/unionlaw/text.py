"""Words of a text: tokens that join back to it exactly, and folding for matching."""

from __future__ import annotations

import re
import unicodedata

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|\s+|[^\w\s]")

_QUOTES = re.compile(r"[«»„“”‟\"]")
_APOSTROPHES = re.compile(r"[’‘ʼ]")
_DASHES = re.compile(r"[‐‑‒–—―−]")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_CYRILLIC = re.compile(r"[а-яёіәғқңөұүһ]")
_LATIN_IN_CYRILLIC = str.maketrans("aeopcxyukmhtbi", "аеорсхуикмнтві")
_CYRILLIC_IN_LATIN = str.maketrans("аеорсхукмнті", "aeopcxykmhti")


def tokens(text: str) -> list[str]:
    """Words, numbers, punctuation marks and stretches of white space, in order.

    ``"".join(tokens(text)) == text`` for every text.
    """
    return _TOKEN.findall(text)


def is_word(token: str) -> bool:
    """Whether a token is a word or a number."""
    return token[:1].isalnum() or token[:1] == "_"


def fold(text: str) -> str:
    """A text for matching only, never for output: what reads the same becomes the same.

    Case, typographic quotes and dashes, ё and е, soft hyphens, kinds and runs of white space,
    and look-alike letters of the other script inside a word do not count.
    """
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    text = _QUOTES.sub('"', text.casefold().replace("ё", "е"))
    text = _DASHES.sub("-", _APOSTROPHES.sub("'", text))
    text = _SPACE.sub(" ", text).strip()
    if text.isascii():
        return text
    return _WORD.sub(lambda found: _one_script(found.group()), text)


def _one_script(word: str) -> str:
    cyrillic = len(_CYRILLIC.findall(word))
    if not cyrillic or cyrillic == len(word):
        return word
    latin = sum(letter.isascii() and letter.isalpha() for letter in word)
    if not latin:
        return word
    # What most letters of the word are decides which ones are strangers in it.
    return word.translate(_LATIN_IN_CYRILLIC if cyrillic >= latin else _CYRILLIC_IN_LATIN)
