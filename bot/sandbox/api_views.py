"""The `views.*` methods, and the stack of modals that each person has open."""

from typing import Any

from sqlalchemy import select

from bot.sandbox import messages
from bot.sandbox.grammar import limits
from bot.sandbox.rules import check_view
from bot.sandbox.settings import APP_ID, BOT_ID, TEAM_ID
from bot.sandbox.tables import Json, Trigger, User, View
from bot.sandbox.workspace import ApiError, Work


def stack(work: Work, user: str) -> list[View]:
    """The open modals of a person, the root first."""
    query = select(View).where(View.user == user, View.kind == "modal", View.open.is_(True))
    return list(work.session.scalars(query.order_by(View.depth)))


def new_trigger(work: Work, user: str) -> str:
    """Hand out a trigger id: one view within three seconds."""
    trigger = f"{int(work.now.timestamp())}.{work.new_id('TR')}"
    expires = work.now.timestamp() + limits()["interaction"]["trigger_s"]
    work.session.add(Trigger(id=trigger, user=user, expires=expires))
    return trigger


def spend_trigger(work: Work, trigger_id: Any) -> str:
    """Use a trigger up; gives the person who caused it.

    Raises:
        ApiError: `invalid_trigger_id`, `exchanged_trigger_id`, `expired_trigger_id`.
    """
    row = work.session.get(Trigger, str(trigger_id)) if trigger_id else None
    if row is None:
        raise ApiError("invalid_trigger_id")
    if row.used:
        raise ApiError("exchanged_trigger_id")
    if work.now.timestamp() > row.expires:
        raise ApiError("expired_trigger_id")
    row.used = True
    return row.user


def view_object(work: Work, view_id: str, view: Json, depth_of: list[View]) -> Json:
    """A complete view object: what the bot gave, with everything that Slack adds."""
    shape: Json = {
        "id": view_id,
        "team_id": TEAM_ID,
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "close": None,
        "submit": None,
    }
    given = {name: value for name, value in view.items() if value is not None}
    return (
        shape
        | given
        | {
            "blocks": messages.fill_ids(work, view["blocks"]),
            "state": {"values": {}},
            "hash": f"{int(work.now.timestamp())}.{work.new_id('h')}",
            "previous_view_id": depth_of[-1].id if depth_of else None,
            "root_view_id": depth_of[0].id if depth_of else view_id,
            "app_id": APP_ID,
            "app_installed_team_id": TEAM_ID,
            "bot_id": BOT_ID,
        }
    )


def push_view(work: Work, user: str, view: Json, below: list[View]) -> View:
    """Put a checked view on top of the given stack.

    Raises:
        ApiError: `push_limit_reached`, `duplicate_external_id`.
    """
    if len(below) >= limits()["view"]["stack"]:
        raise ApiError("push_limit_reached")
    _unique_external_id(work, view, None)
    view_id = work.new_id("V")
    row = View(
        id=view_id,
        user=user,
        kind="modal",
        depth=len(below),
        data=view_object(work, view_id, view, below),
    )
    work.session.add(row)
    work.changed.add("views")
    work.session.flush()
    return row


def _unique_external_id(work: Work, view: Json, own: str | None) -> None:
    external = view.get("external_id")
    if not external:
        return
    for row in work.session.scalars(select(View).where(View.open.is_(True))):
        if row.data.get("external_id") == external and row.id != own:
            raise ApiError("duplicate_external_id")


def open_view(work: Work, args: Json) -> Json:
    """`views.open`: replaces whatever modal the person had open."""
    view = args.get("view")
    check_view(view, "modal")
    user = spend_trigger(work, args.get("trigger_id"))
    for row in stack(work, user):
        row.open = False
    return {"view": push_view(work, user, view or {}, []).data}


def push(work: Work, args: Json) -> Json:
    """`views.push`: on top of the open modal."""
    view = args.get("view")
    check_view(view, "modal")
    user = spend_trigger(work, args.get("trigger_id"))
    below = stack(work, user)
    if not below:
        raise ApiError("not_found")
    return {"view": push_view(work, user, view or {}, below).data}


def _find(work: Work, args: Json) -> View:
    if args.get("external_id"):
        for row in work.session.scalars(select(View).where(View.open.is_(True))):
            if row.data.get("external_id") == args["external_id"]:
                return row
        raise ApiError("not_found")
    found = work.session.get(View, str(args.get("view_id")))
    if found is None or not found.open:
        raise ApiError("not_found")
    return found


def replace(work: Work, row: View, view: Json) -> None:
    """Give an open view new content; typed values survive where the ids stay the same."""
    _unique_external_id(work, view, row.id)
    kept = ("previous_view_id", "root_view_id")
    fresh = view_object(work, row.id, view, [])
    row.data = fresh | {name: row.data[name] for name in kept}
    work.changed.add("views")


def update(work: Work, args: Json) -> Json:
    """`views.update`, with `hash` against races."""
    row = _find(work, args)
    view = args.get("view")
    check_view(view, row.kind)
    if args.get("hash") and args["hash"] != row.data["hash"]:
        raise ApiError("hash_conflict")
    replace(work, row, view or {})
    return {"view": row.data}


def publish(work: Work, args: Json) -> Json:
    """`views.publish`: the home tab of one person."""
    user, view = str(args.get("user_id")), args.get("view")
    if work.session.get(User, user) is None:
        raise ApiError("user_not_found")
    check_view(view, "home")
    query = select(View).where(View.user == user, View.kind == "home")
    row = work.session.scalars(query).first()
    if row is None:
        view_id = work.new_id("V")
        data = view_object(work, view_id, view or {}, [])
        row = View(id=view_id, user=user, kind="home", depth=0, data=data)
        work.session.add(row)
    elif args.get("hash") and args["hash"] != row.data["hash"]:
        raise ApiError("hash_conflict")
    else:
        replace(work, row, view or {})
    work.changed.add("views")
    return {"view": row.data}


METHODS = {
    "views.open": open_view,
    "views.push": push,
    "views.update": update,
    "views.publish": publish,
}
"""Web API methods of this module by name."""
