"""Menus: everybody's commands exist, roles add up, and Telegram is told whenever they change."""

import itertools

import pytest

from bot.handlers import menus, routes
from bot.people.models import Role
from bot.texts import menus as texts

EVERY_SET = [roles for size in range(1, 6) for roles in itertools.combinations(Role, size)]
ALIASES = {"start", "help", "cancel", "settings", "privacy"}


def test_every_command_of_a_menu_is_answered() -> None:
    assert set(texts.DESCRIPTIONS) <= set(routes.COMMANDS)
    assert set(menus.commands(list(Role))) | set(menus.STRANGER) <= set(texts.DESCRIPTIONS)


def test_every_command_is_in_somebodys_menu() -> None:
    assert set(routes.COMMANDS) - ALIASES == set(menus.commands(list(Role)))


def test_every_word_of_the_keyboard_is_answered() -> None:
    assert {word for words in menus.LABELS_OF.values() for word in words} | {menus.HELP} <= set(routes.LABELS)


@pytest.mark.parametrize("roles", EVERY_SET, ids="+".join)
def test_several_roles_get_the_union_each_command_once(roles: tuple[Role, ...]) -> None:
    offered = menus.commands(roles)
    assert len(offered) == len(set(offered))
    assert set(offered) == set().union(
        *(menus.COMMANDS_OF[role] for role in roles), menus.WITH_ROLE, menus.EVERYBODY
    )


@pytest.mark.parametrize("roles", EVERY_SET, ids="+".join)
def test_the_keyboard_has_help_at_the_end_and_rows_of_two(roles: tuple[Role, ...]) -> None:
    rows = menus.keyboard(roles)
    assert rows[-1][-1] == menus.HELP
    assert all(len(row) <= 2 for row in rows)


def test_what_telegram_is_told_at_the_start_is_within_its_limits() -> None:
    told = {call.method: call.parameters for call in menus.introduction()}
    assert len(told["setMyDescription"]["description"]) <= 512
    assert len(told["setMyShortDescription"]["short_description"]) <= 120
    assert all(len(text) <= 256 for text in texts.DESCRIPTIONS.values())
