"""What people do that the bot must answer within three seconds: commands, clicks, forms."""

import json
from typing import Any
from urllib.parse import urlencode

from bot.sandbox import api_chat, api_views, messages, payloads, people
from bot.sandbox.api_views import new_trigger, push_view, replace, stack
from bot.sandbox.clock import real_time
from bot.sandbox.delivery import Postman, Reply
from bot.sandbox.elements import chosen, elements_of, find_element, input_errors, state_values
from bot.sandbox.rules import check_view
from bot.sandbox.settings import TEAM_ID
from bot.sandbox.tables import Delivery, Ephemeral, Json, Message, View
from bot.sandbox.workspace import ApiError, Work, Workspace

FORM = "application/x-www-form-urlencoded"


class Interactions:
    """Sends interactive requests to the bot and plays out what it answers."""

    def __init__(self, workspace: Workspace, postman: Postman) -> None:
        self._workspace = workspace
        self._postman = postman

    def command(self, args: Json) -> Json:
        """A slash command: `user`, `channel`, `text`, `command`; never in a thread."""
        with self._workspace.begin() as work:
            user = people.person(work, args)
            channel = people.place(work, user, args.get("channel"))
            command = args.get("command") or work.settings.command
            text = messages.typed(work, str(args.get("text") or "").strip())
            trigger = new_trigger(work, user)
            fields = payloads.command_fields(work, user, channel, command, text, trigger)
        reply = self._send(urlencode(fields), "command", command)
        if not reply.ok:
            return _not_acknowledged(reply)
        answer = _command_answer(reply)
        if answer:
            try:
                with self._workspace.begin() as work:
                    spec = _Spec(channel.id, user)
                    api_chat.respond(work, spec, answer)
            except ApiError as error:
                return {"ok": False, "error": error.error, **error.extra}
        return {"ok": True, "trigger_id": trigger, "response_url": fields["response_url"]}

    def click(self, args: Json) -> Json:
        """A press or choice: `user`, `action_id`, `block_id`, `value`, `values`, and where.

        Where is `channel` + `ts` for a message, or `view_id` (the top modal by default, or
        `view_id: "home"`).
        """
        with self._workspace.begin() as work:
            payload = _click_payload(work, args)
        return self._interact(payload)

    def _interact(self, payload: Json) -> Json:
        reply = self._send(
            urlencode({"payload": json.dumps(payload)}), "interaction", payload["type"]
        )
        if not reply.ok:
            return _not_acknowledged(reply)
        known = ("trigger_id", "response_url")
        return {"ok": True, **{name: payload[name] for name in known if name in payload}}

    def options(self, args: Json) -> Json:
        """What the bot offers for a typed query in an external select."""
        with self._workspace.begin() as work:
            payload = _click_payload(work, {**args, "value": None}) | {"type": "block_suggestion"}
            action = payload.pop("actions")[0]
            payload |= {"action_id": action["action_id"], "block_id": action["block_id"]}
            payload["value"] = str(args.get("value") or "")
        reply = self._send(urlencode({"payload": json.dumps(payload)}), "interaction", "options")
        return {"ok": reply.ok, **(_json(reply) if reply.ok else {})}

    def shortcut(self, args: Json) -> Json:
        """A shortcut: `user`, `callback_id`, and `channel` + `ts` for one on a message."""
        with self._workspace.begin() as work:
            user = people.person(work, args)
            kind = "message_action" if args.get("ts") else "shortcut"
            payload = payloads.base(work, kind, user) | {
                "callback_id": args["callback_id"],
                "trigger_id": new_trigger(work, user),
                "action_ts": work.new_ts(),
            }
            if args.get("ts"):
                channel = people.place(work, user, args.get("channel"))
                row = messages.find(work, channel.id, args["ts"])
                payload |= {
                    "channel": payloads.channel_field(channel),
                    "message_ts": row.ts,
                    "message": messages.with_thread(work, row),
                    "response_url": payloads.new_response_url(work, channel.id, user),
                }
        return self._interact(payload)

    def submit_view(self, args: Json) -> Json:
        """Submit the top modal: `user`, `values` (plain, by action or block id), `view_id`.

        Gives `errors` by block id when a field is refused, by Slack's own rules or by the bot.
        """
        with self._workspace.begin() as work:
            user = people.person(work, args)
            view = _top_view(work, user, args.get("view_id"))
            values = state_values(view.data["blocks"], args.get("values") or {})
            errors = input_errors(view.data["blocks"], values)
            if errors:
                return {"ok": False, "error": "invalid_fields", "errors": errors}
            view.data = {**view.data, "state": {"values": values}}
            payload = payloads.base(work, "view_submission", user) | {
                "trigger_id": new_trigger(work, user),
                "view": view.data,
                "response_urls": [],
            }
        reply = self._send(
            urlencode({"payload": json.dumps(payload)}), "interaction", "view_submission"
        )
        if not reply.ok:
            return _not_acknowledged(reply)
        try:
            with self._workspace.begin() as work:
                return _apply_submission(work, user, view.id, _json(reply))
        except ApiError as error:
            return {"ok": False, "error": error.error, **error.extra}

    def close_view(self, args: Json) -> Json:
        """Close the top modal, or with `all` the whole stack; tells the bot if it asked."""
        with self._workspace.begin() as work:
            user = people.person(work, args)
            view = _top_view(work, user, args.get("view_id"))
            whole = bool(args.get("all") or view.data.get("clear_on_close"))
            for row in stack(work, user):
                if whole or row.id == view.id:
                    row.open = False
            work.changed.add("views")
            payload = payloads.base(work, "view_closed", user) | {
                "view": view.data,
                "is_cleared": whole,
            }
        return self._interact(payload) if view.data.get("notify_on_close") else {"ok": True}

    def _send(self, body: str, kind: str, label: str) -> Reply:
        """Post an interactive request once, and note how it went."""
        reply = self._postman.post(body, FORM)
        with self._workspace.begin() as work:
            work.session.add(
                Delivery(
                    kind=kind,
                    label=label,
                    body=body,
                    state="delivered" if reply.ok else "failed",
                    attempts=1,
                    created=real_time(),
                    status=reply.status,
                    reason=reply.reason,
                )
            )
        return reply


