"""The funnel picture: an objective, how one would notice, what is tried. DOT, drawn in the browser."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

# Pale fills with dark ink and mid-grey lines read on a light and on a dark page alike.
INK, LINE = "#1E2B29", "#7F8B88"
OBJECTIVE = 'fillcolor="#1F6B60", color="#1F6B60", fontcolor="#FFFFFF", width=1.85'
RESULT = 'fillcolor="#DCEFE8", color="#8DBFB2", width=2.45'
TRY = 'fillcolor="#F6F3EA", color="#CFC8B6", width=2.3'
GAP = 'fillcolor="#FBEBD3", color="#D9A860", style="rounded,filled,dashed", width=2.3'
HOLD = 'fillcolor="#E4ECF5", color="#9DB5D0", style="rounded,filled,dashed", width=2.45'
ASK = "What would you try?"
MOST_LETTERS = 110
MOST_BRANCHES = 12


class Branch(NamedTuple):
    """A key result and what is tried for it. open: nothing yet, and something is asked for."""

    text: str
    tries: tuple[str, ...] = ()
    open: bool = False


class Funnel(NamedTuple):
    """What the picture and its list both show."""

    objective: str
    branches: tuple[Branch, ...]
    held: tuple[str, ...] = ()

    @property
    def alt(self) -> str:
        """The picture in a sentence."""
        tries = sum(len(branch.tries) for branch in self.branches)
        parts = [_count(len(self.branches), "key result"), f"{_count(tries, 'thing')} to try"]
        if self.held:
            parts.append(f"{_count(len(self.held), 'line')} held")
        return f"From the objective on the left to {', '.join(parts)}. The list beside it says the same."


def dot(funnel: Funnel) -> str:
    """The picture as a graph in DOT."""
    rows = [_box("o", funnel.objective, OBJECTIVE, 20)]
    for i, branch in enumerate(funnel.branches[:MOST_BRANCHES]):
        rows += [_box(f"k{i}", branch.text, RESULT, 27), f"o -> k{i};"]
        tries = branch.tries[:MOST_BRANCHES] or ((ASK,) if branch.open else ())
        for j, words in enumerate(tries):
            rows += [_box(f"t{i}x{j}", words, TRY if branch.tries else GAP, 24), f"k{i} -> t{i}x{j};"]
    for i, words in enumerate(funnel.held[:MOST_BRANCHES]):
        rows += [_box(f"h{i}", words, HOLD, 27), f"o -> h{i} [style=dashed];"]
    return f"""digraph {{
      rankdir=LR; bgcolor="transparent"; nodesep=0.14; ranksep=0.45; pad=0.05;
      node [shape=box, style="rounded,filled", fontname="Helvetica,Arial,sans-serif",
            fontsize=12, fontcolor="{INK}", margin="0.14,0.09", penwidth=1];
      edge [color="{LINE}", arrowhead=none, penwidth=1.1, tailport=e, headport=w];
      {" ".join(rows)}
    }}"""


def _box(name: str, text: str, look: str, width: int) -> str:
    lines = textwrap.wrap(textwrap.shorten(_clean(text), MOST_LETTERS, placeholder=" ..."), width) or [""]
    return f'{name} [label="{"".join(escaped(line) + chr(92) + "l" for line in lines)}", {look}];'


def escaped(text: str) -> str:
    """Text inside a quoted DOT label: quotes, backslashes and entities mean themselves."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")


def _clean(text: str) -> str:
    return "".join(mark if mark.isprintable() else " " for mark in text)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
