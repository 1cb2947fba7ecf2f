"""The page server is killed while a team talks: what stood on the page is there when it comes back."""

from __future__ import annotations

import asyncio
import random
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from server import APP, PAGE, Server, serving
from wire import Said, Stalled, Visitor, plain, run

Count = Callable[[int, int], int]
WAITS = 20  # seconds until a message that was cut off may be answered by somebody else
PASSING = "on its way"  # said of an answer until it is there
MESSAGE = re.compile(r"Readers wait, says letter q[a-j]+ of this talk")  # without a figure, which would be heard as one


class Talk:
    """One draft through many lives of the server. seen: what stood on the page, in the order in which it came."""

    def __init__(self) -> None:
        self.query, self.seen, self.number = "", [], 0

    async def until_killed(self, server: Server, seconds: float) -> None:
        """Talk on until the server is killed; note what stands on the page."""
        async with Visitor.at(server.address, PAGE, self.query) as visitor:
            self.holds(visitor.chat)
            if not self.query:
                await self.say(visitor)  # the draft is begun, and has its address
            killing = asyncio.get_running_loop().call_later(seconds, server.kill)
            with suppress(Stalled):
                while True:
                    await self.say(visitor)
            killing.cancel()
            self.look(visitor)
            assert visitor.errors == []

    async def come_back(self, server: Server) -> tuple[Said, ...]:
        """Open the page again, say one thing more, and wait until what was cut off has its answer too."""
        async with Visitor.at(server.address, PAGE, self.query) as visitor:
            self.holds(visitor.chat)
            await self.say(visitor)
            for _ in range(WAITS):
                if not unanswered(server.drafts):
                    break
                await asyncio.sleep(1)
                await visitor.rerun()
            assert visitor.errors == []
            return visitor.chat

    async def say(self, visitor: Visitor) -> None:
        self.number += 1
        letters = "".join("abcdefghij"[int(digit)] for digit in str(self.number))
        await visitor.say(f"Readers wait, says letter q{letters} of this talk")
        self.look(visitor)

    def look(self, visitor: Visitor) -> None:
        self.query = visitor.query or self.query
        for each in visitor.chat:
            own = MESSAGE.search(plain(each.text)) if each.name == "user" else None  # beside it stands how far it is
            for line in [own.group()] if own else each.text.split("\n"):  # half drawn, two answers stand in one place
                said = each._replace(text=line)
                if line and PASSING not in line and said not in self.seen:
                    self.seen.append(said)

    def holds(self, chat: tuple[Said, ...]) -> None:
        """All that stood on the page stands there again."""
        assert [each for each in self.seen if not _there(each, chat)] == []


def _there(said: Said, chat: tuple[Said, ...]) -> bool:
    return any(each.name == said.name and plain(said.text) in plain(each.text) for each in chat)


def sound(drafts: Path) -> None:
    """The file is in order, each message stands in it once, and none has two answers."""
    with closing(sqlite3.connect(drafts)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        texts = [text for (text,) in raw.execute("SELECT text FROM messages WHERE role = 'team'")]
        assert len(texts) == len(set(texts))
        assert raw.execute("SELECT count(*) FROM drafts").fetchone() == (1,)


def unanswered(drafts: Path) -> list[str]:
    with closing(sqlite3.connect(drafts)) as raw:
        answered = "SELECT 1 FROM messages a WHERE a.draft = m.draft AND a.answers = m.id"
        rows = raw.execute(f"SELECT text FROM messages m WHERE role = 'team' AND NOT EXISTS ({answered})")
        return [text for (text,) in rows]


def kept(drafts: Path) -> set[str]:
    with closing(sqlite3.connect(drafts)) as raw:
        return {plain(text) for (text,) in raw.execute("SELECT text FROM messages WHERE role = 'team'")}


def test_what_stood_on_the_page_survives_kill_9_of_the_server(tmp_path: Path, count: Count) -> None:
    drafts, talk = tmp_path / "drafts.sqlite3", Talk()
    for _ in range(count(2, 20)):
        with serving(APP, drafts) as server:
            run(talk.until_killed(server, random.uniform(0.1, 0.8)))
        said = {each.text for each in talk.seen if MESSAGE.fullmatch(each.text)}
        assert said <= kept(drafts)
        sound(drafts)
    assert len(said) > 1
    with serving(APP, drafts) as server:
        chat = run(talk.come_back(server))
    talk.holds(chat)
    sound(drafts)
    assert unanswered(drafts) == []
