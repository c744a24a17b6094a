"""Which provisions of two states belong together, and who decided it.

Two different acts are aligned by content, two redactions of one act are paired by identity;
authored decisions are laid over what was computed, and what they overruled is kept beside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from unionlaw.align import Alignment, Pair, Relation, align, likeness, relate, words_of
from unionlaw.corpus import Corpus
from unionlaw.decisions import Decision, Decisions, Reviewed, heads, read
from unionlaw.errors import DecisionError, UnknownReferenceError
from unionlaw.ids import Reference, article_of, label
from unionlaw.model import Level
from unionlaw.versions import State


@dataclass(frozen=True, slots=True)
class Decided:
    """A pair with who decided it.

    Attributes:
        computed: what the computation alone gave, where a decision overruled it: its pairs as
            (base, target) eIds; empty if it agreed.
        decision: the decision, if there is one.
        is_stale: whether a text it speaks of has changed since.
    """

    pair: Pair
    decided_by: Reviewed = Reviewed.COMPUTED
    decision: Decision | None = None
    is_stale: bool = False
    computed: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()


def pairing(
    base: State, target: State, corpus: Corpus, *, with_decisions: bool = True
) -> tuple[tuple[Decided, ...], tuple[Decided, ...], bool]:
    """The pairs on both levels, and whether the two are redactions of one act."""
    languages = base.document.meta.language, target.document.meta.language
    if languages[0] != languages[1]:
        raise UnknownReferenceError(
            f"{base.name} is in {languages[0]}, {target.name} in {languages[1]}: their words "
            "cannot be compared",
            hint="give both texts in one language",
        )
    work = base.document.meta.iri
    same_work = bool(work) and work == target.document.meta.iri
    # What a file holds has no history, so that its units have no identity but their words.
    by_identity = same_work and base.origin is None and target.origin is None
    computed = _computed(base, target, by_identity=by_identity)
    decisions = decisions_for(base, target, corpus) if with_decisions else None
    if decisions is None:
        articles = tuple(Decided(pair) for pair in computed.articles)
        return articles, tuple(Decided(pair) for pair in computed.paragraphs), same_work
    table = _Table(base, target, decisions)
    articles = table.overruled(computed.articles, Level.ARTICLE, ())
    paragraphs = table.overruled(computed.paragraphs, Level.PARAGRAPH, articles)
    return articles, paragraphs, same_work


def _computed(base: State, target: State, *, by_identity: bool) -> Alignment:
    if not by_identity:
        return align(base.document, target.document)
    from unionlaw.redactions import pair_redactions

    return pair_redactions(base, target)


def decisions_for(base: State, target: State, corpus: Corpus) -> Decisions | None:
    """The authored decisions on these two acts, if there are any.

    A file made on exactly these states goes before one made on others of the same acts.
    """
    before, after = base.document.meta, target.document.meta
    if not before.iri or not after.iri:
        return None
    if before.iri == after.iri and (after.redaction or date.min) < (before.redaction or date.min):
        return None  # backwards: what was strengthened is weakened, which nobody decided on
    wanted = (before.name, after.name)
    best: tuple[int, str] | None = None
    chosen = None
    for left, right, file in heads(corpus.root):
        works = (_work_name(left, corpus), _work_name(right, corpus))
        if works != wanted:
            continue
        exact = (left == str(base.reference)) + (right == str(target.reference))
        rank = (-exact, file.parent.name)
        if best is None or rank < best:
            best, chosen = rank, file
    return None if chosen is None else read(chosen)


def _work_name(reference: str, corpus: Corpus) -> str:
    name = Reference.parse(reference).name
    if corpus.file(name) is not None:
        return name
    state = corpus.state(name)
    return name if state is None else state.work


class _Table:
    """The decisions on two states, laid over what was computed."""

    def __init__(self, base: State, target: State, decisions: Decisions) -> None:
        self.language = base.document.meta.language
        self.left = {unit.eid: unit for unit in base.document.walk()}
        self.right = {unit.eid: unit for unit in target.document.walk()}
        self.decisions = decisions
        # Between other redactions of the same act a decision is not stale: it is on other texts.
        self.keeps_stale = base.document.meta.iri != target.document.meta.iri or (
            decisions.base == str(base.reference) and decisions.target == str(target.reference)
        )

    def overruled(
        self, pairs: Sequence[Pair], level: Level, articles: Sequence[Decided]
    ) -> tuple[Decided, ...]:
        """The pairs of one level: as decided where there is a decision, else as computed.

        Args:
            articles: the pairs of articles, by which a line is at home or has moved.
        """
        entries = [
            entry
            for entry in self.decisions.at(level)
            if all(eid in self.left for eid in entry.base)
            and all(eid in self.right for eid in entry.target)
        ]
        self._refuse_double(entries)
        self._refuse_other_level(entries, pairs, level)
        homes = {
            (here, there)
            for item in articles
            for here in item.pair.base
            for there in item.pair.target
        }
        by_sides = {(entry.base, entry.target): entry for entry in entries}
        settled = {eid for entry in entries if entry.aligns for eid in entry.base}
        settled_right = {eid for entry in entries if entry.aligns for eid in entry.target}
        out: list[Decided] = []
        for pair in pairs:
            entry = by_sides.pop((pair.base, pair.target), None)
            if entry is not None:
                out.append(self._decided(pair, entry))
                continue
            here = tuple(eid for eid in pair.base if eid not in settled)
            there = tuple(eid for eid in pair.target if eid not in settled_right)
            if (here, there) == (pair.base, pair.target):
                out.append(Decided(pair))
            elif here or there:
                out.append(Decided(self._pair(here, there, level, homes)))
        for entry in by_sides.values():
            if not entry.aligns:
                continue
            overruled = tuple(
                (old.base, old.target)
                for old in pairs
                if set(old.base) & set(entry.base) or set(old.target) & set(entry.target)
            )
            pair = self._pair(entry.base, entry.target, level, homes)
            out.append(replace(self._decided(pair, entry), computed=overruled))
        return _in_order(out, list(self.left), list(self.right))

    def _refuse_double(self, entries: Sequence[Decision]) -> None:
        for side in ("base", "target"):
            seen = Counter(eid for entry in entries if entry.aligns for eid in getattr(entry, side))
            for eid, times in seen.items():
                if times > 1:
                    raise DecisionError(
                        f"{label(eid)} of the {side} is paired by {times} decisions",
                        file=self.decisions.file,
                        eid=eid,
                        hint="leave one; name the others under partial or partial_base",
                    )

    def _refuse_other_level(
        self, entries: Sequence[Decision], pairs: Sequence[Pair], level: Level
    ) -> None:
        for side in ("base", "target"):
            known = {eid for pair in pairs for eid in getattr(pair, side)}
            for eid in (eid for entry in entries for eid in getattr(entry, side)):
                if eid not in known:
                    raise DecisionError(
                        f"{label(eid)} of the {side} is no {level.value} of its own",
                        file=self.decisions.file,
                        eid=eid,
                        hint="decide on articles, or on units that hold words of their own",
                    )

    def _decided(self, pair: Pair, entry: Decision) -> Decided:
        is_stale = entry.is_stale(self.language, self.left, self.right)
        if is_stale and not self.keeps_stale:
            return Decided(pair)
        return Decided(
            _with_parts(pair, entry) if entry.aligns else pair,
            entry.reviewed if entry.aligns else Reviewed.COMPUTED,
            entry,
            is_stale,
        )

    def _pair(
        self,
        base: tuple[str, ...],
        target: tuple[str, ...],
        level: Level,
        homes: set[tuple[str, str]],
    ) -> Pair:
        """A pair that was not computed; its score is the likeness of its words."""
        here, there = [self.left[eid] for eid in base], [self.right[eid] for eid in target]
        away = level is Level.PARAGRAPH and not any(
            (article_of(one), article_of(two)) in homes for one in base for two in target
        )
        relation = relate(here, there, level=level, is_elsewhere=away and bool(here and there))
        score = likeness(words_of(here, level), words_of(there, level)) if here and there else 0.0
        return Pair(base, target, relation, score)


def _with_parts(pair: Pair, entry: Decision) -> Pair:
    """The pair with the partial counterparts that were decided on, and the relation they make.

    Of an article they are a second half, so that it was split or merged. A line that carries a
    small part of another stays what it is: lines are split where a pair holds several.
    """
    relation = pair.relation
    if len(entry.base) == len(entry.target) == 1 and relation is not Relation.MOVED:
        is_article = entry.level is Level.ARTICLE
        if is_article and entry.partial:
            relation = Relation.SPLIT
        elif is_article and entry.partial_base:
            relation = Relation.MERGED
        elif relation in (Relation.SPLIT, Relation.MERGED):
            relation = Relation.MODIFIED
    return replace(pair, partial=entry.partial, partial_base=entry.partial_base, relation=relation)


def _in_order(pairs: list[Decided], left: list[str], right: list[str]) -> tuple[Decided, ...]:
    """Pairs in the order of the target; what has no counterpart there, after what it followed."""
    place_left = {eid: index for index, eid in enumerate(left)}
    place_right = {eid: index for index, eid in enumerate(right)}
    with_target = sorted(
        (item for item in pairs if item.pair.target),
        key=lambda item: place_right[item.pair.target[0]],
    )
    removed = sorted(
        (item for item in pairs if not item.pair.target),
        key=lambda item: place_left[item.pair.base[0]],
    )
    ordered: list[Decided] = list(with_target)
    for item in removed:
        here = place_left[item.pair.base[0]]
        after = 0
        nearest = -1
        for index, other in enumerate(ordered):
            if not other.pair.base:
                continue
            place = place_left[other.pair.base[-1]]
            if nearest < place < here:
                nearest, after = place, index + 1
        ordered.insert(after, item)
    return tuple(ordered)
