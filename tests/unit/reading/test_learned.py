"""The network of the reader: its arithmetic, and how what it proposes joins the rules."""

from __future__ import annotations

import numpy as np
import pytest

from bot.adapters.wording_file import FILE_NAME, load_wording
from bot.bootstrap.content import content_folder, shipped_wording
from bot.reading import read
from bot.reading.bounds import FIELDS, ROLES, Array
from bot.reading.context import Context, in_context
from bot.reading.windows import TAIL, Layer, Responses, laid_out


def _random(*shape: int) -> Array:
    return np.random.default_rng(sum(shape)).normal(size=shape).astype(np.float32)


def _responses(layer: Layer, table: Array, sequences: list[list[int]]) -> Responses:
    """To sequences of rows of a table of vectors."""
    words = [[row + 1 for row in sequence] for sequence in sequences]
    brought = np.concatenate([np.zeros((1, layer.places), np.float32), layer.brought(table)])
    return layer.respond(brought[laid_out(words)], [len(sequence) for sequence in sequences])


def test_a_layer_takes_each_filters_strongest_window() -> None:
    """The same as going through the windows one by one."""
    kernels = (_random(4, 3), _random(12, 2), _random(TAIL * 4, 2))
    layer = Layer(
        kernels, (_random(3), _random(2), np.ones(2, np.float32)), _random(7, 7), _random(7), 4
    )
    table = _random(5, 4)
    sequences = [[0, 3, 3, 1, 4, 0], [2], [4, 3, 2, 1, 0, 0, 1, 2, 3]]

    responses = _responses(layer, table, sequences)
    for rows, outputs in zip(sequences, responses.outputs, strict=True):
        vectors = table[rows]
        strongest = []
        for kernel, bias in zip(layer.kernels, layer.biases, strict=True):
            size = len(kernel) // 4
            margin = np.zeros((size // 2, 4), dtype=np.float32)
            behind = np.zeros((TAIL, 4), dtype=np.float32)
            padded = np.concatenate([margin, vectors, margin, behind])
            count = len(padded) - size + 1
            windows = [padded[i : i + size].reshape(-1) @ kernel for i in range(count)]
            strongest.append(np.maximum(np.max(windows, axis=0) + bias, 0))
        expected = np.concatenate(strongest) @ layer.weights + layer.bias
        np.testing.assert_allclose(outputs, expected, rtol=1e-4, atol=1e-4)


def test_what_speaks_for_an_output_lies_where_the_strongest_windows_do() -> None:
    """The shares make up what the filters add to the output; a window beside it adds nothing."""
    kernel = np.zeros((3 * 2, 1), dtype=np.float32)
    kernel[0, 0], kernel[4, 0] = 1.0, 1.0
    layer = Layer(
        (kernel,),
        (np.zeros(1, np.float32),),
        np.array([[6.0, 0.0]], np.float32),
        np.zeros(2, np.float32),
        2,
    )
    table = np.array([[0, 1], [1, 0]], dtype=np.float32)
    responses = _responses(layer, table, [[0, 0], [0, 1, 0, 1, 0, 0, 0]])

    assert responses.spoken_for(0, 0, 1) == [0, 0]
    assert responses.outputs[1, 0] == pytest.approx(12)
    assert responses.spoken_for(1, 0, 1) == [0, 4, 4, 4, 0, 0, 0]


def test_the_context_is_the_sentence_the_message_and_the_sentences_beside_it() -> None:
    """What is added part by part is what one product with the laid-out context gives."""
    layers = Context(_random(4 * 5, 3), _random(3), _random(3, 2), _random(2))
    for sentences in (1, 2, 6):
        active = np.abs(_random(sentences, 5))
        inside = np.maximum(in_context(active) @ layers.hidden + layers.hidden_bias, 0)
        expected = inside @ layers.weights + layers.bias
        np.testing.assert_allclose(layers.added(active), expected, rtol=1e-4, atol=1e-4)


def test_what_is_said_outright_is_not_doubted() -> None:
    """Though the network has never met such a turn of phrase."""
    text = "Not a byte gets past our firewall."
    assert read(text, wording=shipped_wording()).facts["on_prem_required"] is True


def test_chances_of_a_field_and_of_a_role_sum_to_one() -> None:
    """Also for words that nobody has seen, for none, and for very many."""
    network = load_wording(content_folder("knowledge") / "reading" / FILE_NAME)
    texts = [[], ["qwxzy"], ["we", "have", "no", "gpu", "at", "all"], ["ticket"] * 500]
    for chances in network.understood(network.respond(texts))[0]:
        for field in FIELDS:
            columns = [
                network.bounds.column(field, value) for value in network.bounds.values[field]
            ]
            assert abs(float(chances[columns].sum()) - 1) < 1e-4
    [roles] = network.role_chances([(["#", "labelled", "tickets"], 0)])
    assert len(roles) == len(ROLES)
    assert abs(float(roles.sum()) - 1) < 1e-4


def test_it_reads_what_no_rule_knows_and_quotes_it_as_uncertain() -> None:
    """The rules alone are silent; the network reads it with words of the message."""
    text = "Lunch was nice. Nobody among us could explain what a gradient is, sadly."
    assert "ml_expertise" not in read(text).facts

    reading = read(text, wording=shipped_wording())
    [evidence] = [e for e in reading.evidence if e.fact == "ml_expertise"]
    assert evidence.value == "none"
    assert "gradient" in evidence.quote
    assert not evidence.certain


@pytest.mark.parametrize(
    "text",
    [
        "Lunch at noon? The place at the corner is nice.",
        "no rush whatsoever, and money's not an issue",
        "thanks a lot, that was helpful!",
        "Can somebody book the big room for Thursday",
        "> we have 40k labelled tickets and eight GPUs",
        "what if we had ten GPUs?",
    ],
)
def test_it_reads_nothing_where_nothing_is_stated(text: str) -> None:
    """Talk, thanks, questions, quotations and hypotheses state no fact."""
    assert read(text, wording=shipped_wording()).facts == {}


def test_what_is_said_outright_stands_against_the_network() -> None:
    """An outright rule is not replaced."""
    text = "We have exactly 4,000 labelled tickets and no GPUs."
    facts = read(text, wording=shipped_wording()).facts
    assert facts["labelled_examples"] == 4000
    assert facts["gpu_access"] is False


def test_facts_that_change_are_not_guessed_to_be_in_the_input() -> None:
    """A guess about where facts live gives way to what is said of their change."""
    text = (
        "Agent assist at a phone company. Retrieval over the policy docs, and these change weekly, "
        "runs in production since February and finds the right page. Yet the answers are too long "
        "and garble our terms, and more prompting does not help anymore, three vendors tried. "
        "We have many conversations that agents approved, each with the page that was used."
    )
    facts = read(text, wording=shipped_wording()).facts
    assert facts["knowledge_change"] == "weekly"
    assert facts["knowledge_source"] == "private_changing"


def test_in_a_long_row_of_facts_none_is_doubted() -> None:
    """Each drowns among the others; looked at alone, `no GPUs` says what it says."""
    text = (
        "~5k labelled tix, 2.5M calls/day, p95 < 300ms or product won't take it, no GPUs, sorry "
        "500 not 5000"
    )
    assert read(text, wording=shipped_wording()).facts == {
        "labelled_examples": 500,
        "requests_per_month": 75_000_000,
        "latency_target_ms": 300,
        "gpu_access": False,
    }


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Budget is 20k. Deadline in 6 weeks.", "budget_usd", 20_000),
        ("RAG or fine-tuning for our policies? They change weekly.", "knowledge_change", "weekly"),
        ("no GPUs", "gpu_access", False),
        ("about 5k labelled tickets", "labelled_examples", 5_000),
    ],
)
def test_plain_short_statements_are_taken_as_the_teams_own(
    text: str, fact: str, value: object
) -> None:
    """Few words leave little to tell whose project it is, and then it is the writer's."""
    assert read(text, wording=shipped_wording()).facts[fact] == value


@pytest.mark.parametrize(
    "text", ["our trial", "trial results", "no it's quite another thing, not those", "no, that one"]
)
def test_the_networks_guess_nothing_of_what_was_said_elsewhere(text: str) -> None:
    """A name of two words, and a denial of what another message was about."""
    assert read(text, wording=shipped_wording()).facts == {}


def test_what_a_rule_reads_is_no_guess_when_a_network_finds_it_too() -> None:
    """The rule's words are quoted; a hedge keeps its doubt."""
    [plain] = read("We have no GPUs.", wording=shipped_wording()).evidence
    [hedged] = read("maybe we have no GPUs", wording=shipped_wording()).evidence

    assert (plain.value, plain.certain, plain.quote) == (False, True, "no GPUs")
    assert (hedged.value, hedged.certain) == (False, False)
