"""How much two texts say the same: TF-IDF over crude stems, and containment.

The weights are those of scikit-learn's TfidfVectorizer with sublinear term frequency, smooth
inverse document frequency and unit length, in the standard library.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from unionlaw.text import fold

STEM = 5
"""Letters that stand for a word: cuts off most endings, in Russian as in English."""
MIN_WORD = 3
"""Shorter words bind sentences together and say little of their subject."""

_WORD = re.compile(r"\w+")

Vector = dict[str, float]


def stems(text: str) -> Counter[str]:
    """The words of a text, folded and cut to their stems, counted."""
    return Counter(word[:STEM] for word in _WORD.findall(fold(text)) if len(word) >= MIN_WORD)


class Space:
    """A set of texts whose words are weighted by how rare they are among them."""

    def __init__(self, counted: Sequence[Counter[str]]) -> None:
        spread = Counter(stem for counts in counted for stem in counts)
        total = len(counted)
        self.rarity = {
            stem: math.log((1 + total) / (1 + times)) + 1 for stem, times in spread.items()
        }
        self.vectors = [self._vector(counts) for counts in counted]

    def _vector(self, counts: Counter[str]) -> Vector:
        weights = {
            stem: (1 + math.log(times)) * self.rarity[stem] for stem, times in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {stem: weight / length for stem, weight in weights.items()}

    def cosines(self, split: int) -> list[list[float]]:
        """The cosine of each text before `split` with each from it on, 0 to 1."""
        columns = len(self.vectors) - split
        postings: dict[str, list[tuple[int, float]]] = {}
        for column, vector in enumerate(self.vectors[split:]):
            for stem, weight in vector.items():
                postings.setdefault(stem, []).append((column, weight))
        rows = []
        for vector in self.vectors[:split]:
            row = [0.0] * columns
            for stem, weight in vector.items():
                for column, other in postings.get(stem, ()):
                    row[column] += weight * other
            rows.append([min(1.0, value) for value in row])
        return rows

    def containment(self, inner: int, outer: int) -> float:
        """The share of one text's weight whose words stand in the other, 0 to 1."""
        words, around = self.vectors[inner], self.vectors[outer]
        whole = sum(self.rarity[stem] for stem in words)
        if not whole:
            return 0.0
        return sum(self.rarity[stem] for stem in words if stem in around) / whole
