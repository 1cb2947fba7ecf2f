"""Bytes to text, and which format it is: by name first, by content otherwise.

Newlines stay as they are: offsets count characters of the text as decoded.
"""

from __future__ import annotations

import codecs
import re

from coach.errors import InputError, TooLarge
from coach.model import Source

FORMATS = ("markdown", "plain", "csv", "tsv", "yaml", "json", "wiki")
_ENDINGS = {
    "md": "markdown", "markdown": "markdown", "mdown": "markdown", "mkd": "markdown", "qmd": "markdown", "rmd": "markdown",
    "txt": "plain", "text": "plain", "eml": "plain", "csv": "csv", "tsv": "tsv", "tab": "tsv", "yml": "yaml", "yaml": "yaml",
    "json": "json", "wiki": "wiki", "mediawiki": "wiki",
}  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"PK\x03\x04": "a zip, Word or Excel file", b"%PDF": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture", b"\xd0\xcf\x11\xe0": "an old Word or Excel file", b"\x1f\x8b": "a packed file", b"{\\rtf": "a rich text file",
}  # fmt: skip
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# A key of OKRs inside something: at the top level "Objective:" and "KRs:" are labels of plain text as well.
_YAML = re.compile(
    r"(?m)^(?:[ \t]+(?:- )?|- )[\"']?(?:objectives?|okrs?|key_?results?|krs?)[\"']?:(?:[ \t]|$)", re.IGNORECASE
)
_MARKDOWN = re.compile(r"(?m)^[ \t]{0,3}#{1,6}[ \t]|^[ \t]*[-*+][ \t]+\S|^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|")
_WIKI = re.compile(r"(?m)^(?:\{\||\|\||={2,6}[^=\n]+={2,6}[ \t]*\r?$|h[1-6]\.[ \t]|\*{2,}[ \t]|#{2,}\*?[ \t]?\S.*\n\*)")
# Signs that only one of the two has: a star is a bullet in both.
_WIKI_ALONE = re.compile(r"(?m)^(?:\{\||\|\||={2,6}[^=\n]+={2,6}[ \t]*\r?$|h[1-6]\.[ \t])")
_MARKDOWN_ALONE = re.compile(r"(?m)^[ \t]{0,3}#{1,6}[ \t]+\S.*\r?\n(?![ \t]*\*)|^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|")
_SAMPLE = 20_000


def load(given: str | bytes, *, name: str, size: int) -> Source:
    """The text of a document and what is needed to write the same bytes again (format still "").

    Raises TooLarge over `size` bytes, InputError when it is no text or holds nothing.
    """
    count = len(given)
    if count > size:
        raise TooLarge(
            f"{count / 1e6:,.1f} MB were given and at most {size / 1e6:,.0f} MB are read. Give the part that holds the OKRs.",
            name=name,
        )
    source = _decoded(given, name) if isinstance(given, bytes) else _text(given, name)
    if not source.text.strip("\x00 \t\r\n\ufeff\u200b\u00a0"):
        raise InputError("Nothing stands in it. Write or paste the objectives and key results.", name=name)
    return source


def _text(text: str, name: str) -> Source:
    bom = codecs.BOM_UTF8 if text.startswith("\ufeff") else b""
    return Source(name, text[1:] if bom else text, "", "utf-8", bom)


def _decoded(data: bytes, name: str) -> Source:
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(
                f"This is {what}, which is not read. Save it as Markdown, CSV or plain text and give that.", name=name
            )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Source(name, _strict(data[len(bom) :], encoding, name), "", encoding, bom)
    found = _without_bom(data)
    if found is None:
        raise InputError("This is no text. Save it as UTF-8 text and give that.", name=name)
    return Source(name, data.decode(found), "", found, b"")


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"It begins as {encoding} and byte {error.start:,} does not fit. Save it as UTF-8 text and give that.",
            name=name,
        ) from error


def _without_bom(data: bytes) -> str | None:
    """The first of utf-8, utf-16 (by its zero bytes), cp1252, latin-1 that fits; None for binary data."""
    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        half = len(sample) // 2 or 1
        for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
            if zeros.count(0) > half * 0.6 and _fits(data, encoding):
                return encoding
    for encoding in ("utf-8", "cp1252", "latin-1"):
        if _fits(data, encoding):
            text = sample.decode(encoding, "ignore")
            return encoding if len(_CONTROL.findall(text)) <= len(text) * 0.1 else None
    return None


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def named(name: str) -> str | None:
    """The format that a name's ending says; None for a plain text and for endings that say nothing."""
    found = _ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else None
    return None if found == "plain" else found


def detect(text: str) -> str:
    """The format of a text by what stands in it."""
    sample = text[:_SAMPLE].replace("\r\n", "\n").replace("\r", "\n")
    body = sample.lstrip("\ufeff \t\r\n")
    if body[:1] in "{[" and re.match(r"\{\||\[\s*[{\"]|\{\s*[\"}]", body):
        return "wiki" if body.startswith("{|") else "json"
    if (
        _WIKI.search(sample)
        and (_WIKI_ALONE.search(sample) or not _MARKDOWN.search(sample))
        and not _MARKDOWN_ALONE.search(sample)
    ):
        return "wiki"
    first = next((line for line in body.splitlines() if line.strip()), "")
    for delimiter, form in (("\t", "tsv"), (";", "csv"), (",", "csv")):
        if delimiter in first and _header(first, delimiter) and _rows(body, delimiter):
            return form
    if _YAML.search(sample) and _looks_yaml(sample):
        return "yaml"
    return "markdown" if _MARKDOWN.search(sample) else "plain"


def _header(line: str, delimiter: str) -> bool:
    """Whether a line names columns: short cells without a sentence, at least half of them known names."""
    from coach.parse.columns import column  # noqa: PLC0415 - only a first line with delimiters needs it

    cells = [c.strip(" \"'") for c in line.split(delimiter)]
    if line.startswith(("#", "- ", "* ", "|")) or any(len(c) > 40 or c.endswith(".") or ":" in c for c in cells):
        return False
    known = sum(column(c) is not None for c in cells)
    return known >= 2 and known * 2 >= len(cells)


def _rows(body: str, comma: str) -> bool:
    """Whether the rows below the header have about as many commas."""
    lines = [line for line in body.splitlines()[1:12] if line.strip()]
    want = body.splitlines()[0].count(comma)
    return bool(lines) and sum(line.count(comma) >= want for line in lines) >= len(lines) / 2


def _looks_yaml(sample: str) -> bool:
    """Whether nearly every line is a key, a list item, a comment or indented below one."""
    lines = [line for line in sample.splitlines() if line.strip()]
    keys = sum(1 for line in lines if re.match(r"[ \t]*(?:-[ \t]+\S|[\w\"' -]+:(?:[ \t]|$)|#|---)", line))
    heads = sum(1 for line in lines if re.match(r"#{1,6}[ \t]+\S", line))
    flat = all(line.startswith(("- ", "#")) for line in lines)  # bullets with labels, and a heading that is no comment
    said = any(re.match(r"- (?:[Oo]bjective|[Kk]ey [Rr]esult|KR|O\d)", line) for line in lines)
    return keys >= 0.8 * len(lines) and heads <= 1 and not (flat and (heads or said))
