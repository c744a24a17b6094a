"""Speed of the comparison of two laws beside redlines and xmldiff: same texts, one run.

The tools take turns, each round beginning with another one, so that a machine that grows slower
or faster meanwhile treats them alike. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

from unionlaw import akn, shipped
from unionlaw.compare import compare
from unionlaw.corpus import Corpus
from unionlaw.ids import Reference
from unionlaw.model import printed_lines
from unionlaw.versions import resolve

BASE, TARGET = "1993", "2014"
OURS = "unionlaw"
PEERS = ("redlines", "xmldiff")
DIFFERENT = 1
"""The exit code with which `unionlaw diff` says that the texts differ."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The two laws, as each tool takes them."""

    base_xml: Path
    target_xml: Path
    base_plain: Path
    target_plain: Path


@dataclass(frozen=True, slots=True)
class Contest:
    """Several ways to do one job, and the seconds that each took, round by round."""

    title: str
    seconds: Mapping[str, Sequence[float]]


def prepared(folder: Path) -> Texts:
    """The shipped laws, and their words as plain text, a line for each printed line."""
    corpus = Corpus(shipped.root())
    files: list[Path] = []
    plains: list[Path] = []
    for name in (BASE, TARGET):
        file = corpus.file(name)
        if file is None:
            sys.exit(f"the corpus holds no English text of {name}")
        document = akn.read(file)
        plain = folder / f"{name}.txt"
        lines = (
            line for unit in (*document.preamble, *document.body) for line in printed_lines(unit)
        )
        plain.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        files.append(file)
        plains.append(plain)
    return Texts(files[0], files[1], plains[0], plains[1])


def in_process(texts: Texts) -> dict[str, Callable[[], object]]:
    """The comparison in a process that has everything loaded; each reads its files again."""
    import redlines
    import xmldiff.main

    def ours() -> object:
        corpus = Corpus(shipped.root())
        base, target = (resolve(Reference.parse(name), corpus) for name in (BASE, TARGET))
        return compare(base, target, corpus)

    def with_redlines() -> object:
        base = texts.base_plain.read_text(encoding="utf-8")
        target = texts.target_plain.read_text(encoding="utf-8")
        return redlines.Redlines(base, target).redlines

    def with_xmldiff() -> object:
        return xmldiff.main.diff_files(str(texts.base_xml), str(texts.target_xml))

    return {
        f"{OURS}: read, align, diff": ours,
        "redlines: whole plain texts": with_redlines,
        "xmldiff: actions, defaults": with_xmldiff,
    }


def by_command(texts: Texts, folder: Path) -> dict[str, Callable[[], object]]:
    """The comparison as a command, from the start of Python to the end of the output."""
    bin_folder = Path(sys.executable).parent
    ours_out, theirs_out = folder / "ours.txt", folder / "theirs.txt"

    def ours() -> object:
        command = [str(bin_folder / "unionlaw"), "diff", BASE, TARGET, "-o", str(ours_out)]
        done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        if done.returncode != DIFFERENT:
            sys.exit(f"{' '.join(command)} ended with {done.returncode}")
        return done

    def with_redlines() -> object:
        # Its exit code is 0 where the texts differ. Of its forms, this one costs least.
        command = [str(bin_folder / "redlines"), "markdown", "--quiet"]
        with theirs_out.open("wb") as out:
            return subprocess.run(
                [*command, str(texts.base_plain), str(texts.target_plain)], check=True, stdout=out
            )

    return {f"{OURS} diff {BASE} {TARGET} -o FILE": ours, "redlines markdown > FILE": with_redlines}


def contest(title: str, ways: Mapping[str, Callable[[], object]], rounds: int) -> Contest:
    """Runs each way once unmeasured, then `rounds` times in turns."""
    names = list(ways)
    for name in names:
        ways[name]()
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            start = perf_counter()
            ways[name]()
            seconds[name].append(perf_counter() - start)
    return Contest(title, seconds)


def table(result: Contest) -> str:
    """The medians, with the spread, and how many times as long each took as unionlaw."""
    medians = {name: statistics.median(times) for name, times in result.seconds.items()}
    ours = next(median for name, median in medians.items() if name.startswith(OURS))
    rounds = len(next(iter(result.seconds.values())))
    width = max(len(name) for name in medians)
    lines = [
        f"{result.title} (median of {rounds})",
        f"  {'':{width}}  {'ms':>8}  {'fastest':>8}  {'slowest':>8}  {'ratio':>6}",
    ]
    for name, times in result.seconds.items():
        shown = "  ".join(
            f"{1000 * value:8.1f}" for value in (medians[name], min(times), max(times))
        )
        lines.append(f"  {name:{width}}  {shown}  {medians[name] / ours:5.2f}×")
    return "\n".join(lines)


def heading() -> str:
    """What was measured, with versions, and on what."""
    tools = ", ".join(f"{name} {version(name)}" for name in (OURS, *PEERS))
    return f"{tools}; Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("-n", "--warm", type=_count, default=9, metavar="N", help="rounds, warm")
    parser.add_argument("-c", "--cold", type=_count, default=9, metavar="N", help="rounds, cold")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the result here")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = prepared(folder)
        warm = contest("Warm: in one process", in_process(texts), arguments.warm)
        cold = contest("Cold: as a command", by_command(texts, folder), arguments.cold)
    report = "\n\n".join([heading(), table(warm), table(cold)]) + "\n"
    if arguments.output is None:
        print(report, end="")
    else:
        arguments.output.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
