"""A tiny Bolt app, served over HTTP: the bot that the sandbox's tests talk to."""

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from slack_bolt import App, BoltRequest
from slack_sdk import WebClient

SECRET = "sandbox-test-secret"
TOKEN = "xoxb-sandbox-test"


class Peer:
    """Bolt behind `http.server`; remembers every request and can be told to misbehave."""

    def __init__(self, port: int = 0) -> None:
        self.requests: list[dict[str, Any]] = []
        self.status_override: list[int] = []
        self.answer_delay = 0.0
        peer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers["content-length"]))
                peer.requests.append({"headers": dict(self.headers), "raw": raw.decode()})
                status, headers, body = peer.answer(raw.decode(), dict(self.headers))
                self.send_response(status)
                for name, values in headers.items():
                    for value in values:
                        self.send_header(name, value)
                data = body.encode()
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args: Any) -> None:
                """Stay quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/slack/events"
        self.app: App | None = None

    def build(self, api_url: str, listeners: Callable[[App], None]) -> WebClient:
        """Assemble the app against the sandbox's Web API and start to listen."""
        client = WebClient(token=TOKEN, base_url=api_url)
        self.app = App(client=client, signing_secret=SECRET)
        listeners(self.app)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return client

    def answer(self, raw: str, headers: dict[str, str]) -> tuple[int, dict[str, list[str]], str]:
        """What Bolt answers, unless a status was prescribed."""
        time.sleep(self.answer_delay)
        if self.status_override:
            return self.status_override.pop(0), {}, ""
        assert self.app is not None
        response = self.app.dispatch(BoltRequest(body=raw, headers=headers))
        return response.status, dict(response.headers), response.body

    def events(self, kind: str) -> list[dict[str, Any]]:
        """The inner events of one type that arrived so far."""
        bodies = [json.loads(r["raw"]) for r in list(self.requests) if r["raw"].startswith("{")]
        return [body for body in bodies if body.get("event", {}).get("type") == kind]

    def stop(self) -> None:
        """Stop listening."""
        self.server.shutdown()
        self.server.server_close()


def listeners(app: App) -> None:
    """What the tiny bot does."""
    _conversation(app)
    _forms(app)
    for kind in (
        "member_joined_channel",
        "member_left_channel",
        "reaction_added",
        "channel_archive",
        "channel_unarchive",
        "group_archive",
        "group_unarchive",
    ):
        app.event(kind)(_seen)


def _seen(event: dict[str, Any]) -> None:
    """To be acknowledged is enough."""


def _conversation(app: App) -> None:
    @app.event("app_mention")
    def on_mention(event: dict[str, Any], client: WebClient) -> None:
        client.chat_postMessage(
            channel=event["channel"], thread_ts=event["ts"], text=f"heard: {event['text']}"
        )

    @app.event("message")
    def on_message(event: dict[str, Any], client: WebClient) -> None:
        if event.get("channel_type") == "im" and not event.get("bot_id") and "subtype" not in event:
            client.chat_postMessage(channel=event["channel"], text="hello", blocks=BUTTONS)

    @app.event("app_home_opened")
    def on_home(event: dict[str, Any], client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": BUTTONS})

    @app.command("/fork")
    def on_command(ack: Any, respond: Any, command: dict[str, Any], client: WebClient) -> None:
        text = command["text"]
        if text == "modal":
            ack()
            client.views_open(trigger_id=command["trigger_id"], view=MODAL)
        elif text == "later":
            ack()
            respond("a late answer", response_type="in_channel")
        else:
            ack(f"usage for {text}")


def _forms(app: App) -> None:
    @app.action("choose")
    def on_choose(ack: Any, respond: Any, action: dict[str, Any]) -> None:
        ack()
        respond(text=f"chose {action['selected_option']['value']}", replace_original=True)

    @app.action("press")
    def on_press(ack: Any) -> None:
        ack()

    @app.shortcut("assess_thread")
    def on_assess(ack: Any, shortcut: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=shortcut["trigger_id"], view=MODAL)

    @app.view("project")
    def on_submit(ack: Any, view: dict[str, Any]) -> None:
        value = view["state"]["values"]["name"]["name_input"]["value"]
        if value == "bad":
            ack(response_action="errors", errors={"name": "Not that one."})
        elif value == "again":
            ack(response_action="push", view=MODAL | {"callback_id": "second"})
        else:
            ack()

    @app.view_closed("project")
    def on_closed(ack: Any) -> None:
        ack()


OPTIONS = [
    {"text": {"type": "plain_text", "text": name.title()}, "value": name}
    for name in ("prompting", "rag")
]
BUTTONS: list[dict[str, Any]] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "Pick *one*"}},
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "press",
                "text": {"type": "plain_text", "text": "Press"},
                "value": "pressed",
            },
            {"type": "static_select", "action_id": "choose", "options": OPTIONS},
        ],
    },
]
MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "project",
    "notify_on_close": True,
    "title": {"type": "plain_text", "text": "Your project"},
    "submit": {"type": "plain_text", "text": "Save"},
    "blocks": [
        {
            "type": "input",
            "block_id": "name",
            "label": {"type": "plain_text", "text": "Name"},
            "element": {"type": "plain_text_input", "action_id": "name_input", "max_length": 20},
        },
        {
            "type": "input",
            "block_id": "volume",
            "optional": True,
            "label": {"type": "plain_text", "text": "Requests a month"},
            "element": {
                "type": "number_input",
                "action_id": "volume_input",
                "is_decimal_allowed": False,
                "min_value": "0",
            },
        },
    ],
}
