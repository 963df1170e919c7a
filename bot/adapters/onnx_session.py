"""Opening an ONNX file on the CPU, the same way for every network."""

from __future__ import annotations

from pathlib import Path
from typing import Any


class BrokenGraph(Exception):
    """The file is missing or damaged."""


def open_session(graph: Path, threads: int) -> Any:
    """An inference session that may be used from several threads.

    Args:
        graph: the ONNX file.
        threads: cores that one run may use.

    Raises:
        BrokenGraph: the file is missing or damaged.
    """
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    except (state.InvalidProtobuf, state.Fail, state.InvalidGraph, state.NoSuchFile) as error:
        raise BrokenGraph(str(error)) from error
