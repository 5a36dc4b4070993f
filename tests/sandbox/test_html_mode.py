"""HTML to text and entities, as Telegram reads it."""

import pytest

from bot.sandbox import html_mode, words
from bot.sandbox.errors import Refusal

STYLES = {
    "bold": ("b", "strong"),
    "italic": ("i", "em"),
    "underline": ("u", "ins"),
    "strikethrough": ("s", "strike", "del"),
    "spoiler": ("tg-spoiler",),
    "code": ("code",),
    "pre": ("pre",),
    "blockquote": ("blockquote",),
}
TAGS = [(tag, kind) for kind, tags in STYLES.items() for tag in tags]


@pytest.mark.parametrize(("tag", "kind"), TAGS, ids=[tag for tag, _ in TAGS])
def test_a_tag_becomes_its_entity(tag: str, kind: str) -> None:
    text, entities = html_mode.parse(f"🙂 <{tag}>é🙂</{tag}>!")
    assert text == "🙂 é🙂!"
    assert entities == [{"type": kind, "offset": 3, "length": 3}]


ENTITIES = {
    "nested": (
        "<b>a<i>b</i></b>",
        [{"type": "italic", "offset": 1, "length": 1}, {"type": "bold", "offset": 0, "length": 2}],
    ),
    "a spoiler by its class": (
        '<span class="tg-spoiler">a</span>',
        [{"type": "spoiler", "offset": 0, "length": 1}],
    ),
    "an expandable quotation": (
        "<blockquote expandable>a</blockquote>",
        [{"type": "expandable_blockquote", "offset": 0, "length": 1}],
    ),
    "a link": (
        '<a href="https://a.fr/?x=1&amp;y=2">a</a>',
        [{"type": "text_link", "url": "https://a.fr/?x=1&y=2", "offset": 0, "length": 1}],
    ),
    "a link whose address is the text": (
        "<a>https://a.fr/b</a>",
        [{"type": "text_link", "url": "https://a.fr/b", "offset": 0, "length": 14}],
    ),
    "a link without quotes": (
        "<a href=a.fr>a</a>",
        [{"type": "text_link", "url": "http://a.fr/", "offset": 0, "length": 1}],
    ),
    "a link that leads nowhere": ('<a href="x">a</a>', []),
    "a user": (
        '<a href="tg://user?id=5">a</a>',
        [{"type": "text_mention", "user_id": 5, "offset": 0, "length": 1}],
    ),
    "code with a language": (
        '<pre><code class="language-python">a</code></pre>',
        [{"type": "pre", "language": "python", "offset": 0, "length": 1}],
    ),
    "an emoji": (
        '<tg-emoji emoji-id="53">👍</tg-emoji>',
        [{"type": "custom_emoji", "custom_emoji_id": "53", "offset": 0, "length": 2}],
    ),
    "nothing inside": ("a<b></b>", []),
    "an end without a name": ("<b>a</>", [{"type": "bold", "offset": 0, "length": 1}]),
    "capitals": ("<B>a</B>", [{"type": "bold", "offset": 0, "length": 1}]),
}


@pytest.mark.parametrize(("source", "entities"), ENTITIES.values(), ids=ENTITIES)
def test_html_gives_entities(source: str, entities: list[object]) -> None:
    assert html_mode.parse(source)[1] == entities


CHARACTERS = {
    "&lt;&gt;&amp;&quot;": '<>&"',
    "&lt&gt": "<>",
    "&#233;&#xE9;&#x1F642;": "éé🙂",
    "&laquo;&nbsp;&#99999999;": "&laquo;&nbsp;&#99999999;",
    "a & b": "a & b",
}


@pytest.mark.parametrize(("source", "text"), CHARACTERS.items(), ids=CHARACTERS)
def test_characters_written_as_entities_are_decoded(source: str, text: str) -> None:
    assert html_mode.parse(source)[0] == text


COMPLAINTS = {
    "🙂<abc": "Unclosed start tag at byte offset 4",
    "🙂<abc>": 'Unsupported start tag "abc" at byte offset 4',
    "a < b and >": 'Unsupported start tag "" at byte offset 2',
    "<i =a>": 'Empty attribute name in the tag "i" at byte offset 0',
    "<i a>": 'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 0',
    "<i a = ": 'Unclosed start tag "i" at byte offset 0',
    "<i a=b_c>": "Unexpected end of name token at byte offset 5",
    '<i a="b>': "Unclosed start tag at byte offset 0",
    "a</": "Unexpected end tag at byte offset 1",
    "<b></b></b>": "Unexpected end tag at byte offset 7",
    "<i>a</i  ": "Unclosed end tag at byte offset 4",
    "<i>é</b>": 'Unmatched end tag at byte offset 5, expected "</i>", found "</b>"',
    "<b>a": 'Can\'t find end tag corresponding to start tag "b"',
    "<span>a</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    '<tg-emoji emoji-id="x">a</tg-emoji>': "Invalid custom emoji identifier specified",
    "&#xD800;": "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units",
}


@pytest.mark.parametrize(("source", "complaint"), COMPLAINTS.items(), ids=COMPLAINTS)
def test_broken_html_is_refused_with_its_place(source: str, complaint: str) -> None:
    with pytest.raises(Refusal) as refusal:
        html_mode.parse(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {complaint}"


def text_of(text: str, **more: object) -> dict[str, object]:
    return words.text_of({"text": text, **more}, lambda _: None)


def test_space_around_a_text_goes_and_entities_move_along() -> None:
    found = text_of("\n <b>🙂 a </b>\n", parse_mode="HTML")
    assert found == {"text": "🙂 a", "entities": [{"type": "bold", "offset": 0, "length": 4}]}


def test_the_limit_counts_what_is_left_after_parsing() -> None:
    assert len(str(text_of("<b>" + "x" * 4096 + "</b>", parse_mode="html")["text"])) == 4096


def test_a_mention_of_nobody_known_is_dropped() -> None:
    assert "entities" not in text_of('<a href="tg://user?id=5">a</a>', parse_mode="HTML")


def test_nothing_is_styled_inside_code() -> None:
    found = text_of("<code>a <b>b</b> /start</code>", parse_mode="HTML")
    assert found["entities"] == [{"type": "code", "offset": 0, "length": 10}]


FOUND = {
    "/start abc": [("bot_command", 0, 6)],
    "🙂 /aide@echo_bot": [("bot_command", 3, 14)],
    "1/2 a/b": [],
    "voir https://a.fr/b?c=d.": [("url", 5, 18)],
    "@echo_bot et lea@exemple.fr": [("mention", 0, 9), ("email", 13, 14)],
    "#cjs 15h30": [("hashtag", 0, 4)],
    "coop.fr": [("url", 0, 7)],
    "2,5 h. Fini.": [],
}


@pytest.mark.parametrize(("text", "marks"), FOUND.items(), ids=FOUND)
def test_commands_links_and_mentions_are_found_by_themselves(
    text: str, marks: list[tuple[str, int, int]]
) -> None:
    entities = text_of(text).get("entities", [])
    assert isinstance(entities, list)
    assert [(each["type"], each["offset"], each["length"]) for each in entities] == marks
