"""Settings that are wrong, and the example that documents them."""

from pathlib import Path

import pytest

from bot.operations import configuration
from bot.settings import Settings
from tests.cli.conftest import PASSWORD
from tests.support.shell import Shell

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"CJS_HTTP_PORT": "abc"}, "CJS_HTTP_PORT : un nombre entier est attendu."),
        ({"CJS_HTTP_PORT": "70000"}, "CJS_HTTP_PORT : 65535 au plus."),
        ({"CJS_SEND_RATE": "-1"}, "CJS_SEND_RATE : 0"),
        ({"CJS_SEND_RATE": "nan"}, "CJS_SEND_RATE : "),
        ({"CJS_OPERATOR_CHAT_ID": "moi"}, "CJS_OPERATOR_CHAT_ID : un nombre entier est attendu."),
        ({"CJS_LOG_LEVEL": "fort"}, "CJS_LOG_LEVEL : les valeurs possibles sont"),
        ({"CJS_CLOCK_URL": "http://127.0.0.1:1"}, "CJS_CLOCK_URL ne sert qu'avec"),
        ({"CJS_WEBHOOK_URL": "https://a.fr/x"}, "CJS_WEBHOOK_URL demande aussi CJS_WEBHOOK_SECRET."),
        ({"CJS_DEFAULT_TIMEZONE": "Europe/Nulle"}, "CJS_DEFAULT_TIMEZONE : "),
        ({"CJS_DATABASE_URL": "mysql://a"}, "CJS_DATABASE_URL : "),
        ({"CJS_DATABASE_URL": f"postgresql://u:{PASSWORD}@h/d"}, "CJS_DATABASE_URL : "),
        ({"CJS_DATABASE_URL": f"postgresql+psycopg://u:{PASSWORD}@h:port/d"}, "CJS_DATABASE_URL : "),
        ({"CJS_DATABASE_URL": PASSWORD}, "CJS_DATABASE_URL : "),
        ({"CJS_TELEGRAM_API_URL": "ftp://a"}, "CJS_TELEGRAM_API_URL : "),
        ({"CJS_TELEGRAM_API_URL": "http://[a"}, "CJS_TELEGRAM_API_URL : "),
        ({"CJS_TELEGRAM_API_URL": "http://a:port"}, "CJS_TELEGRAM_API_URL : "),
    ],
    ids=lambda value: (
        "-".join(f"{name}={word}" for name, word in value.items()) if isinstance(value, dict) else ""
    ),
)
@pytest.mark.parametrize("where", ["the environment", ".env"])
def test_a_wrong_setting_is_one_sentence_that_names_it(
    shell: Shell, where: str, variables: dict[str, str], said: str
) -> None:
    if where == ".env":
        (shell.folder / ".env").write_text("".join(f"{name}={value}\n" for name, value in variables.items()))
    else:
        shell.set(**variables)
    refused = shell("coop", "list")
    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert refused.err.startswith(said)
    assert PASSWORD not in refused.err


@pytest.mark.parametrize("content", [b"\xff\xfeC\x00J\x00S\x00", "CJS_CONTACT=é".encode("latin-1")])
def test_a_file_of_settings_in_another_encoding_is_one_sentence(shell: Shell, content: bytes) -> None:
    (shell.folder / ".env").write_bytes(content)
    refused = shell("coop", "list")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert ".env" in refused.err


def test_an_empty_variable_is_one_that_is_not_set(shell: Shell) -> None:
    (shell.folder / ".env").write_text("CJS_OPERATOR_CHAT_ID=\nCJS_WEBHOOK_URL=\nCJS_TELEGRAM_TOKEN=\n")
    assert shell("db", "upgrade").code == 0


def test_the_example_documents_every_variable() -> None:
    written = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert written == configuration.example(), "run: python -m bot.operations.configuration > .env.example"
    for name, field in Settings.model_fields.items():
        assert field.description
        assert f"#CJS_{name.upper()}=" in written


def test_the_example_can_be_used_as_it_is(shell: Shell) -> None:
    lines = configuration.example().splitlines()
    given = [line.removeprefix("#") for line in lines if line.startswith("#CJS_")]
    (shell.folder / ".env").write_text("\n".join(given))
    assert shell("db", "upgrade").code == 0
