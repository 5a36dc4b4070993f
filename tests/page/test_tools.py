"""What is round the phones: clock, the bot's life, journal, theme, narrow screens, lost connections."""

import pytest
from playwright.sync_api import expect

from tests.page import small_bot
from tests.page.cable import Cable
from tests.page.conftest import Look, World, phone

pytestmark = pytest.mark.browser

Line = tuple[Cable, str]


def test_the_clock_moves_and_says_so_in_french(world: World, look: Look) -> None:
    person = world.person("Théo")
    page = look(person)
    before = float(world.call("/sandbox/clock")["offset_seconds"])
    page.get_by_role("button", name="+ 1 jour").click()
    page.get_by_role("button", name="Choisir l’heure…").click()
    page.get_by_label("Date et heure").fill("2027-07-14T17:30")
    page.get_by_role("button", name="Régler", exact=True).click()
    expect(page.locator("#now")).to_have_text("mercredi 14 juillet 2027, 17:30")
    page.get_by_role("button", name="+ 1 h", exact=False).first.click()
    expect(page.locator("#now")).to_have_text("mercredi 14 juillet 2027, 18:30")
    assert float(world.call("/sandbox/clock")["offset_seconds"]) > before + 86_400
    world.says(person, "plus tard")
    expect(phone(page, person).locator(".day-name").last).to_have_text("mercredi 14 juillet")


def test_the_bot_is_killed_and_restarted_where_the_owner_allows_it(world: World, look: Look) -> None:
    page = look(world.person("Yan"))
    world.done.clear()
    page.get_by_role("button", name="Tuer le bot").click()
    page.get_by_role("button", name="Redémarrer").click()
    expect(page.get_by_role("button", name="Redémarrer")).to_be_enabled()
    assert world.done == ["kill", "restart"]


def test_the_journal_shows_the_bots_calls(world: World, look: Look) -> None:
    person = world.person("Kim")
    page = look(person)
    page.get_by_role("button", name="Journal", exact=True).click()
    world.says(person, "pour le journal")
    calls = page.get_by_role("complementary", name="Journal des appels du bot")
    expect(calls.locator(".call-method").first).to_be_visible()
    expect(calls).to_contain_text("sendMessage")
    page.get_by_role("button", name="Fermer le journal").click()
    expect(calls).to_be_hidden()


def test_a_narrow_screen_shows_one_phone_at_a_time(world: World, look: Look) -> None:
    one, other = world.person("Jade"), world.person("Hugo")
    world.says(one, "/boutons")
    page = look(one, other, width=375, height=812)
    expect(phone(page, one)).to_be_in_viewport(ratio=0.9)
    expect(phone(page, other)).not_to_be_in_viewport()
    page.get_by_role("button", name="Hugo", exact=True).click()
    expect(phone(page, other)).to_be_in_viewport(ratio=0.9)
    expect(page.get_by_role("button", name="Hugo", exact=True)).to_have_attribute("aria-current", "true")
    world.says(one, "coucou")
    expect(page.locator("#tabs")).to_contain_text("à lire")
    page.get_by_role("button", name="Outils").click()
    expect(page.get_by_role("button", name="Repartir de zéro")).to_be_visible()
    wide = "document.documentElement.scrollWidth > innerWidth || document.body.scrollWidth > innerWidth"
    assert page.evaluate(wide) is False


def test_four_phones_fit_side_by_side_on_a_wide_screen(world: World, look: Look) -> None:
    people = [world.person(name) for name in ("Léa", "Noé", "Inès", "Sam")]
    page = look(*people)
    for person in people:
        expect(phone(page, person)).to_be_in_viewport(ratio=0.99)
    expect(page.locator("#tabs")).to_be_hidden()


def test_the_theme_follows_the_system_until_one_chooses(world: World, look: Look) -> None:
    page = look(world.person("Flo"), dark=True)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Thème sombre").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_a_cut_connection_loses_and_doubles_nothing(world: World, look: Look, cable: Line) -> None:
    line, url = cable
    person = world.person("Max")
    world.says(person, "avant")
    page = look(person, url=url)
    screen = phone(page, person)
    expect(screen.locator(".message")).to_have_count(2)
    world.on_loop(line.cut())
    expect(page.locator("#connection")).to_contain_text("Connexion au bac à sable perdue")
    for number in range(3):
        world.says(person, f"pendant {number}")
    world.on_loop(line.mend())
    expect(page.locator("#connection")).to_be_hidden()
    world.says(person, "après")
    expect(screen.get_by_text("Écho : après")).to_be_visible()
    expect(screen.locator(".message")).to_have_count(10)
    assert screen.locator(".message.out .text").all_inner_texts() == [
        "avant",
        "pendant 0",
        "pendant 1",
        "pendant 2",
        "après",
    ]


def test_starting_anew_asks_first_and_then_forgets_everything(world: World, look: Look) -> None:
    person = world.person("Zed")
    world.says(person, "premier")
    page = look(person)
    page.get_by_role("button", name="Repartir de zéro").click()
    page.get_by_role("button", name="Annuler").click()
    expect(phone(page, person).locator(".message").first).to_be_visible()
    page.get_by_role("button", name="Repartir de zéro").click()
    page.get_by_role("button", name="Tout oublier").click()
    expect(page.locator(".message")).to_have_count(0)
    world.on_loop(small_bot.introduce(world.bot))
