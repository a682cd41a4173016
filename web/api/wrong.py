"""What is wrong with one value of a request, as a sentence in the asker's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from core.i18n import gettext, lazy

SENTENCES: Final[Mapping[str, lazy]] = {
    "missing": lazy("This is missing."),
    "extra_forbidden": lazy("There is no such field."),
    "string_type": lazy("This must be a text."),
    "string_too_short": lazy("This must have at least %(min_length)s characters."),
    "string_too_long": lazy("This must have at most %(max_length)s characters."),
    "string_pattern_mismatch": lazy("This must look like %(pattern)s."),
    "int_type": lazy("This must be a whole number."),
    "int_parsing": lazy("This must be a whole number."),
    "int_parsing_size": lazy("This must be a whole number."),
    "int_from_float": lazy("This must be a whole number."),
    "bool_type": lazy("This must be true or false."),
    "bool_parsing": lazy("This must be true or false."),
    "greater_than_equal": lazy("This must be at least %(ge)s."),
    "less_than_equal": lazy("This must be at most %(le)s."),
    "literal_error": lazy("This must be one of: %(expected)s."),
    "enum": lazy("This must be one of: %(expected)s."),
    "list_type": lazy("This must be a list."),
    "dict_type": lazy("This must be an object."),
    "model_type": lazy("This must be an object."),
    "too_short": lazy("There must be at least %(min_length)s."),
    "too_long": lazy("There must be at most %(max_length)s."),
    "json_invalid": lazy("This is no JSON: %(error)s."),
}
"""By pydantic's name of the error (docs.pydantic.dev/latest/errors/validation_errors); its facts fill the gaps."""


def sentence(error: Mapping[str, Any]) -> str:
    """The sentence of one of pydantic's errors; one of a kind we do not foresee is told in its own English."""
    facts = error.get("ctx", {})
    if error["type"] == "value_error":
        return gettext(str(facts["error"]))
    known = SENTENCES.get(error["type"])
    return str(error["msg"]) if known is None else known % facts
