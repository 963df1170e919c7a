"""The people and channels that a fresh workspace starts with."""

from sqlalchemy import select

from bot.sandbox.settings import APP_ID, BOT_ID, BOT_NAME, BOT_USER_ID, TEAM_ID
from bot.sandbox.tables import Channel, Json, Member, User
from bot.sandbox.workspace import Work

MAYA = "U0MAYA00001"
JONAS = "U0JONAS0001"
PRIYA = "U0PRIYA0001"
PEOPLE = (MAYA, JONAS, PRIYA)
GENERAL = "C0GENERAL01"
LLM_PROJECTS = "C0LLMPROJ01"
PAYMENTS_PRIVATE = "C0PAYMENTS1"


def direct_message(user: str) -> str:
    """The id of a seeded person's direct message with the bot."""
    return "D0" + user[2:]


def seed(work: Work) -> None:
    """Fill an empty workspace; does nothing when it already has people."""
    if work.session.scalars(select(User.id).limit(1)).first():
        return
    created = int(work.now.timestamp())
    for person in (
        _person(MAYA, "maya", "Maya Chen", "Product manager", "America/New_York", "8E5FA8"),
        _person(JONAS, "jonas", "Jonas Weber", "Software engineer", "Europe/Berlin", "2F7D6B"),
        _person(PRIYA, "priya", "Priya Nair", "Data scientist", "Asia/Kolkata", "C4632D"),
        _bot(),
    ):
        work.session.add(User(id=person["id"], data=person))
    everyone = (*PEOPLE, BOT_USER_ID)
    _channel(work, LLM_PROJECTS, "llm-projects", "channel", everyone, created)
    _channel(work, GENERAL, "general", "channel", everyone, created)
    _channel(
        work, PAYMENTS_PRIVATE, "payments-private", "group", (MAYA, JONAS, BOT_USER_ID), created
    )
    for user in PEOPLE:
        _channel(work, direct_message(user), user, "im", (user, BOT_USER_ID), created)
    work.session.flush()


def _channel(
    work: Work, channel: str, name: str, kind: str, members: tuple[str, ...], created: int
) -> None:
    topics = {
        "llm-projects": "What we build with language models, and how",
        "general": "Company-wide announcements",
        "payments-private": "Payments team only",
    }
    data: Json = {"topic": {"value": topics.get(name, ""), "creator": "", "last_set": 0}}
    work.session.add(Channel(id=channel, name=name, kind=kind, created=created, data=data))
    for user in members:
        work.session.add(Member(channel=channel, user=user))


def _person(user: str, name: str, real_name: str, title: str, tz: str, color: str) -> Json:
    """A user object with the fields that `users.info` gives for a full member."""
    return {
        "id": user,
        "team_id": TEAM_ID,
        "name": name,
        "deleted": False,
        "color": color,
        "real_name": real_name,
        "tz": tz,
        "tz_label": tz.rsplit("/", 1)[-1].replace("_", " "),
        "profile": {
            "title": title,
            "real_name": real_name,
            "real_name_normalized": real_name,
            "display_name": real_name.split()[0],
            "display_name_normalized": real_name.split()[0],
            "team": TEAM_ID,
        },
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": False,
        "is_app_user": False,
        "updated": 0,
        "locale": "en-US",
    }


def _bot() -> Json:
    bot = _person(BOT_USER_ID, "tuning-fork", BOT_NAME, "App", "Etc/UTC", "4A3AA7")
    bot["is_bot"] = True
    bot["profile"] |= {"display_name": BOT_NAME, "bot_id": BOT_ID, "api_app_id": APP_ID}
    return bot
