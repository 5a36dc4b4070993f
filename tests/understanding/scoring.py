"""Judges predictions against what a careful animator would have written down: right, unsafe, asked or not."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.understanding.normalise import plain

CASES = Path(__file__).parent / "cases"
Record = dict[str, Any]

_FIELDS = {"minutes": "minutes", "date": "date", "activity": "activity", "customer": "customer"}
_FIELDS |= {"amount_cents": "amount", "people": "people"}
_NEEDED = {"hours": ("minutes", "date", "activity"), "contract": ("amount_cents", "activity", "customer")}
_LINE = ("kind", "minutes", "date", "activity", "amount_cents")


@dataclass(frozen=True)
class Verdict:
    """`unsafe`: something false would be written without a question."""

    unsafe: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
    needless: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        return not (self.unsafe or self.unasked or self.needless or self.missing)


def cases(folder: str = "") -> list[Record]:
    files = sorted((CASES / folder).glob("*.jsonl"))
    return [json.loads(row) for file in files for row in file.read_text(encoding="utf-8").splitlines()]


def judge(expected: Record, predicted: Record) -> Verdict:
    kinds = {expected["kind"], *expected.get("alt", {}).get("kind", ())}
    if expected["kind"] == "other" or predicted["kind"] not in kinds:
        return _of_another_kind(expected, predicted, kinds)
    if expected.get("entries"):
        return _several(expected["entries"], predicted)
    if predicted["entries"]:
        return Verdict(unsafe=("split",))
    return Verdict() if predicted["kind"] == "other" else _single(expected, predicted)


def _of_another_kind(expected: Record, predicted: Record, kinds: set[str]) -> Verdict:
    if predicted["kind"] in kinds:
        return Verdict()
    if predicted["kind"] == "other":
        return Verdict(missing=("kind",), unasked=tuple(expected["ambiguous"]))
    return Verdict(unsafe=("kind",))


def _several(expected: Iterable[Record], predicted: Record) -> Verdict:
    if not predicted["entries"]:
        return Verdict(missing=("entries",)) if predicted["ask"] else Verdict(unsafe=("entries",))
    said = sorted(map(_key, predicted["entries"]))
    return Verdict() if said == sorted(map(_key, expected)) else Verdict(unsafe=("entries",))


def _key(entry: Record) -> str:
    return repr([*(entry[name] for name in _LINE), customer(entry["customer"])])


def _single(expected: Record, predicted: Record) -> Verdict:
    asked, must, may = set(predicted["ask"]), set(expected["ambiguous"]), set(expected["may_ask"])
    wrong = [name for name, question in _FIELDS.items() if _wrong(name, question, expected, predicted)]
    named = {customer(one) for one in predicted["colleagues"]} ^ {
        customer(one) for one in expected["colleagues"]
    }
    missing = [
        name for name in _NEEDED[expected["kind"]]
        if predicted[name] is None and expected[name] is not None and not asked & {_FIELDS[name]}
    ]  # fmt: skip
    return Verdict(
        unsafe=(*wrong, *(["colleagues"] if named else [])),
        unasked=tuple(must - asked),
        needless=() if expected["status"] == "reject" else tuple(asked - must - may - {"confirm"}),
        missing=tuple(missing),
    )


def _wrong(name: str, question: str, expected: Record, predicted: Record) -> bool:
    """A value that is said without a question and isn't one of the right ones."""
    value, asked = predicted[name], question in predicted["ask"]
    if value is None or asked or (name == "minutes" and expected["kind"] == "contract"):
        return False
    if question in expected["ambiguous"]:
        return True
    right = [expected[name], *expected.get("alt", {}).get(name, ())]
    if name == "customer":
        return customer(value) not in map(customer, right)
    return value not in right and not (name == "people" and expected[name] is None and value == 1)


_SMALL = re.compile(r"\b(?:le|la|les|l|chez|pour|du|de|des|d|un|une|ma|mon|et)\b")


def customer(name: str | None) -> str:
    """A name to compare by: without accents, capitals and small words."""
    folded = plain(name or "").replace("madame", "mme").replace("monsieur", "m")
    return " ".join(_SMALL.sub(" ", folded).split())
