"""Reads a bot's HTTP request (query, form, JSON, multipart) to one set of raw parameters."""

import json
from typing import Any

from aiohttp import web

from bot.sandbox import errors
from bot.sandbox.uploads import Upload, from_part

ATTACH = "attach://"


async def raw_parameters(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """The parameters as they came, and the files by the name of their part."""
    raw: dict[str, Any] = dict(request.query)
    if request.method == "GET" or not request.body_exists:
        return raw, {}
    if request.content_type == "application/json":
        raw |= json_body(await request.read())
        return raw, {}
    if request.content_type == "multipart/form-data":
        return await parts(request, raw)
    raw |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return raw, {}


def json_body(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body or b"{}")
    except ValueError:
        raise errors.bad_request("can't parse request JSON object") from None
    if not isinstance(found, dict):
        raise errors.bad_request("JSON object expected as request body")
    return {name: value for name, value in found.items() if value is not None}


async def parts(request: web.Request, raw: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Upload]]:
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = from_part(name, value)
        elif isinstance(value, str):
            raw[name] = value
    return raw, files


def with_files(raw: dict[str, Any], files: dict[str, Upload], known: set[str]) -> dict[str, Any]:
    """A file stands for the parameter of its name, or for one that says `attach://<name>`."""
    for name, upload in files.items():
        if name in known and name not in raw:
            raw[name] = upload
    for name, value in raw.items():
        if isinstance(value, str) and value.startswith(ATTACH) and value.removeprefix(ATTACH) in files:
            raw[name] = files[value.removeprefix(ATTACH)]
    return raw
