"""Word edits: exact for every pair of texts, and marked as a careful reader would."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from strategies import edited, moved, pairs, sentences
from unionlaw.diff import Move, Op, Piece, TextDiff, apply, diff_text
from unionlaw.errors import DataError
from unionlaw.hunks import hunks_between
from unionlaw.moves import MOVE_SIMILARITY, MOVE_WORDS
from unionlaw.seams import is_island
from unionlaw.text import is_word, tokens

flags = st.booleans()


def marked(pieces: TextDiff | Move) -> str:
    """Edits as one line: ``[-deleted-]``, ``{+inserted+}``, ``#1:`` before what moved."""
    forms = {Op.EQUAL: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "{{+{}+}}"}
    return "".join(
        forms[piece.op].format(f"#{piece.move}:" * (piece.move is not None) + piece.text)
        for piece in pieces.pieces
    )


def unmarked(line: str) -> tuple[str, str]:
    """The base and the target of a marked line."""
    line = line.replace("#1:", "").replace("#2:", "")
    base = re.sub(r"\{\+.*?\+\}", "", line, flags=re.S)
    target = re.sub(r"\[-.*?-\]", "", line, flags=re.S)
    return re.sub(r"\[-|-\]", "", base), re.sub(r"\{\+|\+\}", "", target)


# --- what holds for every pair of texts


@given(pairs, flags, flags)
def test_the_pieces_join_to_both_texts(pair: tuple[str, str], phrases: bool, moves: bool) -> None:
    base, target = pair
    diff = diff_text(base, target, phrases=phrases, moves=moves)
    assert "".join(p.text for p in diff.pieces if p.op is not Op.INSERT) == base == diff.base
    assert "".join(p.text for p in diff.pieces if p.op is not Op.DELETE) == target == diff.target
    assert apply(diff, base) == target


@given(pairs, flags)
def test_deletions_stand_before_insertions_and_no_piece_is_empty(
    pair: tuple[str, str], phrases: bool
) -> None:
    pieces = diff_text(*pair, phrases=phrases).pieces
    assert all(piece.text for piece in pieces)
    for left, right in pairwise(pieces):
        assert (left.op, right.op) != (Op.INSERT, Op.DELETE)
        assert (left.op, left.move) != (right.op, right.move)


@given(pairs, flags)
def test_a_text_compared_with_itself_is_one_equal_piece(
    pair: tuple[str, str], phrases: bool
) -> None:
    text, _ = pair
    diff = diff_text(text, text, phrases=phrases)
    assert diff.pieces == ((Piece(Op.EQUAL, text),) if text else ())
    assert diff.is_same
    assert diff.deleted_words == diff.inserted_words == 0


@given(pairs)
def test_only_the_same_text_is_the_same(pair: tuple[str, str]) -> None:
    base, target = pair
    assert diff_text(base, target).is_same == (base == target)


@given(pairs, flags, flags)
def test_the_same_texts_give_the_same_edits(
    pair: tuple[str, str], phrases: bool, moves: bool
) -> None:
    once = diff_text(*pair, phrases=phrases, moves=moves)
    assert once == diff_text(*pair, phrases=phrases, moves=moves)


@given(edited(), flags)
def test_no_word_is_cut(pair: tuple[str, str], phrases: bool) -> None:
    pieces = diff_text(*pair, phrases=phrases).pieces
    for text, other_side in zip(pair, (Op.INSERT, Op.DELETE), strict=True):
        found = [token for p in pieces if p.op is not other_side for token in tokens(p.text)]
        assert [t for t in found if not t.isspace()] == [t for t in tokens(text) if not t.isspace()]


