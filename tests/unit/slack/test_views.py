"""Forms become modals that Slack takes, and their values come back typed."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.advisor.recommendation import Option
from bot.sandbox.rules import check_view
from bot.services.forms import Form, FormField, FormKind
from bot.slack import views
from tests.unit.slack.cards import words

often = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
names = st.sampled_from(["labelled_examples", "description", "when", "owner"])
fields = st.builds(
    FormField,
    name=names,
    label=words,
    kind=st.sampled_from(["text", "long_text", "number"]),
    initial=st.none() | words | st.integers(),
    optional=st.booleans(),
    hint=words,
    placeholder=words,
)
selects = st.builds(
    FormField,
    name=st.just("knowledge_source"),
    label=words,
    kind=st.just("select"),
    options=st.just([Option(value="none", label="x"), Option(value=True, label="y" * 200)]),
    initial=st.sampled_from([None, "none", True, "gone"]),
)
forms = st.builds(
    Form,
    kind=st.sampled_from(get_args(FormKind)),
    title=words,
    submit=words,
    intro=words,
    fields=st.lists(fields | selects, min_size=1, max_size=6, unique_by=lambda f: f.name),
)


@often
@given(forms)
def test_every_form_is_a_modal_that_slack_takes(form: Form) -> None:
    """Title, submit label and every input within limits."""
    view = views.modal(form, {"place": {"channel_id": "C1"}})
    check_view(view, "modal")
    assert views.kind_of(view) == form.kind
    assert views.field_names(view) == [field.name for field in form.fields]


@pytest.mark.parametrize("view", [views.loading(), views.notice("Only members may see it.")])
def test_small_views_are_modals_that_slack_takes(view: dict[str, Any]) -> None:
    """The loading view and a notice need no submit button."""
    check_view(view, "modal")


def test_values_come_back_by_field_name_and_typed() -> None:
    """Text as typed, options with the type of their value, empty fields absent."""
    state = {
        "values": {
            "title": {"value": {"type": "plain_text_input", "value": "  Tickets "}},
            "empty": {"value": {"type": "plain_text_input", "value": None}},
            "regulated": {"value": {"type": "static_select", "selected_option": {"value": "true"}}},
            "source": {"value": {"type": "static_select", "selected_option": {"value": '"none"'}}},
            "unset": {"value": {"type": "static_select", "selected_option": None}},
            "review": {"value": {"type": "datepicker", "selected_date": "2027-01-15"}},
            "owner": {"value": {"type": "users_select", "selected_user": "U7"}},
        }
    }
    assert views.values_of({"state": state}) == {
        "title": "Tickets",
        "regulated": True,
        "source": "none",
        "review": "2027-01-15",
        "owner": "U7",
    }


def test_context_comes_back_and_the_forms_own_wins() -> None:
    """The place of opening and what the form adds travel together."""
    form = Form(
        kind="record",
        title="t",
        submit="Record",
        fields=[FormField(name="title", label="Title", kind="text")],
        context={"assessment": "a2"},
    )
    view = views.modal(form, {"assessment": "a1", "place": {"channel_id": "C1"}})
    assert views.context_of(view) == {"assessment": "a2", "place": {"channel_id": "C1"}}
    assert views.context_of({"private_metadata": "no json"}) == {}
    assert json.loads(view["private_metadata"])["assessment"] == "a2"


def test_a_context_that_slack_would_refuse_is_refused_here() -> None:
    """More than 3,000 characters cannot travel."""
    form = Form(kind="cost", title="t", submit="s", fields=[], context={"x": "y" * 3000})
    with pytest.raises(ValueError, match="too long"):
        views.modal(form)
