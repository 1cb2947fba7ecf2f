"""The command `okr-coach`: parse arguments, call a verb, print. Only results go to standard output.

Nothing heavy is imported on the way to a command: a check of plain Markdown loads no more than it reads.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence

from coach import __version__
from coach.cli import terminal
from coach.errors import CoachError

EXIT_FINE, EXIT_FINDINGS, EXIT_UNREADABLE = 0, 1, 2
PROFILES = ("default", "first-cycle", "early-stage", "platform", "regulated")

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code (0 fine, 1 findings, 2 usage or unreadable input)."""
    if arguments is not None:
        return _run(arguments)
    # The process ends with this command and makes next to no cycles: looking for them while a long document is read
    # took a fifth of the time, and looking at all that was imported once more at the end 7 ms of every run.
    gc.disable()
    code = _run(sys.argv[1:])
    gc.freeze()
    return code


def _run(arguments: Sequence[str]) -> int:
    terminal.opened()
    terminal.utf8(sys.stdout)
    terminal.utf8(sys.stderr)
    command = _command(arguments)
    try:
        code = command()
        sys.stdout.flush()
    except CoachError as error:
        print(terminal.safe(f"okr-coach: {error}"), file=sys.stderr)
        return EXIT_UNREADABLE
    except BrokenPipeError:
        terminal.discard(sys.stdout)  # whoever read us has had enough (`| head`)
        return EXIT_FINE
    except OSError as error:  # files are the commands' own affair: what is left is standard output
        terminal.discard(sys.stdout)
        print(
            f"okr-coach: the result cannot be written ({error.strerror}); make room or send it elsewhere.",
            file=sys.stderr,
        )
        return EXIT_UNREADABLE
    except KeyboardInterrupt:
        print("\nokr-coach: stopped; nothing was written.", file=sys.stderr)
        return EXIT_UNREADABLE
    return code


def _command(arguments: Sequence[str]) -> Callable[[], int]:
    """What to run; argparse ends the process where the arguments cannot be meant."""
    if arguments[:1] == ["eval"]:
        return lambda: _eval(arguments[1:])
    options = _parser().parse_args(arguments)
    command: Command = options.command
    return lambda: command(options)


def _eval(arguments: Sequence[str]) -> int:
    from coach.cli import evaluate  # noqa: PLC0415  (each command loads its own)

    return evaluate.run(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="okr-coach",
        description="A coach for objectives and key results: it asks, checks and proposes; the team decides.",
        epilog="Exit codes: 0 fine, 1 findings, 2 usage or unreadable input.",
    )
    parser.add_argument("--version", action="version", version=f"okr-coach {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands)
    _add_rewrite(commands)
    _add_compare(commands)
    _add_explain(commands)
    _add_schema(commands)
    _add_eval(commands)
    return parser


def _document(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="Markdown, text, CSV, TSV, YAML or JSON; - reads standard input")
    parser.add_argument("--profile", choices=PROFILES, default="default", help="whose habits the checks follow")


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("check", help="what stands in the way of good key results, line by line")
    _document(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--all", action="store_true", help="every finding, not one headline a line")
    parser.add_argument(
        "--fail-on", choices=("error", "warning", "never"), default="error", help="exit 1 from this level on"
    )
    parser.add_argument("--exit-zero", action="store_true", help="exit 0 whatever is found")
    parser.set_defaults(command=_check)


def _add_rewrite(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("rewrite", help="one whole proposed set, and options line by line")
    _document(parser)
    parser.add_argument("--format", choices=("text", "json", "diff", "markdown"), default="text")
    parser.add_argument("--context", metavar="FILE|TEXT", help="what the team says beside the document")
    writing = parser.add_mutually_exclusive_group()
    writing.add_argument("--write", action="store_true", help="ask line by line, then write the file; a backup is kept")
    writing.add_argument(
        "--take", choices=("first",), help="take the first option of each line and write the file; a backup is kept"
    )
    parser.set_defaults(command=_rewrite)


def _add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "compare", help="does a rewrite keep what the original said? JSON lines in, JSON lines out"
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        help='JSON lines {"original": ..., "rewrite": ..., "said": [...]}; - reads standard input',
    )
    parser.set_defaults(command=_compare)


def _add_explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("explain", help="what a check looks for, why, with examples and source")
    parser.add_argument("code", metavar="CODE", nargs="?", help="for example K003; without one, the list of all")
    parser.add_argument("--all", action="store_true", help="the whole catalogue as Markdown")
    parser.set_defaults(command=_explain)


def _add_schema(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("schema", help="the JSON Schema of `check --format json`")
    parser.set_defaults(command=_schema)


def _add_eval(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """List the verb; its options are those of the eval set, which is no part of the package."""
    commands.add_parser("eval", help="replay or record the eval set of a model (in a checkout)", add_help=False)


def _check(options: argparse.Namespace) -> int:
    from coach.cli import check  # noqa: PLC0415

    return check.run(options)


def _rewrite(options: argparse.Namespace) -> int:
    from coach.cli import rewrite  # noqa: PLC0415

    return rewrite.run(options)


def _compare(options: argparse.Namespace) -> int:
    from coach.cli import compare  # noqa: PLC0415

    return compare.run(options)


def _explain(options: argparse.Namespace) -> int:
    from coach.cli import explain  # noqa: PLC0415

    return explain.run(options)


def _schema(_: argparse.Namespace) -> int:
    import json  # noqa: PLC0415

    from coach.export import schema  # noqa: PLC0415

    print(json.dumps(schema.CHECK, indent=2))
    return EXIT_FINE
