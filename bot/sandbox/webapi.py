"""Dispatches Web API calls: faults first, then the token, then the method; logs every call."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from bot.sandbox import api_agents, api_chat, api_conversations, api_files, api_views
from bot.sandbox.scopes import METHOD_SCOPES, require
from bot.sandbox.tables import Call, Fault, Json
from bot.sandbox.workspace import ApiError, Work, Workspace

METHODS: dict[str, Callable[[Work, Json], Json]] = {
    **api_chat.METHODS,
    **api_conversations.METHODS,
    **api_views.METHODS,
    **api_agents.METHODS,
    **api_files.METHODS,
}
"""Every method that this server plays; any other answers `unknown_method`."""

_STRUCTURED = {
    "attachments",
    "blocks",
    "chunks",
    "files",
    "loading_messages",
    "metadata",
    "prompts",
    "view",
}
_BOOLEANS = {"reply_broadcast", "inclusive", "exclude_archived", "return_im", "unfurl_links"}


@dataclass(frozen=True)
class Answer:
    """An HTTP answer of the Web API."""

    body: Json
    """The JSON."""
    status: int = 200
    """HTTP status; Slack answers errors with 200 too."""
    headers: dict[str, str] = field(default_factory=dict)
    """Further headers, for example `Retry-After`."""


def parse_args(raw: Json) -> Json:
    """Arguments with the JSON that forms carry as text decoded, and booleans made so."""
    args: Json = {}
    for name, value in raw.items():
        if name in _STRUCTURED and isinstance(value, str):
            try:
                args[name] = json.loads(value)
            except ValueError:
                args[name] = value
        elif name in _BOOLEANS and isinstance(value, str):
            args[name] = value.lower() in ("1", "true")
        else:
            args[name] = value
    return args


class WebApi:
    """The Web API on one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def call(self, method: str, raw: Json, token: str | None) -> Answer:
        """Serve one call; blocks for as long as a test asked it to be slow."""
        args = parse_args({name: value for name, value in raw.items() if name != "token"})
        fault = self._fault(method)
        if fault.get("delay_s"):
            time.sleep(float(fault["delay_s"]))
        answer = _failure(fault) if not fault.get("after") else None
        if answer is None:
            answer = self._run(method, args, token)
            answer = _failure(fault) or answer
        self._log(method, args, answer)
        return answer

    def _run(self, method: str, args: Json, token: str | None) -> Answer:
        try:
            if method == "api.test":
                return Answer(_api_test(args))
            if not token:
                raise ApiError("not_authed")
            if token != self._workspace.settings.bot_token:
                raise ApiError("invalid_auth")
            if method not in METHODS:
                raise ApiError("unknown_method", req_method=method)
            granted = {"X-OAuth-Scopes": ",".join(self._workspace.settings.scopes)}
            with self._workspace.begin() as work:
                require(work, METHOD_SCOPES.get(method))
                return Answer({"ok": True, **METHODS[method](work, args)}, headers=granted)
        except ApiError as error:
            return Answer({"ok": False, "error": error.error, **error.extra})
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            detail = f"[ERROR] {type(error).__name__}: {error}"
            metadata = {"messages": [detail]}
            return Answer(
                {"ok": False, "error": "invalid_arguments", "response_metadata": metadata}
            )

    def _fault(self, method: str) -> Json:
        with self._workspace.begin() as work:
            query = select(Fault).where(Fault.method.in_((method, "*")), Fault.times > 0)
            row = work.session.scalars(query.order_by(Fault.id)).first()
            if row is None:
                return {}
            row.times -= 1
            return row.data

    def _log(self, method: str, args: Json, answer: Answer) -> None:
        with self._workspace.begin() as work:
            at = work.now.timestamp()
            body, status = answer.body, answer.status
            work.session.add(Call(method=method, at=at, args=args, result=body, status=status))


def _failure(fault: Json) -> Answer | None:
    """The failing answer that a fault describes, or None when it only delays."""
    status = int(fault.get("status") or 200)
    if status == 429:
        retry_after = str(fault.get("retry_after", 1))
        return Answer({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": retry_after})
    if fault.get("error") or status != 200:
        return Answer({"ok": False, "error": fault.get("error") or "internal_error"}, status)
    return None


def _api_test(args: Json) -> Json:
    if args.get("error"):
        return {"ok": False, "error": args["error"], "args": args}
    answer: dict[str, Any] = {"ok": True}
    return answer | ({"args": args} if args else {})
