"""What listeners call: the services, or in tests whatever records the calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from bot.services.forms import Form
from bot.services.inbound import (
    Click,
    Command,
    FormSubmission,
    HomeOpened,
    IncomingMessage,
    Lifecycle,
    ThreadShortcut,
)
from bot.services.ports import Deps


class BuildForm(Protocol):
    """The form to open."""

    def __call__(
        self, deps: Deps, kind: Any, *, context: dict[str, Any], user_id: str, team_id: str
    ) -> Form:
        """Build it; fast, and raises `UserInputError` or `NotAllowed` with a sentence."""


class CheckForm(Protocol):
    """What is wrong with a form that was sent."""

    def __call__(
        self,
        deps: Deps,
        kind: Any,
        values: dict[str, Any],
        context: dict[str, Any],
        user_id: str,
        team_id: str,
    ) -> dict[str, str]:
        """Field name to error sentence; empty when all is well; fast."""


@dataclass(frozen=True, slots=True)
class Handlers:
    """One function per kind of inbound thing; each does its whole work and marks its item done."""

    message: Callable[[Deps, IncomingMessage, int | None], None]
    """A message or mention."""
    command: Callable[[Deps, Command, int | None], None]
    """A slash command."""
    click: Callable[[Deps, Click, int | None], None]
    """A button, select or menu."""
    form: Callable[[Deps, FormSubmission, int | None], None]
    """A form that was sent."""
    shortcut: Callable[[Deps, ThreadShortcut, int | None], None]
    """*Assess this thread*."""
    home: Callable[[Deps, HomeOpened, int | None], None]
    """The home tab was opened."""
    lifecycle: Callable[[Deps, Lifecycle, int | None], None]
    """The app or a channel changed."""
    build_form: BuildForm
    """Which form to open."""
    check_form: CheckForm
    """What is wrong with a form."""


def service_handlers() -> Handlers:
    """The services themselves."""
    from bot.services import (
        actions,
        commands,
        conversation,
        form_builders,
        home,
        lifecycle,
        submissions,
        thread_reading,
    )

    return Handlers(
        message=conversation.handle_message,
        command=commands.handle_command,
        click=actions.handle_click,
        form=submissions.handle_form,
        shortcut=thread_reading.handle_shortcut,
        home=home.handle_home,
        lifecycle=lifecycle.handle_lifecycle,
        build_form=form_builders.build_form,
        check_form=form_builders.check_form,
    )
