"""The trained layers of the encoder as an ONNX file with 8-bit integers.

Each matrix is scaled by column; what goes into it is scaled as it comes (`DynamicQuantizeMatMul`
of onnxruntime). The file takes the vectors of words at their places, so it holds no word vectors.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from bot.adapters.minilm_graph import EPSILON, HEADS, HIDDEN
from training.encoder import EncoderNet

FUSED = "com.microsoft"
"""The domain of onnxruntime's own operators."""


class _Graph:
    """Collects the nodes and weights while the graph is written."""

    def __init__(self, weights: dict[str, NDArray[np.float32]]) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.constants: dict[str, NDArray[Any]] = {}

    def constant(self, name: str, value: NDArray[Any]) -> str:
        self.constants[name] = np.ascontiguousarray(value)
        return name

    def fused(self, operator: str, inputs: list[str], output: str, **attributes: Any) -> str:
        node = helper.make_node(operator, inputs, [output], domain=FUSED, **attributes)
        self.nodes.append(node)
        return output

    def product(self, source: str, name: str, output: str, *, bias: bool) -> str:
        """A matrix product in 8 bits."""
        matrix = self.weights[f"{name}.weight"].T
        scales = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / 127
        inputs = [
            source,
            self.constant(f"{name}.weight", np.round(matrix / scales).astype(np.int8)),
            self.constant(f"{name}.scales", scales.astype(np.float32)),
            self.constant(f"{name}.zeros", np.zeros(scales.shape, np.int8)),
        ]
        if bias:
            inputs.append(self.constant(f"{name}.bias", self.weights[f"{name}.bias"]))
        return self.fused("DynamicQuantizeMatMul", inputs, output)

    def normed(self, source: str, skip: str, norm: str, output: str) -> str:
        """Residual and layer normalisation.

        `Sum`, since onnxruntime would make one operator of `Add` and the normalisation, which
        takes five times as long as the two on the CPU.
        """
        self.nodes.append(helper.make_node("Sum", [source, skip], [f"{output}_sum"]))
        return self.norm(f"{output}_sum", norm, output)

    def norm(self, source: str, norm: str, output: str) -> str:
        """Layer normalisation."""
        inputs = [source]
        for kind in ("weight", "bias"):
            inputs.append(self.constant(f"{norm}.{kind}", self.weights[f"{norm}.{kind}"]))
        self.nodes.append(
            helper.make_node("LayerNormalization", inputs, [output], axis=-1, epsilon=EPSILON)
        )
        return output


def write_encoder(net: EncoderNet, target: Path) -> None:
    """Write the layers of a trained encoder."""
    graph = _Graph({name: value.numpy() for name, value in net.state_dict().items()})
    states = graph.norm("words", "norm", "normed")
    for number in range(len(net.layers)):
        states = _layer(graph, states, number)
    graph.nodes.append(helper.make_node("Identity", [states], ["states"]))
    shape = ["texts", "tokens", HIDDEN]
    made = helper.make_graph(
        graph.nodes,
        "reading-encoder",
        [helper.make_tensor_value_info("words", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, shape)],
        [numpy_helper.from_array(value, name) for name, value in graph.constants.items()],
    )
    domains = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    onnx.save_model(helper.make_model(made, opset_imports=domains, ir_version=9), str(target))


def _layer(graph: _Graph, states: str, number: int) -> str:
    """Attention and feed-forward, each with its residual and norm."""
    name = f"layers.{number}"
    parts = [
        graph.product(states, f"{name}.{part}", f"{part}{number}", bias=True)
        for part in ("query", "key", "value")
    ]
    seen = graph.fused("MultiHeadAttention", parts, f"seen{number}", num_heads=HEADS)
    mixed = graph.product(seen, f"{name}.attended", f"mixed{number}", bias=True)
    states = graph.normed(mixed, states, f"{name}.first_norm", f"middle{number}")
    wide = graph.product(states, f"{name}.wide", f"wide{number}", bias=False)
    bias = graph.constant(f"{name}.wide.bias", graph.weights[f"{name}.wide.bias"])
    active = graph.fused("BiasGelu", [wide, bias], f"active{number}")
    narrow = graph.product(active, f"{name}.narrow", f"narrow{number}", bias=True)
    return graph.normed(narrow, states, f"{name}.second_norm", f"states{number}")
