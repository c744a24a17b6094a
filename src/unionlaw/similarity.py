"""How alike texts are: TF-IDF over words, cosine, and what one text adds to another.

A word weighs by how rare it is among the texts compared, so the terms that stand in every
provision of an act count for little, in any language and without a list of them. Cutting words to
stems was tried and gains in one language what it loses in the other. (Salton and Buckley 1988,
“Term-weighting approaches in automatic text retrieval”: logarithmic term frequency, inverse
document frequency, length 1.)
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unionlaw.text import fold

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True)
class Profile:
    """A text as a vector of length 1, word → weight; empty for a text without words."""

    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much each word tells, learnt from a set of texts; next to nothing if all have it."""

    of: dict[str, float]

    @classmethod
    def among(cls, texts: Iterable[Sequence[str]]) -> Rarity:
        """Learns from texts given as their words."""
        spread: Counter[str] = Counter()
        count = 0
        for found in texts:
            spread.update(set(found))
            count += 1
        return cls({word: math.log((1 + count) / times) for word, times in spread.items()})

    def profile(self, found: Sequence[str]) -> Profile:
        """The profile of a text given as its words, all of them known."""
        weights = {
            word: (1 + math.log(times)) * self.of[word] for word, times in Counter(found).items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return Profile({word: weight / length for word, weight in weights.items()})

    def added(self, whole: Profile, part: Profile, others: Iterable[Profile]) -> float:
        """The share of a text that a part accounts for and the other parts do not, 0 to 1."""
        known: set[str] = set().union(*(other.weights for other in others))
        total = sum(self.of[word] for word in whole.weights)
        new = sum(
            self.of[word] for word in whole.weights if word in part.weights and word not in known
        )
        return new / total if total else 0.0


def cosines(base: Sequence[Profile], target: Sequence[Profile]) -> list[list[float]]:
    """How alike each base text is to each target text; a row for each base text.

    0 for no common word, 1 for the same words.
    """
    holders: dict[str, list[tuple[int, float]]] = {}
    for number, profile in enumerate(target):
        for word, weight in profile.weights.items():
            holders.setdefault(word, []).append((number, weight))
    table = []
    for profile in base:
        row = [0.0] * len(target)
        for word, weight in profile.weights.items():
            for number, other in holders.get(word, ()):
                row[number] += weight * other
        # Rounded, so that equal texts are equally alike whatever the sums leave behind.
        table.append([min(1.0, round(value, 9)) for value in row])
    return table
