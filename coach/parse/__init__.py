"""`read(text_or_bytes) -> OKRSet`: documents in, values out; one file a format."""

from __future__ import annotations

from collections.abc import Callable

from coach.errors import InputError, UsageError
from coach.model import OKRSet, Source
from coach.parse import source as sources
from coach.parse.draft import LIMITS, PAGE, Draft, Limits, finish, judged
from coach.parse.left import Left, left
from coach.parse.source import FORMATS

__all__ = ["FORMATS", "LIMITS", "PAGE", "Left", "Limits", "judged", "left", "read"]


def read(
    given: str | bytes,
    format: str | None = None,  # noqa: A002 - the public name
    name: str = "",
    limits: Limits = LIMITS,
    *,
    judged: bool = True,
) -> OKRSet:
    """Read OKRs from a document in any of FORMATS (None: found by name and content).

    judged=False leaves the sentences of the parts unread, so that they have no kind and no measure: enough
    to tell whether two documents say the same, in a fifth of the time.

    Raises InputError (nothing readable), NoOKRs (readable, none in it) or TooLarge, each a
    sentence with the file and, where there is one, the line.
    """
    source = sources.load(given, name=name, size=limits.size)
    said = format or sources.named(name)
    source = source._replace(format=said or sources.detect(source.text))
    try:
        draft = _reader(source.format)(source)
    except InputError:
        if said or source.format in ("markdown", "plain"):
            raise
        source = source._replace(format="markdown")  # it looked like a table or YAML and is none
        draft = _reader(source.format)(source)
    return finish(draft, source, limits, judged=judged)


def _reader(form: str) -> Callable[[Source], Draft]:
    """The reader of a format, imported when a document needs it."""
    # ruff: noqa: PLC0415
    if form in ("csv", "tsv"):
        from coach.parse import table

        return table.read
    if form == "yaml":
        from coach.parse import yaml

        return yaml.read
    if form == "json":
        from coach.parse import json

        return json.read
    if form == "wiki":
        from coach.parse import wiki

        return wiki.read
    if form in ("markdown", "plain"):
        from coach.parse import plain

        return plain.read
    raise UsageError(f"The format {form} is not read. It can be one of {', '.join(FORMATS)}.")
