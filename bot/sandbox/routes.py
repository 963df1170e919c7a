"""HTTP routes of the sandbox: the Web API, files, response URLs, control, and the page."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox import api_chat, people
from bot.sandbox.control import Control
from bot.sandbox.files import INLINE
from bot.sandbox.grammar import limits
from bot.sandbox.hub import Hub
from bot.sandbox.tables import Json, ResponseUrl, StoredFile
from bot.sandbox.webapi import WebApi
from bot.sandbox.workspace import ApiError, Workspace

STATIC = Path(__file__).parent / "static"
MAX_UPLOAD = 20 * 1024 * 1024
"""Largest accepted file, in bytes."""
SIGN_IN = "<!DOCTYPE html><html><title>Slack</title>Sign in to your workspace</html>"
"""What a token without `files:read` gets in place of a file."""
PAGE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class Routes:
    """The endpoints, each a thin shell around the synchronous code."""

    def __init__(self, workspace: Workspace, api: WebApi, control: Control, hub: Hub) -> None:
        self._workspace = workspace
        self._api = api
        self._control = control
        self._hub = hub

    def all(self) -> list[BaseRoute]:
        """Every route."""
        return [
            Route("/", self.page),
            Route("/archives/{rest:path}", self.page),
            Mount("/static", _Static(directory=STATIC)),
            Route("/api/{method}", self.web_api, methods=["GET", "POST"]),
            Route("/upload/{file}", self.upload_bytes, methods=["POST", "PUT"]),
            Route("/files/{file}/{name}", self.download),
            Route("/response/{url}", self.response_url, methods=["POST"]),
            Route("/_sandbox/stream", self.stream),
            Route("/_sandbox/upload", self.person_upload, methods=["POST"]),
            Route("/_sandbox/{name}", self.control_get, methods=["GET"]),
            Route("/_sandbox/{name}", self.control_post, methods=["POST"]),
        ]

    async def page(self, _request: Request) -> Response:
        """The workspace in the browser."""
        return FileResponse(STATIC / "index.html", headers=PAGE_HEADERS)

    async def web_api(self, request: Request) -> Response:
        """One Web API method; JSON, form or query arguments, token in header or body."""
        try:
            raw = {**dict(request.query_params), **await _body(request)}
        except ValueError:
            return JSONResponse({"ok": False, "error": "invalid_json"})
        bearer = request.headers.get("authorization", "")
        token = bearer.removeprefix("Bearer ").strip() or raw.get("token")
        method = request.path_params["method"]
        answer = await run_in_threadpool(self._api.call, method, raw, token)
        return JSONResponse(answer.body, answer.status, answer.headers)

    async def upload_bytes(self, request: Request) -> Response:
        """Takes the bytes of a file whose address `files.getUploadURLExternal` gave."""
        content = await request.body()
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            form = await request.form()
            parts = [part for part in form.values() if isinstance(part, UploadFile)]
            content = await parts[0].read() if parts else b""
        if not content or len(content) > MAX_UPLOAD:
            return Response("bad size", 400)
        return await run_in_threadpool(self._store, request.path_params["file"], content)

    def _store(self, file_id: str, content: bytes) -> Response:
        with self._workspace.begin() as work:
            row = work.session.get(StoredFile, file_id)
            if row is None or row.complete:
                return Response("unknown upload", 404)
            row.content = content
            row.data = {**row.data, "size": len(content)}
        return Response(f"OK - {len(content)}")

    async def download(self, request: Request) -> Response:
        """A file's bytes for the bot (bearer token) or the page (same origin)."""
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        site = request.headers.get("sec-fetch-site", "")
        by_bot = bearer == self._workspace.settings.bot_token
        if by_bot and "files:read" not in self._workspace.settings.scopes:
            return HTMLResponse(SIGN_IN)  # as Slack does: the page, with status 200
        if not by_bot and site not in ("same-origin", "none"):
            return Response("sign in first", 403)
        return await run_in_threadpool(
            self._file, request.path_params["file"], bool(request.query_params.get("download"))
        )

    def _file(self, file_id: str, as_download: bool) -> Response:
        with self._workspace.begin() as work:
            row = work.session.get(StoredFile, file_id)
            if row is None or row.content is None:
                return Response("no such file", 404)
            content, data = row.content, row.data
        inline = data["mimetype"] in INLINE and not as_download
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
        if not inline:
            name = data["url_private"].rsplit("/", 1)[-1]
            headers["Content-Disposition"] = f'attachment; filename="{name}"'
        kind = data["mimetype"] if inline else "application/octet-stream"
        return Response(content, media_type=kind, headers=headers)

    async def response_url(self, request: Request) -> Response:
        """A late answer to a command or a click."""
        try:
            args = await _body(request)
        except ValueError:
            return JSONResponse({"ok": False, "error": "invalid_payload"}, 400)
        return await run_in_threadpool(self._respond, request.path_params["url"], args)

    def _respond(self, url: str, args: Json) -> Response:
        rules = limits()["interaction"]
        try:
            with self._workspace.begin() as work:
                spec = work.session.get(ResponseUrl, url)
                if spec is None or work.now.timestamp() > spec.expires:
                    return Response("expired_url", 404)
                if spec.uses >= rules["response_url_uses"]:
                    return Response("used_url", 404)
                spec.uses += 1
                api_chat.respond(work, spec, args)
        except ApiError as error:
            return JSONResponse({"ok": False, "error": error.error, **error.extra}, 400)
        return Response("ok")

    async def stream(self, _request: Request) -> Response:
        """Server-sent events: which topics have changed."""
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(
            self._hub.stream(), media_type="text/event-stream", headers=headers
        )

    async def person_upload(self, request: Request) -> Response:
        """A person shares files: a form with `user`, `channel`, `text`, `thread_ts`, `file`."""
        form = await request.form()
        uploads = [
            (part.filename or "file", await part.read())
            for part in form.getlist("file")
            if isinstance(part, UploadFile)
        ]
        if any(len(data) > MAX_UPLOAD for _, data in uploads):
            return JSONResponse({"ok": False, "error": "file_too_large"}, 400)
        fields: Json = {name: value for name, value in form.items() if isinstance(value, str)}
        return await run_in_threadpool(self._person_upload, fields, uploads)

    def _person_upload(self, fields: Json, uploads: list[tuple[str, bytes]]) -> Response:
        try:
            with self._workspace.begin() as work:
                return JSONResponse({"ok": True, **people.upload(work, fields, uploads)})
        except ApiError as error:
            return JSONResponse({"ok": False, "error": error.error}, 400)

    async def control_get(self, request: Request) -> Response:
        """Read something of the workspace."""
        name, args = request.path_params["name"], dict(request.query_params)
        return await run_in_threadpool(_answer, self._control.get, name, args)

    async def control_post(self, request: Request) -> Response:
        """Do something in the workspace."""
        if not request.headers.get("content-type", "").startswith("application/json"):
            return JSONResponse({"ok": False, "error": "json_required"}, 415)
        try:
            args = await _body(request)
        except ValueError:
            return JSONResponse({"ok": False, "error": "invalid_json"}, 400)
        return await run_in_threadpool(
            _answer, self._control.post, request.path_params["name"], args
        )


class _Static(StaticFiles):
    """Static files with the page's safety headers."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers.update(PAGE_HEADERS)
        return response


def _answer(verb: Any, name: str, args: Any) -> Response:
    try:
        return JSONResponse(verb(name, args))
    except ApiError as error:
        status = 404 if error.error == "unknown_control" else 400
        return JSONResponse({"ok": False, "error": error.error, **error.extra}, status)
    except (KeyError, TypeError, ValueError) as error:
        detail = f"{type(error).__name__}: {error}"
        return JSONResponse({"ok": False, "error": "invalid_arguments", "detail": detail}, 400)


async def _body(request: Request) -> Json:
    """The body as a flat object, whether JSON or a form.

    Raises:
        ValueError: JSON that is no object.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip()
    raw = await request.body()
    if kind == "application/json":
        loaded = json.loads(raw or b"{}")
        if not isinstance(loaded, dict):
            raise ValueError("not an object")
        return loaded
    if kind == "multipart/form-data":
        form = await request.form()
        return {name: value for name, value in form.items() if isinstance(value, str)}
    return dict(parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True))
