"""The prompt files: loaded and checked at start, rendered with user text fenced as data."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import PromptInvalid

REQUIRED = (
    "extract_facts",
    "phrase_question",
    "explain_recommendation",
    "answer_from_passages",
)
"""The prompts that the reader and the writer use."""

_FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_PARTS = re.compile(r"\A\s*## System\n(?P<system>.*?)\n## User\n(?P<user>.*)\Z", re.DOTALL)
_FENCE = re.compile(r"<\s*/?\s*data\s*-[^>\n]{0,80}>?", re.IGNORECASE)
_HASH_LENGTH = 12


class FrontMatter(BaseModel):
    """The head of a prompt file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    """The file's name without its ending."""
    version: str = Field(pattern=r"^[0-9A-Za-z.-]{1,20}$")
    """Raised with every change of the text."""
    purpose: str = Field(min_length=10)
    """What the prompt is for, one sentence."""
    inputs: dict[str, str]
    """Name and meaning of everything that is filled in."""
    data: list[str] = []
    """The inputs that hold other people's text and are fenced."""
    output: str = Field(pattern=r"^(text|[A-Z][A-Za-z]+)$")
    """`text`, or the name of the schema of the reply."""


@dataclass(frozen=True, slots=True)
class RenderedPrompt:
    """A prompt that is ready to be sent."""

    name: str
    """Which prompt."""
    system: str
    """The rules."""
    user: str
    """The task with its data."""
    stamp: str
    """`version+hash12` of the file it was made from."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One checked prompt file."""

    head: FrontMatter
    """Its front matter."""
    system: str
    """The rules, a `string.Template`."""
    user: str
    """The task, a `string.Template`."""
    digest: str
    """First 12 hex digits of the SHA-256 of the text behind the front matter."""

    @property
    def stamp(self) -> str:
        """`version+hash12`."""
        return f"{self.head.version}+{self.digest}"


class Prompts:
    """All prompts of a folder."""

    def __init__(self, prompts: Mapping[str, Prompt]) -> None:
        self._prompts = dict(prompts)

    @classmethod
    def load(cls, folder: Path, required: tuple[str, ...] = REQUIRED) -> Prompts:
        """Read and check every prompt file of a folder; `README.md` is left out.

        Raises:
            PromptInvalid: a file is wrong or missing; the text names it and says how to mend it.
        """
        files = sorted(path for path in folder.glob("*.md") if path.stem != "README")
        prompts = {path.stem: read_prompt(path) for path in files}
        missing = [name for name in required if name not in prompts]
        if missing:
            raise PromptInvalid(
                f"The prompt {missing[0]}.md is missing in {folder.name}/; put the file back."
            )
        return cls(prompts)

    def render(self, name: str, **values: str) -> RenderedPrompt:
        """Fill a prompt in; inputs marked as data are fenced.

        Raises:
            PromptInvalid: there is no such prompt, or the values are not exactly its inputs.
        """
        prompt = self._prompts.get(name)
        if prompt is None:
            raise PromptInvalid(f"There is no prompt named {name}; add {name}.md to prompts/.")
        if set(values) != set(prompt.head.inputs):
            wanted = ", ".join(sorted(prompt.head.inputs))
            raise PromptInvalid(f"The prompt {name} takes exactly these inputs: {wanted}.")
        filled = {
            key: fenced(value) if key in prompt.head.data else value
            for key, value in values.items()
        }
        return RenderedPrompt(
            name=name,
            system=Template(prompt.system).substitute(filled),
            user=Template(prompt.user).substitute(filled),
            stamp=prompt.stamp,
        )

    def stamps(self) -> dict[str, str]:
        """Name to `version+hash12`, by name."""
        return {name: self._prompts[name].stamp for name in sorted(self._prompts)}


def read_prompt(path: Path) -> Prompt:
    """Read one prompt file and check it.

    Raises:
        PromptInvalid: what is wrong, with the file's name.
    """
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    match = _FRONT.match(text)
    if match is None:
        raise PromptInvalid(f"{path.name} has no front matter; begin it with a line of ---.")
    try:
        head = FrontMatter.model_validate(yaml.safe_load(match["front"]))
    except (yaml.YAMLError, ValidationError) as error:
        raise PromptInvalid(f"The front matter of {path.name} is wrong: {_first(error)}") from error
    if head.name != path.stem:
        raise PromptInvalid(f"{path.name} is named {head.name!r} inside; the two must agree.")
    parts = _PARTS.match(match["body"])
    if parts is None:
        raise PromptInvalid(f"{path.name} needs the headings ## System and ## User, in this order.")
    prompt = Prompt(
        head=head,
        system=parts["system"].strip(),
        user=parts["user"].strip(),
        digest=hashlib.sha256(match["body"].encode()).hexdigest()[:_HASH_LENGTH],
    )
    _check_inputs(path.name, prompt)
    return prompt


def _check_inputs(file: str, prompt: Prompt) -> None:
    """Every input is used, everything used is an input, data stands in the user part only."""
    in_system, in_user = Template(prompt.system), Template(prompt.user)
    if not (in_system.is_valid() and in_user.is_valid()):
        raise PromptInvalid(f"{file} holds a $ without a name; write $$ for a dollar sign.")
    system_names = set(in_system.get_identifiers())
    used = system_names | set(in_user.get_identifiers())
    for name in sorted(used - set(prompt.head.inputs)):
        raise PromptInvalid(f"{file} uses ${name}, which its front matter does not list.")
    for name in sorted(set(prompt.head.inputs) - used):
        raise PromptInvalid(f"{file} lists the input {name} and never uses ${name}.")
    for name in prompt.head.data:
        if name not in prompt.head.inputs:
            raise PromptInvalid(f"{file} marks {name} as data, which is not one of its inputs.")
        if name in system_names:
            raise PromptInvalid(f"{file} uses ${name} in its system part; data belongs below User.")


def _first(error: yaml.YAMLError | ValidationError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg'].lower()}."
    return " ".join(str(error).split())[:200]


def fenced(text: str) -> str:
    """A text between fence lines that it cannot close.

    The mark in the fence is a hash of the text, so that no text can hold its own; anything in the
    text that looks like a fence is taken out all the same.
    """
    cleaned = _FENCE.sub("(mark removed)", text.replace("\x00", ""))
    mark = hashlib.sha256(f"fence:{cleaned}".encode()).hexdigest()[:_HASH_LENGTH]
    return f"<data-{mark}>\n{cleaned}\n</data-{mark}>"
