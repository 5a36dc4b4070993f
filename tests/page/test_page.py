"""The chat page in a real browser, before the sandbox and a plain bot."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.page.cable import Cable
from tests.page.conftest import Look, World, phone
from tests.page.small_bot import picture

Line = tuple[Cable, str]


def write(screen: Locator, text: str) -> None:
    screen.get_by_role("textbox").fill(text)
    screen.get_by_role("textbox").press("Enter")


def last(screen: Locator) -> Locator:
    return screen.locator(".message").last


def buttons_for(world: World, look: Look, name: str) -> tuple[Page, Locator]:
    """A phone whose last message has the small bot's buttons."""
    person = world.person(name)
    world.says(person, "/boutons")
    page = look(person)
    screen = phone(page, person)
    expect(last(screen)).to_contain_text("C'est bien ça ?")
    return page, screen


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
    assert screen.locator(".message.out .text").all_inner_texts() == ["avant", "pendant 0", "pendant 1", "pendant 2", "après"]


NAMELESS = re.compile(r"^\s*- (button|link|textbox|checkbox|option|menuitem|log|dialog|img|region)(:|$| \[)", re.MULTILINE)


def test_every_control_has_a_name(world: World, look: Look) -> None:
    page, screen = buttons_for(world, look, "Ève")
    for command in ("/photo", "/fichier", "/mise", "/start"):
        write(screen, command)
    expect(screen.locator(".message.in")).to_have_count(5)
    page.get_by_role("button", name="Journal", exact=True).click()
    assert NAMELESS.findall(page.locator("body").aria_snapshot()) == []
    last(screen).click(button="right")
    assert NAMELESS.findall(page.locator(".menu").aria_snapshot()) == []
    assert page.evaluate("[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map(n => n.id)).size")


PAIRS: dict[str, tuple[str, ...]] = {
    "--ink": ("--surface", "--surface-2", "--in", "--out", "--key", "--key-hover", "--page", "--code", "--out-code"),
    "--ink-soft": ("--surface", "--surface-2", "--page"), "--link": ("--surface", "--surface-2", "--in", "--code"),
    "--in-soft": ("--in",), "--out-soft": ("--out",), "--out-accent": ("--out", "--out-code"), "--accent-ink": ("--accent",),
    "--danger": ("--surface", "--surface-2", "--in"), "--ok": ("--surface", "--in"), "--caption-ink": ("--caption-bg",),
    "--warn-ink": ("--warn-bg",),
}  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_both_themes_have_enough_contrast(world: World, look: Look) -> None:
    person = world.person("Léo")
    for dark in (False, True):
        page = look(person, dark=dark)
        colour: Any = lambda name, page=page: page.evaluate(  # noqa: E731
            "name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()", name
        )
        weak = [
            (ink, ground, dark) for ink, grounds in PAIRS.items() for ground in grounds if contrast(colour(ink), colour(ground)) < 4.5
        ]
        assert weak == []


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
