"""What must hold for the whole bot: words for refusals, answers for buttons, a menu for each command."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.flows.shown import ACTION
from bot.handlers import failures, menus, routes
from bot.handlers.flows import CONVERSATIONS
from bot.handlers.render import DATA_BYTES, pressed_data
from bot.people.models import Role
from bot.refusals import Refused
from bot.texts import general
from bot.texts import menus as menu_texts

SOURCES = Path(bot.__file__).parent
LARGEST_ID = 2**53


def modules() -> Iterator[str]:
    for each in pkgutil.walk_packages(bot.__path__, "bot."):
        if not each.name.startswith(("bot.__main__", "bot.sandbox.__main__")):
            yield each.name


def refusals() -> list[type[Refused]]:
    """Every refusal that the chat may meet; those of the command line have their words there."""
    for name in modules():
        importlib.import_module(name)
    found, waiting = [], [Refused]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        found += [kind] if kind is not Refused and kind.__module__.startswith("bot.") else []
    return [kind for kind in found if not kind.__module__.startswith("bot.operations")]


NEVER_IN_THE_CHAT = {"WrongReach", "OutOfRange"}  # the chat's own buttons cannot ask for such an invitation


def answered_on_the_spot() -> set[str]:
    """Names of refusals that handlers catch, or that texts tell apart with `match`."""
    names: set[str] = set()
    for path in [*(SOURCES / "handlers").glob("*.py"), *(SOURCES / "texts").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler) and node.type is not None:
                names |= {last_word(each) for each in named(node.type)}
            if isinstance(node, ast.MatchClass):
                names.add(last_word(node.cls))
    return names


def last_word(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def named(node: ast.expr) -> list[ast.Attribute | ast.Name]:
    return [each for each in ast.walk(node) if isinstance(each, ast.Attribute | ast.Name)]


def shown_actions() -> dict[str, str]:
    """Each action that a `Button(label, action, …)` in the sources names, with a place where."""
    found: dict[str, str] = {}
    for path in [
        *(SOURCES / "texts").glob("*.py"),
        *(SOURCES / "handlers").glob("*.py"),
        *(SOURCES / "flows").glob("*.py"),
    ]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "Button"
                and len(node.args) > 1
            ):
                action = node.args[1]
                if isinstance(action, ast.Constant) and isinstance(action.value, str):
                    found[action.value] = f"{path.name}:{node.lineno}"
    return found


def test_every_refusal_has_words() -> None:
    known = {kind.__name__ for kind in failures.WORDS} | answered_on_the_spot() | NEVER_IN_THE_CHAT
    speechless = [kind.__qualname__ for kind in refusals() if kind.__name__ not in known]
    assert len(refusals()) >= 10
    assert not speechless


def test_a_refusal_without_words_would_be_found() -> None:
    class Forgotten(Refused):
        pass

    Forgotten.__module__ = "bot.somewhere"
    assert Forgotten in refusals()
    assert "Forgotten" not in answered_on_the_spot()
    assert failures.words_for(Forgotten(), False) == general.bug(False)


def test_every_button_the_bot_shows_is_answered() -> None:
    shown = shown_actions()
    assert len(shown) > 15
    assert {action: place for action, place in shown.items() if action not in routes.PRESSES} == {}
    assert ACTION in routes.PRESSES


def test_every_press_fits_into_telegrams_64_bytes() -> None:
    longest_step = max((step.name for each in CONVERSATIONS.values() for step in each.flow.steps), key=len)
    assert len(pressed_data(ACTION, LARGEST_ID, longest_step, "card").encode()) <= DATA_BYTES
    for action in routes.PRESSES:
        assert len(pressed_data(action, LARGEST_ID, LARGEST_ID).encode()) <= DATA_BYTES
    with pytest.raises(ValueError, match="too long"):
        pressed_data("x" * 70)


def test_every_command_in_a_menu_has_a_handler_and_a_description() -> None:
    offered = {word for role in Role for word in menus.commands([role])} | set(menus.STRANGER)
    assert offered <= set(routes.COMMANDS)
    assert offered <= set(menu_texts.DESCRIPTIONS)


def test_every_command_is_in_a_menu_or_another_name_of_one_that_is() -> None:
    offered = {word for role in Role for word in menus.commands([role])} | {"start"}
    handlers = {routes.COMMANDS[word] for word in offered}
    stray = [
        word for word, handler in routes.COMMANDS.items() if word not in offered and handler not in handlers
    ]
    assert not stray


def test_every_word_of_the_persistent_keyboards_is_answered() -> None:
    labels = {label for role in Role for row in menus.keyboard([role]) for label in row}
    assert labels <= set(routes.LABELS)


def test_no_command_and_no_press_is_claimed_by_two_capabilities() -> None:
    commands = [word for each in routes.CAPABILITIES for word in each.COMMANDS]
    presses = [action for each in routes.CAPABILITIES for action in each.PRESSES]
    assert len(commands) == len(set(commands))
    assert len(presses) == len(set(presses))


@pytest.mark.parametrize("name", sorted(modules()))
def test_every_module_can_be_imported_by_itself_and_says_what_belongs_there(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__
    assert module.__doc__.strip().splitlines()[0].endswith((".", ":")), "one sentence on what belongs there"


def test_no_file_is_longer_than_250_lines() -> None:
    long = {
        str(path.relative_to(SOURCES)): lines
        for path in SOURCES.rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 250
    }
    assert not long
