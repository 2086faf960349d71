"""Everything that can be set: the environment goes in, one frozen Settings comes out, or one sentence about what is wrong."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


class SettingsError(Exception):
    """A setting has a value that cannot work; str() is a whole sentence."""


class Settings(BaseModel):
    """One field for each line of `.env.example`; the alias is the variable's name."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    data: Path = Field(Path("data"), alias="JIANBAO_DATA")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", alias="JIANBAO_LOG_LEVEL")
    concurrency: int = Field(16, alias="JIANBAO_CONCURRENCY", ge=1, le=256)
    user_per_minute: int = Field(60, alias="JIANBAO_USER_PER_MINUTE", ge=1)
    chat_per_minute: int = Field(120, alias="JIANBAO_CHAT_PER_MINUTE", ge=1)
    stale_minutes: int = Field(60, alias="JIANBAO_STALE_MINUTES", ge=1)
    keep_texts_hours: int = Field(0, alias="JIANBAO_KEEP_TEXTS_HOURS", ge=0)
    time_zone: str = Field("Asia/Shanghai", alias="JIANBAO_TIME_ZONE")
    telegram_token: SecretStr | None = Field(None, alias="TELEGRAM_BOT_TOKEN")
    telegram_api_url: str = Field("https://api.telegram.org", alias="TELEGRAM_API_URL")
    telegram_webhook_url: str | None = Field(None, alias="TELEGRAM_WEBHOOK_URL")
    telegram_webhook_secret: SecretStr | None = Field(None, alias="TELEGRAM_WEBHOOK_SECRET")
    telegram_webhook_listen: str = Field("127.0.0.1", alias="TELEGRAM_WEBHOOK_LISTEN")
    telegram_webhook_port: int = Field(8443, alias="TELEGRAM_WEBHOOK_PORT", ge=0, le=65535)
    telegram_webhook_path: str | None = Field(None, alias="TELEGRAM_WEBHOOK_PATH")

    @field_validator("telegram_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not _TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("a token looks like 123456:ABC-DEF, as BotFather gives it")
        return value

    @field_validator("time_zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("a time zone looks like Asia/Shanghai, as the tz database names it")
        return value

    @field_validator("telegram_api_url", "telegram_webhook_url")
    @classmethod
    def _url(cls, value: str | None) -> str | None:
        if value and not re.match(r"https?://\S+$", value):
            raise ValueError("an address begins with https:// or http://")
        return value.rstrip("/") if value else value

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("Telegram allows 1 to 256 characters of A-Z a-z 0-9 _ -")
        return value


def read_settings(variables: Mapping[str, str]) -> Settings:
    """Make settings from environment variables; an empty variable counts as unset. Raises SettingsError."""
    known = {field.alias for field in Settings.model_fields.values() if field.alias}
    try:
        return Settings.model_validate(
            {name: value.strip() for name, value in variables.items() if name in known and value.strip()}
        )
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise SettingsError(f"The setting {first['loc'][0]} cannot be used: {reason}.") from None
