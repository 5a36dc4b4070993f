"""Settings as an operator gives them: read with their mistakes in words, and documented in `.env.example`."""

import re
import zoneinfo
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError
from pydantic_settings import SettingsError
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.operations.problem import Problem
from bot.settings import Settings

PREFIX = "CJS_"
TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{1,100}")
USERNAME = re.compile(r"@?[A-Za-z][A-Za-z0-9_]{3,31}")
DATABASES = ("sqlite", "sqlite+pysqlite", "postgresql+psycopg")
HOW_TO_START = (
    "Il manque le jeton du bot : demandez-le à @BotFather dans Telegram (/newbot), puis écrivez "
    "CJS_TELEGRAM_TOKEN=… dans le fichier .env ; pour essayer sans jeton, lancez « cjs-bot demo »."
)
WORDS = {
    "int_parsing": "un nombre entier est attendu",
    "float_parsing": "un nombre est attendu, avec un point pour les décimales",
    "string_pattern_mismatch": "les valeurs possibles sont DEBUG, INFO, WARNING et ERROR",
    "greater_than_equal": "{ge} au moins",
    "less_than_equal": "{le} au plus",
    "finite_number": "un nombre fini est attendu",
}


@dataclass(frozen=True)
class Mistake:
    """`sentence` names the variable too, and never quotes its value, which may be a secret."""

    variable: str
    sentence: str


def load() -> Settings:
    """The settings, or Problem naming the first variable that is wrong."""
    settings, mistakes = read()
    if settings is None or mistakes:
        raise Problem(mistakes[0].sentence)
    return settings


def read() -> tuple[Settings | None, list[Mistake]]:
    """The settings, None when they cannot be read, and what is wrong in them."""
    try:
        settings = Settings()
    except ValidationError as error:
        return None, [_mistake(dict(each)) for each in error.errors(include_url=False)]
    except (SettingsError, OSError, UnicodeError) as error:
        kind = type(error).__name__
        return None, [Mistake(".env", f"Le fichier .env est illisible ({kind}) : il doit être en UTF-8.")]
    return settings, [
        *_database_mistakes(settings),
        *_timezone_mistakes(settings),
        *_address_mistakes(settings),
    ]


def token(settings: Settings) -> str:
    """Raises Problem when there is none, or when it cannot be one."""
    if settings.telegram_token is None or not settings.telegram_token.get_secret_value().strip():
        raise Problem(HOW_TO_START)
    value = settings.telegram_token.get_secret_value().strip()
    if not TOKEN.fullmatch(value):
        raise Problem("CJS_TELEGRAM_TOKEN n'a pas la forme d'un jeton : reprenez-le chez @BotFather.")
    return value


def username(settings: Settings) -> str | None:
    """The bot's name without @; None when Telegram must be asked. Raises Problem when it cannot be one."""
    if settings.bot_username is None:
        return None
    if not USERNAME.fullmatch(settings.bot_username):
        raise Problem("CJS_BOT_USERNAME doit être le nom du bot : des lettres, des chiffres et « _ ».")
    return settings.bot_username.removeprefix("@")


def shown(url: str) -> str:
    """A database's address without what follows the name: a password may stand there too."""
    return make_url(url).set(query={}).render_as_string(hide_password=True)


def example() -> str:
    """The text of `.env.example`: each variable with what it is for and its usual value."""
    head = "# Copiez ce fichier sous le nom .env, et retirez le # devant ce que vous changez.\n"
    return head + "".join(_documented(name, field) for name, field in Settings.model_fields.items())


def _documented(name: str, field: Any) -> str:
    usual = "" if field.default is None else field.default
    return f"\n# {field.description}\n#{PREFIX}{name.upper()}={usual}\n"


def _mistake(error: dict[str, Any]) -> Mistake:
    if error["type"] == "value_error":
        sentence = f"{error['ctx']['error']}."
        return Mistake(sentence.split(maxsplit=1)[0], sentence)
    variable = PREFIX + "_".join(str(part) for part in error["loc"]).upper()
    words = WORDS.get(error["type"], "cette valeur ne va pas")
    return Mistake(variable, f"{variable} : {words.format(**error.get('ctx', {}))}.")


def _database_mistakes(settings: Settings) -> list[Mistake]:
    variable = "CJS_DATABASE_URL"
    try:
        if make_url(settings.database_url).drivername in DATABASES:
            return []
    except (ArgumentError, ValueError):
        pass
    return [Mistake(variable, f"{variable} : écrivez sqlite:///chemin ou postgresql+psycopg://….")]


def _timezone_mistakes(settings: Settings) -> list[Mistake]:
    variable = "CJS_DEFAULT_TIMEZONE"
    if settings.default_timezone in zoneinfo.available_timezones():
        return []
    return [Mistake(variable, f"{variable} : ce fuseau n'existe pas ; écrivez par exemple Europe/Paris.")]


def _address_mistakes(settings: Settings) -> list[Mistake]:
    asked = {
        "CJS_TELEGRAM_API_URL": settings.telegram_api_url,
        "CJS_CLOCK_URL": settings.clock_url,
        "CJS_WEBHOOK_URL": settings.webhook_url,
    }
    return [
        Mistake(variable, f"{variable} : une adresse en http:// ou https:// est attendue.")
        for variable, url in asked.items()
        if url is not None and not _is_address(url)
    ]


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


if __name__ == "__main__":
    print(example(), end="")