class _Spec:
    """Stands in for a response URL when a command's acknowledgement carries a message."""

    original_ts: str | None = None
    ephemeral = False

    def __init__(self, channel: str, user: str) -> None:
        self.channel = channel
        self.user = user


def _not_acknowledged(reply: Reply) -> Json:
    """Slack's words for a bot that did not answer, or not in time."""
    error = "operation_timeout" if reply.status is None else "dispatch_failed"
    return {"ok": False, "error": error, "status": reply.status, "reason": reply.reason}


def _json(reply: Reply) -> Json:
    if not reply.body.strip() or reply.content_type != "application/json":
        return {}
    loaded = json.loads(reply.body)
    return loaded if isinstance(loaded, dict) else {}


def _command_answer(reply: Reply) -> Json:
    if reply.content_type == "application/json":
        return _json(reply)
    return {"text": reply.body} if reply.body.strip() else {}


def _top_view(work: Work, user: str, view_id: Any) -> View:
    views = stack(work, user)
    if view_id:
        views = [view for view in views if view.id == view_id]
    if not views:
        raise ApiError("view_not_found")
    return views[-1]


def _click_payload(work: Work, args: Json) -> Json:
    user = people.person(work, args)
    if args.get("ts"):
        place, blocks = _message_place(work, user, args)
    else:
        place, blocks = _view_place(work, user, args.get("view_id"))
    found = find_element(blocks, str(args.get("action_id")), args.get("block_id"))
    if found is None:
        raise ApiError("element_not_found", action_ids=_action_ids(blocks))
    block, element = found
    try:
        choice = chosen(element, args.get("value"))
        typed = {**(args.get("values") or {})}
        values = state_values(blocks, typed)
    except ValueError as error:
        raise ApiError("invalid_option", detail=str(error)) from error
    if element["action_id"] in values.get(block["block_id"], {}):
        values[block["block_id"]][element["action_id"]] |= choice
    action = {"type": element["type"], "action_id": element["action_id"]}
    action |= {"block_id": block["block_id"], **choice, "action_ts": work.new_ts()}
    if "view" in place:
        place["view"] = {**place["view"], "state": {"values": values}}
    else:
        place["state"] = {"values": values}
    return {
        **payloads.base(work, "block_actions", user),
        "trigger_id": new_trigger(work, user),
        **place,
        "actions": [action],
    }


def _action_ids(blocks: list[Json]) -> list[str]:
    return [element["action_id"] for _, element in elements_of(blocks)]


def _view_place(work: Work, user: str, view_id: Any) -> tuple[Json, list[Json]]:
    if view_id == "home":
        home = work.session.query(View).filter_by(user=user, kind="home").first()
        if home is None:
            raise ApiError("view_not_found")
        view = home
    else:
        wanted = work.session.get(View, str(view_id)) if view_id else None
        view = wanted if wanted and wanted.user == user else _top_view(work, user, view_id)
    container = {"type": "view", "view_id": view.id}
    return {"container": container, "view": view.data}, view.data["blocks"]


def _message_place(work: Work, user: str, args: Json) -> tuple[Json, list[Json]]:
    channel = people.place(work, user, args.get("channel"))
    ts = str(args["ts"])
    row: Message | Ephemeral | None = work.session.get(Message, (channel.id, ts))
    ephemeral = row is None
    if row is None:
        row = work.session.get(Ephemeral, ts)
        if row is None or row.user != user:
            raise ApiError("message_not_found")
    container = {
        "type": "message",
        "message_ts": ts,
        "channel_id": channel.id,
        "is_ephemeral": ephemeral,
    }
    if row.data.get("thread_ts"):
        container["thread_ts"] = row.data["thread_ts"]
    place: Json = {
        "container": container,
        "channel": payloads.channel_field(channel),
        "response_url": payloads.new_response_url(work, channel.id, user, ts, ephemeral=ephemeral),
    }
    if isinstance(row, Message):
        place["message"] = {**messages.with_thread(work, row), "app_id": row.data.get("app_id")}
    return place, row.data.get("blocks") or []


def _apply_submission(work: Work, user: str, view_id: str, answer: Json) -> Json:
    """Play out the bot's answer to a submission: errors, update, push, clear, or close."""
    action = answer.get("response_action")
    view = work.session.get(View, view_id)
    work.changed.add("views")
    if action == "errors":
        return {"ok": False, "error": "response_errors", "errors": answer.get("errors") or {}}
    if action in ("update", "push"):
        check_view(answer.get("view"), "modal")
        if action == "update" and view:
            replace(work, view, answer["view"])
        else:
            push_view(work, user, answer["view"], stack(work, user))
        return {"ok": True, "response_action": action}
    for row in api_views.stack(work, user):
        if action == "clear" or row.id == view_id:
            row.open = False
    return {"ok": True, "response_action": action or "close", "team": TEAM_ID}
