"""Train the learned reader: `python -m training`; see training/README.md."""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from bot.adapters.minilm import MiniLMEmbeddings
from bot.adapters.wording_file import FILE_NAME, add_context, load_wording, save_wording
from bot.reading.bounds import FIELDS, Bounds
from bot.reading.learned import Wording
from bot.reading.tokens import clean, tokenize
from bot.reading.word_table import END, UNKNOWN, row_of
from training.context import OWN_FROM, choose_doubts, train_context
from training.examples import (
    NumberExample,
    SentenceExample,
    fingerprint,
    load_texts,
    number_examples,
    sentence_examples,
    split,
)
from training.network import Table, train_facts, train_numbers
from training.thresholds import choose, for_fields

HERE = Path(__file__).parent
DIMENSIONS = 96
"""Of the word vectors after reduction: enough to keep 90 % of their variance."""
SPECIAL = ("", "<unknown>", "<begin>", "<end>")
FEWEST_OF_WORD = 3
"""Times that the texts must hold a word for it to be no slip, when the embedding knows it not."""
_WORD = re.compile(r"[a-z][a-z']+")


def word_vectors(
    seen: Sequence[str], written: Mapping[str, int]
) -> tuple[dict[str, int], NDArray[np.float32], NDArray[np.bool_]]:
    """Words with their counts for `Respelling`, their vectors, and which are learned in training.

    A word's vector is what the offline embedding makes of the word alone, without the mean and
    reduced to its main directions.

    Args:
        seen: words that the layers will see.
        written: all words as people wrote them, with how often they did.
    """
    with tempfile.TemporaryDirectory() as folder:
        model = MiniLMEmbeddings(Path(folder))
        english = model.known_words()
        spelled = sorted({w for w in {*english, *seen} if _WORD.fullmatch(w)})
        raw = model.embed_array(spelled)
    raw = raw - raw.mean(axis=0)
    _, _, directions = np.linalg.svd(raw[::3], full_matrices=False)
    reduced = raw @ directions[:DIMENSIONS].T
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True)
    signs = sorted({w for w in seen if not _WORD.fullmatch(w)} - set(SPECIAL))
    words = [*SPECIAL, *signs, *spelled]
    own = len(SPECIAL) + len(signs)
    vectors = np.concatenate(
        [np.random.default_rng(0).normal(0, 0.1, (own, DIMENSIONS)), reduced]
    ).astype(np.float32)
    vectors[0] = 0
    learned = np.arange(len(words)) < own
    learned[0] = False
    counts = {w: written.get(w, 0) for w in words}
    misspelt = {w: -1 for w in spelled if w not in english and counts[w] < FEWEST_OF_WORD}
    return counts | misspelt, vectors, learned


def main() -> None:
    """Read the texts, train one layer after the other, choose thresholds, write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=HERE / "texts")
    parser.add_argument(
        "--out", type=Path, default=HERE.parent / "knowledge" / "reading" / FILE_NAME
    )
    parser.add_argument("--filters", type=int, default=112)
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--context", type=Path, default=HERE / "context")
    parser.add_argument("--cases", type=Path, default=HERE / "cases")
    parser.add_argument(
        "--last-only", action="store_true", help="keep all layers of --out but those of the context"
    )
    parser.add_argument(
        "--doubts-only",
        action="store_true",
        help="keep all layers of --out; for when rules have changed",
    )
    args = parser.parse_args()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)

    rows, beside = load_texts(args.texts), load_texts(args.context)
    (learning, kept), (learning_beside, kept_beside) = split(rows), split(beside)
    if not (args.last_only or args.doubts_only):
        train_reading(args, learning, learning_beside, kept + kept_beside)
    cases = load_texts(args.cases)
    network = load_wording(args.out)
    context = network.context
    if context is None or not args.doubts_only:
        context = train_context(network, learning + learning_beside + 2 * cases)
        network = network.with_context(context)
    held = kept + kept_beside
    add_context(
        args.out,
        context,
        for_fields(network, held),
        choose_doubts(network, held + cases),
        OWN_FROM,
        fingerprint(args.context, args.cases),
    )
    print(f"wrote {args.out} ({args.out.stat().st_size / 1e6:.1f} MB)")


def train_reading(
    args: argparse.Namespace,
    learning: list[dict[str, Any]],
    beside: list[dict[str, Any]],
    kept: list[dict[str, Any]],
) -> None:
    """Train the layers for sentences and numbers, choose their thresholds, write the file.

    `beside` are the texts for the context: the numbers in them teach what a number is not.
    """
    sentences: list[SentenceExample] = [e for row in learning for e in sentence_examples(row)]
    numbers: list[NumberExample] = [e for row in learning + beside for e in number_examples(row)]
    known = [e for row in learning + beside for e in sentence_examples(row)]
    counts = Counter(word for example in known for word in example.words)
    seen = [w for w, count in counts.items() if count > 1 or _WORD.fullmatch(w)]
    written = Counter(t.text for row in learning + beside for t in tokenize(clean(row["text"])))
    words, vectors, learned = word_vectors(seen, written)
    values = {f: ["", *sorted({e.stated[f] for e in sentences if f in e.stated})] for f in FIELDS}
    index = {word: i for i, word in enumerate(words)}
    assert (index["<unknown>"], index["<end>"]) == (UNKNOWN, END)
    table = Table(vectors, learned)
    lookup = partial(row_of, index)
    facts = train_facts(sentences, lookup, table, values, args.filters, args.epochs)
    roles, places = train_numbers(numbers, lookup, table, 64, args.epochs)
    made = Wording(index, table.exported(), facts, roles, places, Bounds(values, {}, {}))
    thresholds = choose(made, kept)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    save_wording(
        args.out,
        words,
        table.exported(),
        facts,
        roles,
        places,
        values,
        thresholds,
        fingerprint(args.texts),
    )
    print(f"thresholds: {thresholds}")


if __name__ == "__main__":
    main()
