"""One JSON object per input line, one per output line, in the same order.

Lines can be shared out among processes: each is answered as soon as it is there and those before
it are, so that a caller may also write a line, wait for its answer, and write the next.
"""

from __future__ import annotations

import contextlib
import json
import math
import multiprocessing
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from typing import Any, BinaryIO

from bot.cli.outputs import ErrorDetail, ErrorOutput
from bot.errors import TuningForkError, UserInputError
from bot.reading.tokens import MAX_CHARACTERS

Handler = Callable[[dict[str, Any]], dict[str, Any]]


def serve(
    handler: Handler,
    expected: Iterable[str],
    source: BinaryIO | None = None,
    *,
    processes: int = 1,
) -> int:
    """Answer every line of standard input; returns the exit status.

    A line that cannot be served gives an error object and status 1 at the end; the others are
    served. Empty lines are skipped.

    Args:
        handler: what answers one line; with several processes it must open no files or threads
            before they start.
        expected: keys of a line, besides `id`.
        source: the lines; by default standard input.
        processes: how many share the lines.
    """
    status = 0
    wanted = {"id", *expected}
    lines = ((n, raw) for n, raw in enumerate(source or sys.stdin.buffer, start=1) if raw.strip())
    if processes > 1:
        answers = _shared_out(handler, lines, wanted, processes)
    else:
        answers = (_answer(handler, raw, number, wanted) for number, raw in lines)
    for answer in answers:
        status = max(status, int("error" in answer))
        sys.stdout.write(_written(answer) + "\n")
        sys.stdout.flush()
    return status


def usable_processes() -> int:
    """How many processes may share the lines: one a core, and one where forking is not safe."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


Lines = Iterable[tuple[int, bytes]]


def _shared_out(
    handler: Handler, lines: Lines, wanted: set[str], processes: int
) -> Iterator[dict[str, Any]]:
    """The answers to lines in their order, from several processes."""
    pool = ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context("fork"),
        initializer=_begin,
        initargs=(handler, wanted),
    )
    with pool:
        pool.submit(int).result()  # all processes are forked now, before the thread starts
        pending: queue.Queue[Future[dict[str, Any]] | None] = queue.Queue(_AHEAD * processes)

        def feed() -> None:
            try:
                # The pool refuses lines once nobody wants the answers any more.
                with contextlib.suppress(RuntimeError):
                    for number, raw in lines:
                        pending.put(pool.submit(_answer_here, raw, number))
            finally:
                pending.put(None)

        threading.Thread(target=feed, daemon=True).start()
        while (future := pending.get()) is not None:
            yield future.result()


_AHEAD = 16
"""Lines read ahead for each process."""

_serving: dict[str, Any] = {}
"""In a process that shares the lines: the handler and the keys that it uses."""


def _begin(handler: Handler, wanted: set[str]) -> None:
    """Make a process ready: it leaves interrupts to its parent, and ends when that is gone."""
    _serving.update(handler=handler, wanted=wanted)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _answer_here(raw: bytes, number: int) -> dict[str, Any]:
    return _answer(_serving["handler"], raw, number, _serving["wanted"])


def _answer(handler: Handler, raw: bytes, number: int, wanted: set[str]) -> dict[str, Any]:
    line_id: Any = number
    try:
        line = _parse(raw)
        line_id = line.get("id", number)
        unused = [key for key in line if key not in wanted]
        if unused:
            sys.stderr.write(f"line {number}: {unused[0]!r} is not used\n")
        return {"id": line_id} | handler(line)
    except UserInputError as error:
        return _error(line_id, error.code, str(error))
    except TuningForkError as error:
        return _error(line_id, "invalid_value", str(error))


def _written(answer: dict[str, Any]) -> str:
    """One line of output; half characters in an echoed id stay escaped."""
    text = json.dumps(answer, ensure_ascii=False, allow_nan=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(answer, allow_nan=False)
    return text


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:20]} is too large a number")
    return number


def _parse(raw: bytes) -> dict[str, Any]:
    def refuse(name: str) -> Any:
        raise ValueError(f"{name} is no JSON number")

    try:
        line = json.loads(raw.decode("utf-8"), parse_constant=refuse, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        reason = str(error).split(":")[0][:100] or "it cannot be read"
        raise UserInputError(
            f"The line is not a JSON object ({reason}).", code="bad_json"
        ) from error
    if not isinstance(line, dict):
        raise UserInputError("The line is JSON but not an object.", code="bad_json")
    return line


def _error(line_id: Any, code: str, message: str) -> dict[str, Any]:
    detail = ErrorDetail(code=code, message=message)
    return ErrorOutput(id=line_id, error=detail).model_dump()


def text_of(line: dict[str, Any], key: str, *, required: bool) -> str | None:
    """A text of a line.

    Raises:
        UserInputError: it is missing, no text, or longer than `MAX_CHARACTERS`.
    """
    value = line.get(key)
    if value is None:
        if required:
            raise UserInputError(f"{key!r} is missing; give it as a string.")
        return None
    if not isinstance(value, str):
        raise UserInputError(f"{key!r} must be a string.")
    if len(value) > MAX_CHARACTERS:
        raise UserInputError(
            f"{key!r} has {len(value):,} characters; at most {MAX_CHARACTERS:,} are read.",
            code="too_long",
        )
    return _without_surrogates(value)


def _without_surrogates(value: str) -> str:
    """JSON may escape half characters, which no output encoding takes."""
    return value.encode("utf-8", "replace").decode("utf-8")


def date_of(line: dict[str, Any], key: str) -> date | None:
    """A date of a line as YYYY-MM-DD; raises `UserInputError` when it is none."""
    value = line.get(key)
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise UserInputError(f"{key!r} must be a date as YYYY-MM-DD.") from None
