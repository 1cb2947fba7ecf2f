"""`okr-coach rewrite`: one whole proposed set; and line by line, what the person decides, written home."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from coach import checks, export, review, rewrite, settings
from coach.cli import asking, document, terminal
from coach.errors import UsageError, WriteError
from coach.export.home import Fitted
from coach.model import Answer, Decision, Lines, OKRSet, Proposal

_WRITABLE = 0o222
_STANDS = " What stands here is the built-in coach's."
_TEXTS = (".txt", ".md", ".csv", ".json", ".yaml", ".yml")  # one word that ends so names a file, there or not


def run(options: argparse.Namespace) -> int:
    """Read, propose, print; with --write or --take, write the document home."""
    writes = options.write or options.take
    if writes and options.file == document.STDIN:
        raise UsageError("Standard input cannot be written back: name a file, or leave out --write and --take.")
    okrs = document.read(options.file)
    if writes:
        _may_write(options.file, okrs)
    document.tell_waivers(okrs)
    findings = checks.run(okrs, options.profile)
    chosen = settings.read()
    proposal = rewrite.compose(okrs, findings, _context(options.context), chosen)
    if not chosen.builtin:
        _say_who(chosen.model, proposal)
    if options.write:
        return _write(options.file, okrs, asking.decisions(okrs, proposal))
    first = review.first(proposal)
    if options.take:
        if all(each.action == review.KEEP for each in first):
            return _nothing(
                f"no line has an option to take yet; `okr-coach rewrite {options.file}` shows what to answer first"
            )
        return _write(options.file, okrs, first)
    if options.format == "markdown":
        sys.stdout.write(terminal.safe(export.markdown(review.apply(okrs, review.take(proposal)))))
        return 0
    if options.format == "diff":
        fitted = _fitted(options.file, okrs, first)
        sys.stdout.write(_painted(export.changes(okrs, fitted.content)))
        _left(okrs, fitted)
        return 0
    _print(options.format, okrs, proposal)
    return 0


def _say_who(model: str, proposal: Proposal) -> None:
    """Say on standard error who wrote what, what it took, and why the built-in coach's stands where it does."""
    calls = sum(each.calls for each in proposal.rewrites)
    tokens = sum(each.input_tokens + each.output_tokens for each in proposal.rewrites)
    told = [
        f"{model}: {calls} request{'s' * (calls != 1)}, about {tokens:,} tokens."
        if calls
        else f"{model} was not needed."
    ]
    many = len(proposal.sets) > 1
    told += [
        f"{f'Objective {each.at[0] + 1}: ' if many else ''}{each.trouble}{_STANDS if each.engine == settings.BUILTIN else ''}"
        for each in proposal.sets
        if each.trouble
    ]
    print(terminal.safe("\n".join(told)), file=sys.stderr)


def _context(given: str | None) -> tuple[Answer, ...]:
    """What the team says beside the document: a file's text, or the text itself."""
    if not given:
        return ()
    path = Path(given)
    try:
        is_file = path.exists() or (path.suffix in _TEXTS and len(given.split()) == 1)
    except (OSError, ValueError):  # a text may be too long for a path, or hold what no path can
        is_file = False
    text = document.content(given).decode("utf-8-sig", errors="replace") if is_file else given
    return (Answer("context", text),)


def _print(form: str, okrs: OKRSet, proposal: Proposal) -> None:
    if form == "json":
        import json  # noqa: PLC0415

        print(terminal.safe_json(json.dumps(export.rewrite_json(okrs, proposal), ensure_ascii=False)))
    else:
        sys.stdout.write(terminal.safe(rewrite.text(proposal, okrs)))


def _painted(diff: str) -> str:
    paint = terminal.Paint(sys.stdout)
    tint = {"+": "new", "-": "old", "@": "info"}
    rows = [terminal.safe(row) for row in diff.splitlines()]
    return "".join(f"{paint(tint[row[0]], row) if row[:1] in tint else row}\n" for row in rows)


def _write(file: str, okrs: OKRSet, decided: Sequence[Decision]) -> int:
    changes = [each for each in decided if each.action in ("take", "edit")]
    if not changes:
        return _nothing("every line was kept")
    fitted = _fitted(file, okrs, decided)
    count = len(changes) - len(fitted.left)
    if not count:
        raise WriteError(_instead(file, fitted.refusal))
    path = Path(file).resolve()
    if document.content(file) != export.home(okrs):  # somebody saved it while the questions were open
        raise WriteError(f"{file}: the file has changed since it was read, so nothing was written. Run it again.")
    backup = _backup(path)
    _replace(path, fitted.content)
    lines = f"{count} line{'s' * (count != 1)}"
    print(terminal.safe(f"{lines} written to {file}; the file as it was is {backup}."), file=sys.stderr)
    _left(okrs, fitted)
    return 0


def _fitted(file: str, okrs: OKRSet, decided: Sequence[Decision]) -> Fitted:
    try:
        return export.fitted(okrs, decided)
    except WriteError as error:
        raise WriteError(_instead(file, str(error))) from None


def _instead(file: str, refused: str) -> str:
    """A refusal, and the command that does what it offers instead."""
    return f"{file}: {refused} `okr-coach rewrite {file} --format markdown` prints it."


def _may_write(file: str, okrs: OKRSet) -> None:
    """Refuse what cannot be written before anybody has answered anything."""
    if refused := export.refusal(okrs):
        raise WriteError(_instead(file, refused))
    if not Path(file).stat().st_mode & _WRITABLE:
        raise WriteError(f"{file}: the file is write-protected; make it writable or copy it. Nothing was written.")


def _nothing(why: str) -> int:
    print(terminal.safe(f"Nothing was taken, the file is as it was: {why}."), file=sys.stderr)
    return 0


def _left(okrs: OKRSet, fitted: Fitted) -> None:
    """Say which lines stay because no way of writing them reads back as decided."""
    if not fitted.left:
        return
    lines = Lines.of(okrs.source.text)
    spans = (review.part(okrs, at).words.span for at in fitted.left)
    numbers = [str(n) for n in sorted({lines.at(span.start)[0] for span in spans if span})]
    named = ", ".join(numbers[:20]) + (f" and {len(numbers) - 20} more" if len(numbers) > 20 else "")
    if not numbers:  # an objective that the document has no words for
        return
    one = len(numbers) == 1
    print(
        f"Line{'s' * (not one)} {named} stay{'s' * one} as {'it is' if one else 'they are'}: "
        "new words there would be read as something else. Write them by hand.",
        file=sys.stderr,
    )


def _backup(path: Path) -> Path:
    """Copy the file beside itself under a name that is free."""
    names = (path.with_name(f"{path.name}.bak{number or ''}") for number in range(1000))
    for backup in names:
        try:
            with backup.open("xb") as copy:
                copy.write(path.read_bytes())
        except FileExistsError:
            continue
        except OSError as error:
            raise WriteError(
                f"{path}: no backup can be made beside it ({error.strerror}); nothing was written."
            ) from None
        return backup
    raise WriteError(f"{path}: a thousand backups stand beside it; clear some away. Nothing was written.")


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file, then put the new one in its place: never half a document."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")  # two at once write one whole document each
    try:
        fresh.write_bytes(content)
        fresh.chmod(path.stat().st_mode)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise WriteError(f"{path}: it cannot be written ({error.strerror}); it is as it was.") from None
