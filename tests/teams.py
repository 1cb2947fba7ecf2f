"""Sets that a team could paste, read without the parser: for tests of what comes after reading."""

from coach import checks, model
from coach.model import Answer, Finding, OKRSet, Proposal, Source, Span, Words


def pasted(text: str) -> OKRSet:
    """Objectives start a line with "Objective:" or "O:", key results with "- "."""
    objectives: list[tuple[Words, list[model.KeyResult]]] = []
    at = 0
    for row in text.splitlines(keepends=True):
        body = row.strip()
        for label in ("Objective: ", "O: ", "- "):
            if body.startswith(label):
                start = at + row.index(body) + len(label)
                words = Words(body.removeprefix(label), Span(start, at + row.index(body) + len(body)))
                if label == "- ":
                    objectives[-1][1].append(model.key_result(words))
                else:
                    objectives.append((words, []))
                break
        at += len(row)
    found = tuple(model.objective(words, tuple(krs)) for words, krs in objectives)
    return OKRSet(found, Source(text=text, format="markdown"))


def found(okrs: OKRSet) -> tuple[Finding, ...]:
    """What the checks say."""
    return tuple(checks.run(okrs))


def said(**answers: str) -> list[Answer]:
    """Answers by question id, with `_` for the colon: said(counts_0="...")."""
    return [Answer(question.replace("_", ":", 1).replace("_", "."), text) for question, text in answers.items()]


def proposed(text: str, answers: list[Answer] | None = None) -> Proposal:
    """Compose straight from the text."""
    from coach import rewrite

    okrs = pasted(text)
    return rewrite.compose(okrs, found(okrs), answers or [])
