"""The tables as queries see them; their keys and constraints stand in migrations.py."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Dialect, Integer, Text, TypeDecorator, column, table


class Moment(TypeDecorator[datetime]):
    """A moment as ISO text in UTC with microseconds: reads well in any tool, and sorts as it should."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write a moment."""
        return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read a moment."""
        return datetime.fromisoformat(value) if value else None


drafts = table(
    "drafts",
    column("id", Text),
    column("workspace", Text),
    column("person", Text),
    column("title", Text),
    column("revision", Integer),
    column("created", Moment),
    column("changed", Moment),
    column("key", Text),
)
revisions = table(
    "revisions",
    column("draft", Text),
    column("number", Integer),
    column("content", Integer),
    column("key", Text),
    column("title", Text),
    column("person", Text),
    column("at", Moment),
    column("state", Text),
)
messages = table(
    "messages",
    column("draft", Text),
    column("seq", Integer),
    column("id", Text),
    column("role", Text),
    column("person", Text),
    column("text", Text),
    column("at", Moment),
    column("answers", Text),
)
leases = table(
    "leases",
    column("draft", Text),
    column("message", Text),
    column("attempt", Integer),
    column("until", Moment),
)
members = table(
    "members", column("workspace", Text), column("person", Text), column("role", Text), column("at", Moment)
)
reviews = table(
    "reviews",
    column("id", Text),
    column("workspace", Text),
    column("draft", Text),
    column("form", Text),
    column("plan", Text),
    column("person", Text),
    column("key", Text),
    column("round", Integer),
    column("created", Moment),
    column("changed", Moment),
    column("ended", Moment),
    column("cycle", Text),
    column("reason", Text),
)
rounds = table(
    "rounds",
    column("review", Text),
    column("number", Integer),
    column("plan", Text),
    column("parts", Text),
    column("seats", Integer),
    column("deadline", Moment),
    column("opened", Moment),
)
voters = table(
    "voters",
    column("review", Text),
    column("person", Text),
    column("name", Text),
    column("role", Text),
    column("at", Moment),
)
ballots = table(
    "ballots",
    column("review", Text),
    column("round", Integer),
    column("person", Text),
    column("key", Text),
    column("at", Moment),
    column("content", Text),
)
sheets = table(
    "sheets",
    column("review", Text),
    column("round", Integer),
    column("person", Text),
    column("at", Moment),
    column("content", Text),
)
choices = table(
    "choices",
    column("review", Text),
    column("number", Integer),
    column("key", Text),
    column("content", Text),
)
rooms = table(
    "rooms",
    column("review", Text),
    column("code", Text),
    column("opened", Moment),
    column("tries", Integer),
    column("until", Moment),
)
tries = table(
    "tries", column("source", Text), column("wrong", Integer), column("last", Moment), column("until", Moment)
)
cycles = table(
    "cycles",
    column("id", Text),
    column("workspace", Text),
    column("review", Text),
    column("title", Text),
    column("days", Text),
    column("created", Moment),
    column("changed", Moment),
    column("ended", Moment),
    column("notes_open", Moment),
    column("results", Text),
    column("opening", Text),
)
versions = table(
    "versions",
    column("cycle", Text),
    column("number", Integer),
    column("key", Text),
    column("plan", Text),
    column("person", Text),
    column("at", Moment),
    column("amendment", Text),
)
check_ins = table(
    "check_ins",
    column("cycle", Text),
    column("number", Integer),
    column("key", Text),
    column("content", Text),
    column("at", Moment),
)
notes = table(
    "notes",
    column("cycle", Text),
    column("person", Text),
    column("key", Text),
    column("content", Text),
    column("at", Moment),
)
shares = table(
    "shares",
    column("id", Text),
    column("workspace", Text),
    column("team", Text),
    column("text", Text),
    column("cycle", Text),
    column("aim", Text),
    column("person", Text),
    column("at", Moment),
    column("asked", Text),
)
migrations = table("migrations", column("number", Integer), column("at", Moment))
