"""The bodies of interactive requests, in Slack's shapes."""

from bot.sandbox.grammar import limits
from bot.sandbox.settings import APP_ID, TEAM_DOMAIN, TEAM_ID, VERIFICATION_TOKEN
from bot.sandbox.tables import Channel, Json, ResponseUrl, User
from bot.sandbox.workspace import Work


def new_response_url(
    work: Work, channel: str, user: str, original_ts: str | None = None, *, ephemeral: bool = False
) -> str:
    """An address for at most five late answers within thirty minutes."""
    row = ResponseUrl(
        id=work.new_id("R"),
        channel=channel,
        user=user,
        expires=work.now.timestamp() + limits()["interaction"]["response_url_s"],
        original_ts=original_ts,
        ephemeral=ephemeral,
    )
    work.session.add(row)
    return f"{work.url}/response/{row.id}"


def base(work: Work, kind: str, user: str) -> Json:
    """The fields that every interactive payload has."""
    person = work.session.get(User, user)
    name = person.data["name"] if person else user
    return {
        "type": kind,
        "user": {"id": user, "username": name, "name": name, "team_id": TEAM_ID},
        "api_app_id": APP_ID,
        "token": VERIFICATION_TOKEN,
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def channel_field(row: Channel) -> Json:
    """The `channel` field: direct messages and private channels hide their names."""
    names = {"im": "directmessage", "group": "privategroup"}
    return {"id": row.id, "name": names.get(row.kind, row.name)}


def command_fields(
    work: Work, user: str, channel: Channel, command: str, text: str, trigger_id: str
) -> dict[str, str]:
    """The form fields of a slash command."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel_field(channel)["name"],
        "user_id": user,
        "user_name": base(work, "", user)["user"]["name"],
        "command": command,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": new_response_url(work, channel.id, user),
        "trigger_id": trigger_id,
    }
