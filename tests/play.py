"""Plays: talks written down, "coach:" and "team:" line by line, and the draft that they end with.

    python tests/play.py --write        let the coach speak its lines anew into every play
    python tests/play.py                talk to the coach

A team's message of several lines goes on in lines that are moved in by two.
"""

from __future__ import annotations

import sys
from pathlib import Path

from coach import dialogue, export

PLAYS = Path(__file__).parent / "plays"
END = "draft:"


def messages(text: str) -> list[str]:
    """What the team says in a play."""
    found: list[str] = []
    for row in text.split(f"\n{END}\n", maxsplit=1)[0].splitlines():
        if row.startswith("team:"):
            found.append(row.removeprefix("team:").strip())
        elif row.startswith("  ") and found:
            found[-1] += "\n" + row[2:]
        elif row.startswith("coach:"):
            found = found or []
    return found


def opening(text: str) -> list[str]:
    """The lines in front of the first speech: what the play is about."""
    head: list[str] = []
    for row in text.splitlines():
        if row.startswith(("coach:", "team:")):
            break
        head.append(row)
    return head


def spoken(replies: tuple[dialogue.Reply, ...]) -> str:
    """What the coach says in one breath, with the answers to tap."""
    text = " ".join(each.text for each in replies if each.text)
    options = [f"[{option}]" for each in replies for option in each.options if each.kind == "options"]
    return " ".join([text, *options])


def play(said: list[str]) -> tuple[list[str], dialogue.Session]:
    """Play it: every speech, and the session at the end."""
    talk, replies = dialogue.start()
    rows = [f"coach: {spoken(replies)}"]
    for message in said:
        rows.append("team: " + message.replace("\n", "\n  "))
        talk, replies = dialogue.step(talk, message)
        rows.append(f"coach: {spoken(replies)}".rstrip())
    return rows, talk


def whole(text: str) -> str:
    """A play as it reads when the coach speaks now."""
    rows, talk = play(messages(text))
    return "\n".join([*opening(text), *rows, END, *ending(talk)]) + "\n"


def ending(talk: dialogue.Session) -> list[str]:
    """The draft, and what stands beside it."""
    rows = [row for row in export.markdown(dialogue.okrs(talk.draft)).splitlines() if row.strip()]
    for aim in talk.draft.aims:
        rows += [
            f"with {each.team.text}: {each.gives.text if each.gives else '?'} ({'confirmed' if each.confirmed else 'not confirmed'})"
            for each in aim.partners
        ]
        rows += [f"{each.form}: {' '.join(each.words.text.split())}" for each in aim.aside]
    return rows


def converse() -> None:
    """Talk in the terminal until the input ends."""
    talk, replies = dialogue.start()
    print("coach:", spoken(replies))
    for line in sys.stdin:
        talk, replies = dialogue.step(talk, line.rstrip("\n"))
        print("coach:", spoken(replies))


if __name__ == "__main__":
    if "--write" in sys.argv:
        for path in sorted(PLAYS.glob("*.txt")):
            path.write_text(whole(path.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        converse()