@given(edited(), flags)
@example(
    pair=("; unions ; of members law unions members", "law ; unions members law"), phrases=True
)
def test_no_island_stands_between_two_changes(pair: tuple[str, str], phrases: bool) -> None:
    pieces = diff_text(*pair, phrases=phrases, moves=False).pieces
    changed = [piece.op is not Op.EQUAL and not piece.text.isspace() for piece in pieces]
    for at, piece in enumerate(pieces):
        if piece.op is Op.EQUAL and any(changed[:at]) and any(changed[at + 1 :]):
            event("an equal piece between two changes")
            run = [token for token in tokens(piece.text) if not token.isspace()]
            assert not is_island(run, 0, len(run)), marked(diff_text(*pair, phrases=phrases))


@given(st.lists(st.sampled_from("abcde,;("), max_size=30), st.data(), flags)
def test_hunks_lie_apart_and_what_is_between_them_is_equal(
    base: list[str], data: st.DataObject, phrases: bool
) -> None:
    target = data.draw(st.permutations(base) | st.lists(st.sampled_from("abcde,;("), max_size=30))
    b = t = 0
    for number, hunk in enumerate(hunks_between(base, target, phrases=phrases)):
        assert base[b : hunk.base_start] == target[t : hunk.target_start]
        assert number == 0 or hunk.base_start > b
        assert (hunk.base_start, hunk.target_start) != (hunk.base_end, hunk.target_end)
        b, t = hunk.base_end, hunk.target_end
    assert base[b:] == target[t:]


@given(edited(), flags)
@example(
    pair=("court ; law court ; court court ; ; unions ,", "; court court ; ; unions and unions"),
    phrases=False,
)
def test_no_change_puts_back_the_word_it_begins_or_ends_with(
    pair: tuple[str, str], phrases: bool
) -> None:
    base, target = ([t for t in tokens(text) if not t.isspace()] for text in pair)
    hunks = hunks_between(base, target, phrases=phrases)
    if hunks == [(0, len(base), 0, len(target))]:
        return  # rewritten as a whole
    for b1, b2, t1, t2 in hunks:
        if b1 < b2 and t1 < t2:
            event("words put for others")
            assert base[b1] != target[t1]
            assert base[b2 - 1] != target[t2 - 1]


