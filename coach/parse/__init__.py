"""`read(text_or_bytes) -> OKRSet`: documents in, values out; one file a format."""

from __future__ import annotations

from coach.errors import NoOKRs
from coach.model import OKRSet, Source
from coach.parse import source as sources
from coach.parse.draft import LIMITS, PAGE, Draft, Limits, finish
from coach.parse.source import FORMATS

__all__ = ["FORMATS", "LIMITS", "PAGE", "Limits", "read"]


def read(given: str | bytes, format: str | None = None, name: str = "", limits: Limits = LIMITS) -> OKRSet:  # noqa: A002
    """Read OKRs from a document in any of FORMATS (None: found by name and content).

    Raises InputError (nothing readable), NoOKRs (readable, none in it) or TooLarge, each a
    sentence with the file and, where there is one, the line.
    """
    source = sources.load(given, name=name, size=limits.size)
    source = source._replace(format=format or sources.detect(source))
    return finish(_draft(source), source, limits)


def _draft(source: Source) -> Draft:
    """The draft by the reader of the source's format, imported when it is needed."""
    if source.format in ("csv", "tsv"):
        from coach.parse import table  # noqa: PLC0415

        return table.read(source)
    if source.format == "yaml":
        from coach.parse import yaml  # noqa: PLC0415

        return yaml.read(source)
    if source.format == "json":
        from coach.parse import json  # noqa: PLC0415

        return json.read(source)
    if source.format == "wiki":
        from coach.parse import wiki  # noqa: PLC0415

        return wiki.read(source)
    from coach.parse import plain  # noqa: PLC0415

    return plain.read(source)


_ = NoOKRs
