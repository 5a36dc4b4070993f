"""What people read and hear: words stay words, every control has a name, every colour is strong enough."""

import re

import pytest
from playwright.sync_api import expect

from tests.page.conftest import Look, World, buttons_for, last, phone, write

pytestmark = pytest.mark.browser


def test_html_and_right_to_left_text_stay_words(world: World, look: Look) -> None:
    name = "<b>Ali</b> \u202etxt"
    person = world.person(name)
    world.says(person, "<img src=x onerror=alert(1)> <b>pas gras</b> שלום")
    page = look(person)
    screen = phone(page, person)
    expect(last(screen)).to_contain_text("Écho : <img src=x onerror=alert(1)> <b>pas gras</b> שלום")
    expect(screen.locator(".message img, .message b")).to_have_count(0)
    expect(screen.get_by_role("heading", name=name)).to_have_attribute("dir", "auto")


def test_entities_are_drawn_from_utf16_offsets(world: World, look: Look) -> None:
    person = world.person("Max")
    world.says(person, "/mise")
    text = last(phone(look(person), person)).locator(".text")
    expect(text.locator("strong")).to_have_text("gras")
    expect(text.locator("em")).to_have_text("italique")
    expect(text.locator("code").first).to_have_text("a <b>")
    expect(text.locator("pre")).to_have_text("ligne")
    text.get_by_role("button", name="Texte masqué : afficher").press("Enter")
    expect(text.locator(".spoiler-text")).not_to_have_attribute("aria-hidden", "true")


NAMELESS = re.compile(
    r"^\s*- (button|link|textbox|checkbox|option|menuitem|log|dialog|img|region)(:|$| \[)", re.MULTILINE
)


def test_every_control_has_a_name(world: World, look: Look) -> None:
    page, screen = buttons_for(world, look, "Ève")
    for command in ("/photo", "/fichier", "/mise", "/start"):
        write(screen, command)
    expect(screen.locator(".message.in")).to_have_count(5)
    page.get_by_role("button", name="Journal", exact=True).click()
    assert NAMELESS.findall(page.locator("body").aria_snapshot()) == []
    last(screen).click(button="right")
    assert NAMELESS.findall(page.locator(".menu").aria_snapshot()) == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(node => node.id)")
    assert len(ids) == len(set(ids))


PAIRS: dict[str, tuple[str, ...]] = {
    "--ink": ("--surface", "--surface-2", "--in", "--out", "--key", "--key-hover", "--page", "--code"),
    "--ink-soft": ("--surface", "--surface-2", "--page"),
    "--link": ("--surface", "--surface-2", "--in", "--code"),
    "--in-soft": ("--in",),
    "--out-soft": ("--out",),
    "--out-accent": ("--out", "--out-code"),
    "--accent-ink": ("--accent",),
    "--danger": ("--surface", "--surface-2", "--in"),
    "--ok": ("--surface", "--in"),
    "--caption-ink": ("--caption-bg",),
    "--warn-ink": ("--warn-bg",),
}


COLOURS = """names => Object.fromEntries(names.map(
    name => [name, getComputedStyle(document.documentElement).getPropertyValue(name).trim()]))"""


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_both_themes_have_enough_contrast(world: World, look: Look) -> None:
    person = world.person("Léo")
    for dark in (False, True):
        colours = look(person, dark=dark).evaluate(COLOURS, [*PAIRS, *sum(PAIRS.values(), ())])
        weak = [
            (ink, ground)
            for ink, grounds in PAIRS.items()
            for ground in grounds
            if contrast(colours[ink], colours[ground]) < 4.5
        ]
        assert weak == []
