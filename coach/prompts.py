"""Renders `prompts/*.jinja`, one template an intent, with an id and a hash of all that it is made of.

What people wrote enters as values alone, fenced as JSON; a template that names a value nobody gave is a bug and says so.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import FileSystemLoader, StrictUndefined, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

INTENTS = ("set", "repair", "hear", "word", "opinion", "review")
_ROLES = ("system", "user")


class Prompt(NamedTuple):
    """A rendered prompt. sha256: of the template and all that it includes, whatever was filled in."""

    id: str
    sha256: str
    messages: tuple[tuple[str, str], ...]  # (role, text)


def render(intent: str, **values: object) -> Prompt:
    """Render the template of an intent; each of its blocks `system` and `user` is one message.

    Raises jinja2.UndefinedError for a value that is missing.
    """
    template = _environment().get_template(f"{intent}.jinja")
    context = template.new_context(dict(values))
    messages = tuple(
        (role, "".join(template.blocks[role](context)).strip()) for role in _ROLES if role in template.blocks
    )
    return Prompt(intent, sha256(intent), messages)


@functools.cache
def sha256(intent: str) -> str:
    """The hash of a template's source and of every template that it includes."""
    digest = hashlib.sha256()
    for name in sorted(_sources(f"{intent}.jinja", set())):
        digest.update(f"{name}\n{_source(name)}\n".encode())
    return digest.hexdigest()


def _sources(name: str, seen: set[str]) -> set[str]:
    seen.add(name)
    for other in meta.find_referenced_templates(_environment().parse(_source(name))):
        if other is not None and other not in seen:
            _sources(other, seen)
    return seen


def _source(name: str) -> str:
    return (_folder() / name).read_text(encoding="utf-8")


def data(value: object) -> str:
    """What somebody wrote, as JSON: quotes and line ends are escaped, so that no text can end its own fence."""
    if isinstance(value, StrictUndefined):
        str(value)  # raises, and names what nobody gave
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=False)


@functools.cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(_folder()), undefined=StrictUndefined, keep_trailing_newline=False, autoescape=False
    )
    environment.filters = {"data": data}
    environment.globals.clear()
    return environment


def _folder() -> Path:
    """The templates: in the wheel beside this module, in a checkout beside the package."""
    here = Path(__file__).parent
    return next(each for each in _places(here) if each.is_dir())


def _places(here: Path) -> Iterator[Path]:
    yield here / "_prompts"
    yield here.parent / "prompts"
