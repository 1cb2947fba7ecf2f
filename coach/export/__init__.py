"""OKRs back to text, files and the document they came in; equal but for spans and source when read again."""

from coach.export.data import csv, json
from coach.export.home import changes, diff, fitted, home, refusal
from coach.export.mail import mail
from coach.export.markdown import markdown
from coach.export.printed import printed
from coach.export.report import check_json, rewrite_json
from coach.export.share import chat, wiki
from coach.export.sheet import Sheet, sheet

__all__ = [
    "Sheet",
    "changes",
    "chat",
    "check_json",
    "csv",
    "diff",
    "fitted",
    "home",
    "json",
    "mail",
    "markdown",
    "printed",
    "refusal",
    "rewrite_json",
    "sheet",
    "wiki",
]
