"""Turns the full machine-readable Bot API into the compact `botapi.json` that the checks are made of.

    python -m bot.sandbox.reduce_spec path/to/botapi-spec.json

A field is one string: `!` when it is required, then its types joined by `|`, then `=value` when the
specification fixes its value ("must be photo"), which is what tells the members of a union apart.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).with_name("botapi.json")
FIXED = re.compile(r"(?:must be|always) [“\"]?([a-z][a-z0-9_]*)[”\"]?(?:$|[\s.,])")
DISCRIMINATORS = {"type", "source", "status"}


def field(spec: dict[str, Any]) -> str:
    fixed = FIXED.search(spec["description"]) if spec["name"] in DISCRIMINATORS else None
    types = "|".join(spec["types"])
    return ("!" if spec["required"] else "") + types + (f"={fixed[1]}" if fixed else "")


def fields(owner: dict[str, Any]) -> dict[str, str]:
    return {spec["name"]: field(spec) for spec in owner.get("fields", [])}


def reduced(spec: dict[str, Any]) -> dict[str, Any]:
    types = spec["types"].items()
    return {
        "version": {"name": spec["version"]},
        "methods": {name: fields(method) for name, method in spec["methods"].items()},
        "types": {name: fields(kind) for name, kind in types if "subtypes" not in kind},
        "unions": {name: kind["subtypes"] for name, kind in types if "subtypes" in kind},
    }


def written(form: dict[str, Any]) -> str:
    """One line per method and type, so that a new version of the API reads well as a diff."""
    parts = []
    for section, entries in form.items():
        lines = ",\n".join(f"{json.dumps(k)}:{compact(v)}" for k, v in entries.items())
        parts.append(f'"{section}":{{\n{lines}\n}}')
    return "{" + ",\n".join(parts) + "}\n"


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main(arguments: list[str]) -> None:
    spec = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    TARGET.write_text(written(reduced(spec)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
