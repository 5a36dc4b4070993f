"""Reads a call's raw parameters by the specification: their types, what is missing, what is too much."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox import errors
from bot.sandbox.conversions import Mistyped, from_text
from bot.sandbox.objects import Object
from bot.sandbox.spec import Field, Method, Spec
from bot.sandbox.uploads import Upload

ARRAY = "Array of "
EXPECTED = {'parameter "reply_markup"': "object expected as reply markup"}


def parameters(spec: Spec, method: Method, raw: Mapping[str, Any]) -> Object:
    """The call's parameters as Python values; refuses what Telegram would, and unknown names too."""
    for name in method.required:
        if raw.get(name) in (None, ""):
            raise errors.missing(name)
    return {name: parameter(spec, method, name, value) for name, value in raw.items()}


def parameter(spec: Spec, method: Method, name: str, value: Any) -> Any:
    known = method.fields.get(name)
    if known is None:
        raise errors.bad_request(f'unknown parameter "{name}" of {method.name}')
    try:
        return top_level(spec, known, value)
    except Mistyped as reason:
        raise errors.bad_request(str(reason)) from None
    except RecursionError:
        raise errors.bad_request(f'parameter "{name}" is nested too deeply') from None


def top_level(spec: Spec, known: Field, value: Any) -> Any:
    if isinstance(value, str):
        value = from_text(known, value)
    return any_of(spec, known, value, f'parameter "{known.name}"')


def any_of(spec: Spec, known: Field, value: Any, place: str) -> Any:
    """The value if it is of one of the field's types; otherwise the nearest type's complaint."""
    if known.fixed is not None and value != known.fixed:
        raise Mistyped(f'{place} must be "{known.fixed}"')
    complaints = []
    for kind in candidates(spec, known.types, value):
        try:
            check(spec, kind, value, place)
            return value
        except Mistyped as reason:
            complaints.append(reason)
    raise complaints[0] if complaints else Mistyped(f"{place} must be of type {named(known)}")


def named(known: Field) -> str:
    return " or ".join(known.types)


def candidates(spec: Spec, types: tuple[str, ...], value: Any) -> list[str]:
    """The types worth a try; for objects those whose fixed fields and own keys agree with the value."""
    flat = [member for kind in types for member in spec.unions.get(kind, (kind,))]
    if not isinstance(value, dict) or len(flat) == 1:
        return flat
    return sorted(
        (kind for kind in flat if fits(spec, kind, value)), key=lambda kind: strange(spec, kind, value)
    )


def fits(spec: Spec, kind: str, value: Object) -> bool:
    known = spec.types.get(kind, {})
    return all(value.get(each.name) == each.fixed for each in known.values() if each.fixed)


def strange(spec: Spec, kind: str, value: Object) -> int:
    known = spec.types.get(kind, {})
    lacking = sum(each.required and each.name not in value for each in known.values())
    return lacking + sum(name not in known for name in value)


def check(spec: Spec, kind: str, value: Any, place: str) -> None:
    if kind.startswith(ARRAY):
        check_array(spec, kind.removeprefix(ARRAY), value, place)
    elif kind in PLAIN:
        if not PLAIN[kind](value):
            raise Mistyped(f"{place} must be of type {kind}")
    elif isinstance(value, dict):
        check_object(spec, kind, value)
    else:
        raise Mistyped(EXPECTED.get(place, f"{place} must be an Object"))


PLAIN = {
    "String": lambda value: isinstance(value, str),
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Float": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "Boolean": lambda value: isinstance(value, bool),
    "InputFile": lambda value: isinstance(value, Upload),
}


def check_array(spec: Spec, kind: str, value: Any, place: str) -> None:
    if not isinstance(value, list):
        raise Mistyped(f"{place} must be an Array")
    member = Field("", (kind,), True, None)
    for each in value:
        any_of(spec, member, each, f"a member of {place}")


def check_object(spec: Spec, kind: str, value: Object) -> None:
    known = spec.types[kind]
    for each in known.values():
        if each.required and each.name not in value:
            raise Mistyped(f"can't parse {kind}: Can't find field \"{each.name}\"")
    for name, inner in value.items():
        if name not in known:
            raise Mistyped(f'can\'t parse {kind}: unknown field "{name}"')
        any_of(spec, known[name], inner, f'can\'t parse {kind}: Field "{name}"')
