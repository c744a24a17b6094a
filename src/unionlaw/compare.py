"""The comparison of two states: what belongs together, what changed in it, which way it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unionlaw.align import Pair, Relation
from unionlaw.corpus import Corpus
from unionlaw.decisions import Direction
from unionlaw.diff import TextDiff, diff_text
from unionlaw.ids import article_of
from unionlaw.model import Level, Provision
from unionlaw.pairing import Decided, pairing
from unionlaw.versions import State

if TYPE_CHECKING:
    from unionlaw.prompts import Prompt

# What only some comparisons need is imported where it is used: a command starts sooner.


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """One pair of provisions, or a provision of one side alone, with its word edits."""

    decided: Decided
    diff: TextDiff
    direction: Direction
    language: str

    @property
    def pair(self) -> Pair:
        """The pair itself."""
        return self.decided.pair

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """Signs that a reviewer should look at before deciding the direction."""
        if self.diff.is_same:
            return ()
        from unionlaw.prompts import prompts

        return prompts(self.diff.base, self.diff.target, self.language)


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """One pair of articles, the edits of its heading, and what changed in it."""

    decided: Decided
    heading: TextDiff
    provisions: tuple[ProvisionChange, ...]
    leaving: tuple[ProvisionChange, ...] = ()

    @property
    def pair(self) -> Pair:
        """The pair itself."""
        return self.decided.pair

    @property
    def is_changed(self) -> bool:
        """Whether any word or number of it changed."""
        return self.pair.relation is not Relation.UNCHANGED or any(
            change.pair.relation is not Relation.UNCHANGED for change in self.provisions
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states compared.

    Attributes:
        same_work: whether both are redactions of one act.
        with_decisions: whether authored decisions counted.
    """

    base: State
    target: State
    articles: tuple[ArticleChange, ...]
    same_work: bool
    with_decisions: bool

    @property
    def provisions(self) -> tuple[ProvisionChange, ...]:
        """Every pair on the level of paragraphs, once."""
        return tuple(change for article in self.articles for change in article.provisions)

    def summary(self, level: Level) -> dict[str, int]:
        """How many pairs stand in each relation; every relation is named."""
        items: Iterable[ArticleChange | ProvisionChange] = (
            self.articles if level is Level.ARTICLE else self.provisions
        )
        counted = Counter(item.pair.relation for item in items)
        return {relation.value: counted[relation] for relation in Relation}

    def directions(self) -> dict[str, int]:
        """How many changed provisions went which way; every direction is named."""
        counted = Counter(
            change.direction
            for change in self.provisions
            if change.pair.relation is not Relation.UNCHANGED
        )
        return {direction.value: counted[direction] for direction in Direction}

    @property
    def is_same(self) -> bool:
        """Whether no article changed."""
        return not any(article.is_changed for article in self.articles)

    @property
    def has_stale(self) -> bool:
        """Whether a decision it rests on is stale."""
        decided = [item.decided for item in self.articles]
        decided += [item.decided for item in self.provisions]
        return any(item.is_stale for item in decided)


def compare(
    base: State,
    target: State,
    corpus: Corpus,
    *,
    with_decisions: bool = True,
    phrases: bool = False,
) -> Comparison:
    """Compares two states.

    Args:
        with_decisions: whether authored decisions count; if not, only the computed pairs.
        phrases: coarser edits, by phrases rather than words.
    """
    articles, paragraphs, same_work = pairing(base, target, corpus, with_decisions=with_decisions)
    language = target.document.meta.language
    left = {unit.eid: unit for unit in base.document.walk()}
    right = {unit.eid: unit for unit in target.document.walk()}
    changes = [_change(decided, left, right, language, phrases) for decided in paragraphs]
    return Comparison(
        base, target, _by_article(articles, changes, left, right), same_work, with_decisions
    )


def _change(
    decided: Decided,
    left: dict[str, Provision],
    right: dict[str, Provision],
    language: str,
    phrases: bool,
) -> ProvisionChange:
    before = "\n".join(left[eid].text for eid in decided.pair.base)
    after = "\n".join(right[eid].text for eid in decided.pair.target)
    direction = Direction.NOT_REVIEWED
    if decided.decision is not None and not decided.is_stale:
        direction = decided.decision.direction
    return ProvisionChange(
        decided,
        diff_text(before, after, phrases=phrases),
        direction,
        language,
    )


def _by_article(
    articles: Sequence[Decided],
    changes: Sequence[ProvisionChange],
    left: dict[str, Provision],
    right: dict[str, Provision],
) -> tuple[ArticleChange, ...]:
    """Each change under the pair that holds its target article, else its base article."""
    home_right = {eid: n for n, item in enumerate(articles) for eid in item.pair.target}
    home_left = {eid: n for n, item in enumerate(articles) for eid in item.pair.base}
    held: list[list[ProvisionChange]] = [[] for _ in articles]
    leaving: list[list[ProvisionChange]] = [[] for _ in articles]
    for change in changes:
        pair = change.pair
        own = (
            home_right[article_of(pair.target[0])]
            if pair.target
            else home_left[article_of(pair.base[0])]
        )
        held[own].append(change)
        for number in dict.fromkeys(home_left[article_of(eid)] for eid in pair.base):
            if number != own:
                leaving[number].append(change)
    return tuple(
        ArticleChange(
            item,
            diff_text(
                "; ".join(left[eid].title for eid in item.pair.base),
                "; ".join(right[eid].title for eid in item.pair.target),
            ),
            tuple(held[number]),
            tuple(leaving[number]),
        )
        for number, item in enumerate(articles)
    )
