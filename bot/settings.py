"""Everything that an operator may change, read once from the environment and from `.env`."""

from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Settings(BaseSettings):
    """Typed and frozen; secrets are masked in every output."""

    model_config = SettingsConfigDict(
        env_prefix="CJS_", env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    telegram_token: SecretStr | None = Field(default=None, description="Jeton du bot, donné par @BotFather")
    telegram_api_url: str = Field(
        default="https://api.telegram.org", description="Adresse de l'API, sans /bot"
    )
    operator_chat_id: int | None = Field(
        default=None, description="Conversation où le bot prévient l'exploitant"
    )
    bot_username: str | None = Field(
        default=None, description="Nom du bot, sans @ ; sinon demandé à Telegram"
    )
    database_url: str = Field(
        default="sqlite:///data/cjs.db", description="sqlite:///… ou postgresql+psycopg://…"
    )
    default_timezone: str = Field(
        default="Europe/Paris", description="Fuseau d'une coopérative qui n'en dit pas"
    )
    responsible: str = Field(default="la coordination du réseau", description="Qui répond des données")
    contact: str = Field(default="", description="Comment joindre ce responsable")
    webhook_url: str | None = Field(
        default=None, description="Adresse publique ; sans elle, le bot interroge Telegram"
    )
    webhook_secret: SecretStr | None = Field(
        default=None, description="Secret que Telegram rappelle à chaque envoi"
    )
    http_host: str = Field(
        default="127.0.0.1", description="Adresse d'écoute de /healthz, /metrics et du webhook"
    )
    http_port: int = Field(default=8080, ge=0, le=65535, description="Port d'écoute")
    send_rate: float = Field(
        default=28.0, ge=0, le=30, description="Envois par seconde ; 0 lève toutes nos limites"
    )
    clock_url: str | None = Field(
        default=None, description="Horloge du bac à sable, seulement avec une API locale"
    )
    log_level: str = Field(
        default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="Niveau du journal"
    )

    @field_validator("telegram_api_url")
    @classmethod
    def _without_slash(cls, url: str) -> str:
        return url.rstrip("/")

    @model_validator(mode="after")
    def _clock_only_on_loopback(self) -> "Settings":
        if self.clock_url and urlsplit(self.telegram_api_url).hostname not in LOOPBACK:
            raise ValueError("CJS_CLOCK_URL ne sert qu'avec une API sur cette machine (127.0.0.1)")
        return self

    @model_validator(mode="after")
    def _webhook_needs_a_secret(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("CJS_WEBHOOK_URL demande aussi CJS_WEBHOOK_SECRET")
        return self
