"""OKRs back to text, files and the document they came in; equal but for spans and source when read again."""

from coach.export.data import csv, json
from coach.export.markdown import markdown

__all__ = ["csv", "json", "markdown"]