@given(sentences(min_size=5))
def test_a_sentence_and_its_first_half_differ_by_one_deletion(sentence: list[str]) -> None:
    half = sentence[: len(sentence) // 2 + 1]
    ops = [piece.op for piece in diff_text(" ".join(sentence), " ".join(half)).pieces]
    assert ops.count(Op.DELETE) == 1
    assert Op.INSERT not in ops


# --- moves


@given(moved() | pairs, flags)
def test_every_move_has_one_end_in_each_text_and_its_edits_join_to_both(
    pair: tuple[str, str], phrases: bool
) -> None:
    diff = diff_text(*pair, phrases=phrases)
    assert [move.id for move in diff.moves] == list(range(1, len(diff.moves) + 1))
    ends = [(p.move, p.op) for p in diff.pieces if p.move is not None]
    assert sorted(ends) == [(move.id, op) for move in diff.moves for op in (Op.DELETE, Op.INSERT)]
    for move in diff.moves:
        event("a move")
        assert move.before == "".join(p.text for p in move.pieces if p.op is not Op.INSERT)
        assert move.after == "".join(p.text for p in move.pieces if p.op is not Op.DELETE)
        before, after = (
            [w.lower() for w in tokens(t) if is_word(w)] for t in (move.before, move.after)
        )
        assert min(len(before), len(after)) >= MOVE_WORDS
        assert Indel.normalized_similarity(before, after) >= MOVE_SIMILARITY
        assert move.is_edited == any(p.op is not Op.EQUAL for p in move.pieces)
        for piece in diff.pieces:
            if piece.move == move.id:
                text = move.before if piece.op is Op.DELETE else move.after
                assert piece.text.strip() == text


PLACES = ["deputies", "zinc", "harbour", "violet", "ninety", "cedar", "lantern", "pebble"]


@given(st.integers(0, 8), st.integers(0, 8), st.integers(5, 8))
def test_a_run_of_words_found_elsewhere_is_a_move(start: int, to: int, size: int) -> None:
    run = " ".join(PLACES[:size])
    rest = [f"word{number} other{number} more{number}" for number in range(9)]
    base = " ".join([*rest[:start], run, *rest[start:]])
    target = " ".join([*rest[:to], run, *rest[to:]])
    diff = diff_text(base, target)
    if start == to:
        assert diff.is_same
        return
    passed = abs(start - to) * 3
    if passed > size:
        assert [(move.before, move.after) for move in diff.moves] == [(run, run)]
        assert diff.deleted_words == diff.inserted_words == 0
    if passed < MOVE_WORDS:  # the shorter of the two is what moved, and it is too short to tell
        assert diff.moves == ()
        assert diff.deleted_words == diff.inserted_words == passed


def test_a_move_is_one_piece_on_each_side_even_inside_a_longer_change() -> None:
    base = (
        "Members of the union elect its bodies by secret ballot every year. Dues are paid "
        "monthly at the place of work, and no body of the State may collect them."
    )
    target = (
        "Dues are paid monthly at the place of work, and no body of the State may collect them. "
        "No one else may vote: members of the union elect its bodies by secret ballot every "
        "second year."
    )
    diff = diff_text(base, target)
    assert marked(diff) == (
        "[-#1:Members of the union elect its bodies by secret ballot every year. -]Dues are paid "
        "monthly at the place of work, and no body of the State may collect them."
        "{+ No one else may vote:+}"
        "{+#1: members of the union elect its bodies by secret ballot every second year.+}"
    )
    edits = "[-Members-]{+members+} of the union elect its bodies by secret ballot"
    assert marked(diff.moves[0]) == edits + " every{+ second+} year."
    assert (diff.deleted_words, diff.inserted_words) == (1, 7)


def test_without_moves_a_moved_run_is_a_deletion_and_an_insertion() -> None:
    base = "Unions elect bodies by secret ballot. Employers pay money into funds for the sick."
    target = "Employers pay money into funds for the sick. Unions elect bodies by secret ballot."
    assert len(diff_text(base, target).moves) == 1
    diff = diff_text(base, target, moves=False)
    assert diff.moves == ()
    assert all(piece.move is None for piece in diff.pieces)
    assert diff.deleted_words == diff.inserted_words == 6


@pytest.mark.parametrize(
    "run",
    [
        "elect bodies by ballot",  # four words
        "in accordance with the procedure established by the laws of the Republic of Kazakhstan",
        "in the cases provided for by this Law and other laws",
        "в порядке, установленном законодательством Республики Казахстан,",
    ],
)
def test_a_short_run_or_one_of_legal_boilerplate_is_not_a_move(run: str) -> None:
    rest = (
        "Harbour cranes stay idle while violet lanterns burn over ninety zinc sheds, cedar boats "
        "wait and nobody counts pebbles along the western quay"
    )
    diff = diff_text(f"{run} {rest}.", f"{rest} {run}.")
    assert diff.moves == ()
    assert diff.deleted_words == diff.inserted_words > 0


def test_wording_that_a_text_holds_twice_is_not_a_move() -> None:
    run = "elected bodies represent working members everywhere"
    rest = "Harbour cranes stay idle while violet lanterns burn over ninety zinc sheds"
    once = diff_text(f"{run} {rest} quietly", f"{rest} quietly {run}")
    assert [move.before for move in once.moves] == [run]
    more = "cedar boats wait while nobody counts pebbles along the western quay"
    twice = diff_text(f"{run} {rest} quietly {more} {run}", f"{rest} quietly {run} {more}")
    assert twice.moves == ()


def test_four_words_are_no_move_even_within_longer_changes() -> None:
    stay = "while violet lanterns burn over ninety zinc sheds"
    base = f"Harbour cranes stand idle beside wooden boats {stay} quietly"
    target = f"Every winter {stay} quietly harbour cranes stand idle near grey gulls"
    assert diff_text(base, target).moves == ()
    assert len(diff_text(base, target.replace("near", "beside")).moves) == 1


def test_a_stretch_too_different_inside_is_not_a_move() -> None:
    stay = "while violet lanterns burn over ninety zinc sheds, and grey gulls sleep upon tall masts"
    base = f"Unions many elect strong bodies yearly together. All rest {stay}."
    target = f"All rest {stay}. Unions few elect strong bodies never together."
    assert diff_text(base, target).moves == ()
    nearer = target.replace("never", "yearly")
    assert len(diff_text(base, nearer).moves) == 1


def test_a_move_leaves_out_what_belongs_to_its_surroundings() -> None:
    stay = "while violet lanterns burn over ninety zinc sheds"
    base = f"They wait, harbour cranes stand idle beside of the boats {stay} quietly"
    target = f"They wait {stay} quietly, harbour cranes stand idle beside of the quay"
    assert [move.before for move in diff_text(base, target).moves] == [
        "harbour cranes stand idle beside"
    ]


def test_what_two_sides_of_one_change_share_has_not_moved() -> None:
    shared = "unions elect strong bodies yearly"
    base = f"grey gulls sleep upon tall masts {shared} until heavy rain wakes every captain"
    target = f"small boats wait behind old quays {shared} because warm wind fills all sails"
    middle = "Harbour cranes stay idle in the long bright winter evenings of the far cold north,"
    pair = f"{base} {middle} they say.", f"{target} {middle} they say so in every office today."
    phrases = diff_text(*pair, phrases=True)
    assert [p.text.strip() for p in phrases.pieces if p.op is Op.DELETE] == [base]
    assert phrases.moves == ()


def test_two_moves_are_numbered_in_the_order_of_the_base() -> None:
    stay = [
        "Harbour cranes stay idle while violet lanterns burn over ninety zinc sheds,",
        "cedar boats wait and nobody counts pebbles along the long western quay of stone,",
        "grey gulls sleep upon tall masts until heavy rain wakes every careful captain.",
    ]
    one, two = "Unions elect bodies by secret ballot.", "Employers pay money into common funds."
    diff = diff_text(" ".join([one, two, *stay]), " ".join([stay[0], two, stay[1], one, stay[2]]))
    assert [(move.id, move.before) for move in diff.moves] == [(1, one), (2, two)]


# --- how it reads


@pytest.mark.parametrize(
    "line",
    [
        "paragraph [-3-]{+3-1+} of article 12",
        "not less than [-ten-]{+three+} persons",
        "unions, organizations{+,+} and their members",
        "the charter{+, and so on+}, is approved by the congress",
        "employers, unions{+, associations+}, members and their bodies",
        "All unions are equal.{+ No union is above another.+} All are free to act.",
        "to join unions;{+ to found unions;+} to leave unions at will",
        "trade unions [-of other countries-]{+abroad+} may cooperate",
        "{+1. +}Trade unions have the right to strike",
        "the bodies of the union (conference{+, meeting+}) approve it",
        "rights{+ (interests)+} (freedoms) and duties of members",
        "rights{+ (members, unions)+} (members, courts) and duties",
        "guaranteed by{+ the constitution of the republic and+} the laws of the republic",
        "the interests of members{+ and of employees+} and of families are defended",
        "права и законные интересы{+ работников+} членов профсоюза",
        "прекращение деятельности [-профессионального союза-]{+профсоюза+} в судебном порядке",
        "the congress [-of workers and the meeting-]{+or conference+} approves the charter",
    ],
)
def test_edits_begin_and_end_where_a_reader_would_put_them(line: str) -> None:
    assert marked(diff_text(*unmarked(line))) == line


@pytest.mark.parametrize("island", [",", "of", "and the", ", of the", "the"])
def test_small_words_between_two_changes_belong_to_the_change(island: str) -> None:
    base = f"trade unions represent the interests; state bodies{' ' * (island[0] != ',')}{island} \
private firms are bound to answer every request they receive"
    target = base.replace("state bodies", "public authorities").replace("private", "other")
    diff = diff_text(base, target)
    assert [p.text.split()[-1] for p in diff.pieces if p.op is Op.DELETE] == ["private"]


def test_a_telling_word_between_two_changes_stays() -> None:
    line = "unions may [-form-]{+establish+} associations [-of-]{+by+} trades and join them freely"
    assert marked(diff_text(*unmarked(line))) == line


def test_texts_with_next_to_nothing_in_common_are_one_deletion_and_one_insertion() -> None:
    base = "The internal structure of a union is a matter for the charter of that union."
    target = "Any employer that hinders the work of an inspector pays a fine to the treasury."
    assert diff_text(base, target).pieces == (Piece(Op.DELETE, base), Piece(Op.INSERT, target))


def test_a_text_found_whole_in_a_longer_one_is_not_rewritten() -> None:
    base = "Unions represent members in court."
    target = base + " " + " ".join(f"word{number}" for number in range(60)) + "."
    assert next(p for p in diff_text(base, target).pieces).text == base


def test_the_phrase_view_takes_close_changes_as_one() -> None:
    rest = "every single spring under the rules of the charter."
    words = f"Members elect [-good-]{{+bad+}} senior [-officials-]{{+leaders+}} {rest}"
    phrases = f"Members elect [-good senior officials-]{{+bad senior leaders+}} {rest}"
    assert unmarked(words) == unmarked(phrases)
    assert marked(diff_text(*unmarked(words))) == words
    assert marked(diff_text(*unmarked(words), phrases=True)) == phrases


@given(edited())
def test_the_phrase_view_has_no_more_changes_than_the_word_view(pair: tuple[str, str]) -> None:
    def changes(diff: TextDiff) -> int:
        return sum(piece.op is Op.EQUAL for piece in diff.pieces)

    words, phrases = (diff_text(*pair, phrases=flag, moves=False) for flag in (False, True))
    assert changes(phrases) <= changes(words) + 1


def test_the_phrase_view_takes_any_number_of_different_words() -> None:
    base = " ".join(f"w{number}" for number in range(70_000))
    target = base.replace("w5 ", "x5 ").replace("w69000 ", "")
    diff = diff_text(base, target, phrases=True)
    assert [p.text for p in diff.pieces if p.op is not Op.EQUAL] == ["w5", "x5", " w69000"]
    assert diff.target == target


# --- whitespace


@pytest.mark.parametrize(
    "line",
    [
        "trade[-  -]{+ +}unions of the republic",
        "trade unions[- -]{+\u00a0+}of the republic",
        "[-  -]trade unions",
        "trade unions{+\n+}",
    ],
)
def test_where_only_whitespace_differs_only_whitespace_is_marked(line: str) -> None:
    diff = diff_text(*unmarked(line))
    assert marked(diff) == line
    assert not diff.is_same
    assert diff.deleted_words == diff.inserted_words == 0


def test_whitespace_does_not_hide_that_the_words_are_the_same() -> None:
    words = ["a", "union", "of", "the", "law"]
    diff = diff_text("  ".join(words), " ".join(words))
    assert [p.text for p in diff.pieces if p.op is Op.EQUAL] == words


@pytest.mark.parametrize(("base", "target"), [("", "new text"), ("old text", ""), ("", "")])
def test_an_empty_text_is_all_insertion_or_all_deletion(base: str, target: str) -> None:
    expected = [Piece(Op.DELETE, base)] * bool(base) + [Piece(Op.INSERT, target)] * bool(target)
    assert list(diff_text(base, target).pieces) == expected


# --- apply, and what is not loaded


def test_edits_are_refused_on_another_text_than_their_own() -> None:
    diff = diff_text("ten persons", "three persons")
    with pytest.raises(DataError, match="another text"):
        apply(diff, "two persons")


def test_words_are_counted_without_marks_and_spaces() -> None:
    diff = diff_text("members of the union", "members of the trade-union body, 3-1.")
    assert (diff.deleted_words, diff.inserted_words) == (1, 3)


def test_importing_the_comparison_loads_no_engine() -> None:
    code = "import sys, unionlaw.diff; print({'rapidfuzz', 'diff_match_patch'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
