"""The JSON Schema (2020-12) of `okr-coach check --format json`, printed by `okr-coach schema`."""

from __future__ import annotations

from coach import kinds, model

Schema = dict[str, object]


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _one_of(*values: str | None) -> Schema:
    return {"enum": list(values)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_PLACE: Schema = {"type": ["integer", "null"], "minimum": 1, "description": "From 1; null where the part has no place."}
_ROLES = ("level", "delta", "factor", "count", "all", "placeholder")


def _amount(*roles: str) -> Schema:
    amount = _object(
        text=_TEXT, value={"type": ["number", "null"]}, unit=_TEXT, role=_one_of(*roles) if roles else _TEXT
    )
    return {"anyOf": [{"type": "null"}, amount]}


_FINDING = _object(
    code={"type": "string", "pattern": "^[OKSCR][0-9]{3}$"},
    name=_TEXT,
    level=_one_of(*model.LEVELS),
    message=_TEXT,
    question=_TEXT,
    quote=_TEXT,
    line=_PLACE,
    column=_PLACE,
    end_line=_PLACE,
    end_column={**_PLACE, "description": "One past the last character."},
)
_FINDINGS = _list({"$ref": "#/$defs/finding"})
_COMMON: dict[str, Schema] = {
    "text": {
        "type": "string",
        "description": "The goal as written: no bullet, label, owner, tag, progress or final full stop.",
    },
    "line": _PLACE,
    "owner": _TEXT_OR_NULL,
    "status": _TEXT_OR_NULL,
    "tags": _list(_TEXT),
    "initiatives": _list(_TEXT),
    "findings": _FINDINGS,
}
_MEASURE = _object(
    metric=_TEXT,
    direction=_one_of("up", "down", "hold", None),
    unit=_TEXT,
    baseline=_amount(),
    target={
        **_amount(),
        "description": f"Any amount of the goal itself, as one of {', '.join(_ROLES)}; never a date, a name-number or progress.",
    },
    deadline={"anyOf": [{"type": "null"}, _object(text=_TEXT, date=_TEXT_OR_NULL)]},
)
_KEY_RESULT = _object(**_COMMON, progress=_TEXT_OR_NULL, kind=_one_of(*kinds.KINDS), measure=_MEASURE)
_OBJECTIVE = _object(**_COMMON, type=_one_of(*model.TYPES, None), key_results=_list({"$ref": "#/$defs/key_result"}))

CHECK: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "okr-coach check --format json",
    "$defs": {"finding": _FINDING, "key_result": _KEY_RESULT, "objective": _OBJECTIVE},
    **_object(
        version={"const": 1},
        source={"type": "string", "description": "The name of the document; empty for text without a name."},
        status=_one_of("blocked", "questions", "ready"),
        score={"type": ["integer", "null"], "minimum": 0, "maximum": 100},
        objectives=_list({"$ref": "#/$defs/objective"}),
        findings=_FINDINGS,
        left_out={
            **_object(
                lines={"type": "integer", "minimum": 0},
                of={"type": "integer", "minimum": 0},
                figures={"type": "integer", "minimum": 0},
                told=_TEXT,
            ),
            "description": "Lines of the text that no part stands for, those with a figure, and a sentence where they are most.",
        },
    ),
}
