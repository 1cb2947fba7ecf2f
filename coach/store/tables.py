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
migrations = table("migrations", column("number", Integer), column("at", Moment))
