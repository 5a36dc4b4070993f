"""Chatting on the page, in a real browser, with the sandbox and a plain bot behind it."""

import re

import pytest
from playwright.sync_api import expect

from tests.page.conftest import Look, World, buttons_for, last, phone, write
from tests.page.small_bot import picture

pytestmark = pytest.mark.browser


def test_an_empty_chat_offers_start_and_then_the_bots_keyboard(world: World, look: Look) -> None:
    person = world.person("Léa")
    screen = phone(look(person), person)
    expect(screen.get_by_role("textbox")).to_be_hidden()
    screen.get_by_role("button", name="Démarrer").click()
    expect(last(screen)).to_contain_text("Bonjour Léa !")
    screen.get_by_role("button", name="Mes heures").click()
    expect(last(screen)).to_contain_text("Écho : Mes heures")
    toggle = screen.get_by_role("button", name="Clavier du bot")
    toggle.click()
    expect(screen.get_by_role("button", name="Mes heures")).to_be_hidden()
    toggle.click()
    screen.get_by_role("button", name="Ranger").click()
    expect(toggle).to_be_hidden()


def test_enter_sends_and_shift_enter_makes_a_new_line(world: World, look: Look) -> None:
    person = world.person("Noé")
    world.says(person, "avant")
    screen = phone(look(person), person)
    field = screen.get_by_role("textbox")
    field.press_sequentially("une")
    field.press("Shift+Enter")
    field.press_sequentially("deux")
    field.press("Enter")
    expect(last(screen)).to_contain_text("Écho : une\ndeux", use_inner_text=True)
    expect(field).to_have_value("")
    expect(screen.locator(".message.out")).to_have_count(2)


def test_a_pressed_button_waits_and_its_message_is_edited_in_place(world: World, look: Look) -> None:
    _, screen = buttons_for(world, look, "Inès")
    before = screen.locator(".message").count()
    button = screen.get_by_role("button", name="Enregistrer")
    button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    expect(last(screen)).to_contain_text("C'est enregistré.")
    expect(last(screen)).to_contain_text("modifié")
    expect(button).to_have_count(0)
    assert screen.locator(".message").count() == before


def test_a_short_answer_is_a_toast_and_an_alert_waits_for_ok(world: World, look: Look) -> None:
    page, screen = buttons_for(world, look, "Sam")
    screen.get_by_role("button", name="Toast").click()
    expect(screen.locator(".toast")).to_have_text("Voici : toast")
    expect(screen.locator(".waiting")).to_have_count(0)
    alarm = screen.get_by_role("button", name="Alerte")
    alarm.click()
    expect(screen.get_by_role("alertdialog")).to_contain_text("Voici : alerte")
    expect(screen.get_by_role("button", name="OK")).to_be_focused()
    page.keyboard.press("Escape")
    expect(screen.get_by_role("alertdialog")).to_have_count(0)
    expect(alarm).to_be_focused()


def test_commands_are_chosen_with_the_keyboard_alone(world: World, look: Look) -> None:
    person = world.person("Mia")
    world.says(person, "avant")
    page = look(person)
    screen = phone(page, person)
    screen.get_by_role("textbox").focus()
    page.keyboard.type("/")
    options = screen.get_by_role("option")
    expect(options).to_have_count(5)
    page.keyboard.type("b")
    expect(options).to_have_count(1)
    expect(options).to_contain_text("Des boutons")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    page.keyboard.press("Backspace")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(last(screen)).to_contain_text("C'est bien ça ?")


