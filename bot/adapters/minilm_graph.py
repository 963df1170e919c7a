"""all-MiniLM-L6-v2 as an ONNX graph, written from its published weights.

The network is a six-layer BERT encoder (hidden size 384, 12 heads, GELU): token ids and mask in,
the last hidden state out. The operators of onnxruntime's own `com.microsoft` domain (Attention,
SkipLayerNormalization, BiasGelu) fuse what would be a dozen standard ones each.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

LAYERS = 6
"""Encoder layers of the model."""
HIDDEN = 384
"""Length of a vector."""
HEADS = 12
"""Attention heads per layer."""
EPSILON = 1e-12
"""Added to the variance in layer normalisation, from the model's `config.json`."""
GRAPH_VERSION = 1
"""Part of the cached file's name; a different graph never reads an old file."""


class _GraphParts:
    """Collects the nodes and weights of the graph while it is written."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def weight(self, name: str, value: Any = None) -> str:
        """Put a weight into the graph under its own name and return that name."""
        array = self.weights[name] if value is None else value
        self.constants[name] = np.ascontiguousarray(array)
        return name

    def node(self, operator: str, inputs: list[str], output: str, **attributes: Any) -> str:
        """Add one operator and return the name of its output."""
        import onnx

        self.nodes.append(onnx.helper.make_node(operator, inputs, [output], **attributes))
        return output

    def fused(self, operator: str, inputs: list[str], output: str, **attributes: Any) -> str:
        """Add one operator of onnxruntime's own domain."""
        return self.node(operator, inputs, output, domain="com.microsoft", **attributes)


def write_graph(weights: dict[str, Any], target: Path) -> None:
    """Write the ONNX file for the given weights.

    Args:
        weights: the tensors of `model.safetensors` by name.
        target: the file to write; the caller renames it into place.
    """
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    parts = _GraphParts(weights)
    hidden = _embed(parts)
    for layer in range(LAYERS):
        hidden = _encode(parts, hidden, layer)
    parts.node("Identity", [hidden], "last_hidden_state")
    shape = ["batch", "tokens"]
    graph = helper.make_graph(
        parts.nodes,
        "all-MiniLM-L6-v2",
        [
            helper.make_tensor_value_info("input_ids", TensorProto.INT64, shape),
            helper.make_tensor_value_info("attention_mask", TensorProto.INT32, shape),
            helper.make_tensor_value_info("position_ids", TensorProto.INT64, ["tokens"]),
        ],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*shape, HIDDEN])],
        [numpy_helper.from_array(value, name) for name, value in parts.constants.items()],
    )
    domains = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(graph, opset_imports=domains, ir_version=9)
    onnx.save_model(model, str(target))


def _embed(parts: _GraphParts) -> str:
    """Words, positions and the one segment, summed and normalised."""
    prefix = "embeddings."
    words = parts.weight(prefix + "word_embeddings.weight")
    positions = parts.weight(
        prefix + "position_embeddings.weight",
        parts.weights[prefix + "position_embeddings.weight"]
        + parts.weights[prefix + "token_type_embeddings.weight"][0],
    )
    looked_up = parts.node("Gather", [words, "input_ids"], "embedded_words")
    placed = parts.node("Gather", [positions, "position_ids"], "embedded_positions")
    summed = parts.node("Add", [looked_up, placed], "embedded_sum")
    gain = parts.weight(prefix + "LayerNorm.weight")
    shift = parts.weight(prefix + "LayerNorm.bias")
    return parts.node(
        "LayerNormalization", [summed, gain, shift], "embedded", axis=-1, epsilon=EPSILON
    )


def _encode(parts: _GraphParts, hidden: str, layer: int) -> str:
    """One encoder layer: attention and feed-forward, each with its residual and norm."""
    prefix = f"encoder.layer.{layer}."
    given = parts.weights
    names = [f"{prefix}attention.self.{part}" for part in ("query", "key", "value")]
    weight = parts.weight(
        f"{prefix}qkv.weight", np.concatenate([given[f"{n}.weight"].T for n in names], axis=1)
    )
    bias = parts.weight(f"{prefix}qkv.bias", np.concatenate([given[f"{n}.bias"] for n in names]))
    attended = parts.fused(
        "Attention", [hidden, weight, bias, "attention_mask"], f"attended{layer}", num_heads=HEADS
    )
    mixed = _dense(parts, attended, f"{prefix}attention.output.dense", f"mixed{layer}")
    hidden = _add_and_norm(parts, mixed, hidden, f"{prefix}attention.output", f"middle{layer}")
    wide = _dense(parts, hidden, f"{prefix}intermediate.dense", f"wide{layer}")
    active = parts.fused(
        "BiasGelu", [wide, parts.weight(f"{prefix}intermediate.dense.bias")], f"active{layer}"
    )
    narrow = _dense(parts, active, f"{prefix}output.dense", f"narrow{layer}")
    return _add_and_norm(parts, narrow, hidden, f"{prefix}output", f"hidden{layer}")


def _dense(parts: _GraphParts, source: str, name: str, output: str) -> str:
    """A matrix product; its bias is added by the fused operator that follows."""
    weight = parts.weight(f"{name}.weight", parts.weights[f"{name}.weight"].T)
    return parts.node("MatMul", [source, weight], output)


def _add_and_norm(parts: _GraphParts, source: str, skip: str, name: str, output: str) -> str:
    """Bias, residual and layer normalisation in one operator."""
    inputs = [
        source,
        skip,
        parts.weight(f"{name}.LayerNorm.weight"),
        parts.weight(f"{name}.LayerNorm.bias"),
        parts.weight(f"{name}.dense.bias"),
    ]
    return parts.fused("SkipLayerNormalization", inputs, output, epsilon=EPSILON)