def test_the_menu_button_lists_the_commands(world: World, look: Look) -> None:
    person = world.person("Eva")
    world.says(person, "avant")
    page = look(person)
    screen = phone(page, person)
    screen.get_by_role("button", name="Menu", exact=True).press("Enter")
    expect(screen.get_by_role("listbox")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(last(screen).locator("strong")).to_have_text("gras")


def test_a_picture_opens_in_full_size_and_escape_closes_it(world: World, look: Look) -> None:
    person = world.person("Ana")
    world.says(person, "/photo")
    page = look(person)
    image = phone(page, person).get_by_role("img", name="Photo : Un rectangle bleu")
    expect(image).to_have_js_property("naturalWidth", 60)
    image.click()
    viewer = page.get_by_role("dialog", name="Photo : Un rectangle bleu")
    expect(viewer).to_be_visible()
    page.keyboard.press("Escape")
    expect(viewer).to_have_count(0)


def test_a_file_is_a_link_with_its_name_and_size(world: World, look: Look) -> None:
    person = world.person("Tom")
    world.says(person, "/fichier")
    page = look(person)
    link = phone(page, person).get_by_role("link", name=re.compile("bilan <1>.csv"))
    expect(link).to_contain_text("8\u00a0octets")
    with page.expect_download() as download:
        link.click()
    assert download.value.path().read_bytes() == b"a;b\n1;2\n"


def test_a_photo_is_sent_with_its_caption(world: World, look: Look) -> None:
    person = world.person("Zoé")
    world.says(person, "avant")
    page = look(person)
    screen = phone(page, person)
    screen.get_by_role("button", name="Joindre une photo ou un document").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("menuitem", name="Photo").click()
    chooser.value.set_files({"name": "reçu.png", "mimeType": "image/png", "buffer": picture()})
    expect(screen.locator(".draft")).to_contain_text("reçu.png")
    write(screen, "mon reçu")
    expect(last(screen)).to_contain_text("Écho : mon reçu")
    expect(screen.get_by_role("img", name="Photo : mon reçu")).to_be_visible()


def test_one_changes_and_answers_messages(world: World, look: Look) -> None:
    person = world.person("Max")
    world.says(person, "premier")
    page = look(person)
    screen = phone(page, person)
    expect(last(screen)).to_contain_text("Écho : premier")
    own = screen.locator(".message.out").first
    own.hover()
    own.get_by_role("button", name="Actions sur ce message").click()
    page.get_by_role("menuitem", name="Modifier").click()
    expect(screen.get_by_role("textbox")).to_have_value("premier")
    write(screen, "second")
    expect(own).to_contain_text("second")
    expect(own).to_contain_text("modifié")
    last(screen).click(button="right")
    page.get_by_role("menuitem", name="Répondre").click()
    write(screen, "oui")
    expect(screen.locator(".message.out").last.locator(".quoted")).to_contain_text("Écho")


def test_a_reaction_shows_under_the_message(world: World, look: Look) -> None:
    person = world.person("Lou")
    world.says(person, "premier")
    page = look(person)
    screen = phone(page, person)
    expect(last(screen)).to_contain_text("Écho : premier")
    last(screen).click(button="right")
    page.get_by_role("menuitemradio", name="Réagir : cœur").click()
    expect(last(screen).get_by_role("button", name="Retirer ma réaction : cœur")).to_be_visible()


def test_two_phones_keep_their_chats_apart(world: World, look: Look) -> None:
    one, other = world.person("Jade"), world.person("Hugo")
    page = look(one, other)
    phone(page, one).get_by_role("button", name="Démarrer").click()
    expect(last(phone(page, one))).to_contain_text("Bonjour Jade !")
    expect(phone(page, other).locator(".message")).to_have_count(0)
    phone(page, other).get_by_role("button", name="Démarrer").click()
    expect(last(phone(page, other))).to_contain_text("Bonjour Hugo !")
    expect(phone(page, one).locator(".message")).to_have_count(2)


def test_an_invitation_opens_in_the_phone_one_chooses(world: World, look: Look) -> None:
    page, screen = buttons_for(world, look, "Rose")
    guest = world.person("Invité")
    screen.get_by_role("link", name="Inviter").click()
    page.get_by_role("button", name="Invité").click()
    expect(last(phone(page, guest))).to_contain_text("Bonjour Invité ! code-1")


def test_an_invitation_link_or_code_can_be_typed(world: World, look: Look) -> None:
    person = world.person("Paul")
    page = look(person)
    screen = phone(page, person)
    screen.get_by_role("button", name="J’ai un lien ou un code d’invitation").click()
    page.get_by_label("Lien ou code d’invitation").fill("https://t.me/petit_bot?start=code-2")
    page.keyboard.press("Enter")
    expect(last(screen)).to_contain_text("Bonjour Paul ! code-2")


def test_a_blocked_bot_can_be_unblocked(world: World, look: Look) -> None:
    person = world.person("Nina")
    world.says(person, "premier")
    page = look(person)
    screen = phone(page, person)
    screen.get_by_role("button", name="Menu du téléphone de Nina").click()
    page.get_by_role("menuitem", name="Bloquer le bot").click()
    screen.get_by_role("button", name="Débloquer le bot").click()
    write(screen, "de retour")
    expect(last(screen)).to_contain_text("Écho : de retour")


def test_messages_stay_in_view_unless_one_reads_back(world: World, look: Look) -> None:
    person = world.person("Alix")
    for number in range(12):
        world.says(person, f"ligne {number}\n" * 3)
    screen = phone(look(person), person)
    expect(screen.locator(".message")).to_have_count(24)
    expect(last(screen)).to_be_in_viewport()
    screen.get_by_role("log").evaluate("log => { log.scrollTop = 0 }")
    world.on_loop(world.bot.bot.send_message(person, "nouveau"))
    down = screen.get_by_role("button", name=re.compile("Aller aux derniers messages"))
    expect(down).to_contain_text("à lire")
    down.click()
    expect(screen.locator(".message").filter(has_text="nouveau")).to_be_in_viewport()
