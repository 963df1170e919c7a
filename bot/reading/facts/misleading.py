"""When a phrase that usually states a fact means something else by the words around it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from bot.reading.clauses import Sentence
from bot.reading.patterns import Match
from bot.reading.quantity import Unit
from bot.reading.tokens import word_set


def is_beside_the_point(match: Match) -> bool:
    """True when the words around a phrase give it another meaning."""
    rule, units = match.rule, match.sentence.units
    if rule.negative and rule.strength < 4 and _is_twice_negated(match):
        return True
    test = _MISLEADING.get(rule.fact)
    inside = units[match.first : match.last + 1]
    return test is not None and test(match, inside)


def is_denied(sentence: Sentence, at: int) -> bool:
    """True for the 9k of `labels are not 9k`, and not for that of `not more than 9k`."""
    quantity = sentence.units[at].quantity
    bound = quantity is not None and quantity.low is not None
    return at > 0 and sentence.units[at - 1].text == "not" and not bound


def _misleads_on_gap(match: Match, inside: tuple[Unit, ...]) -> bool:
    if match.rule.value == "none":
        return _is_taken_back(match) or not _TO_MEND.isdisjoint(words_after(match, 1))
    return _is_of_the_data(match)


_TO_MEND = word_set("solved fixed changed improved mended addressed")
"""Words after `what we want` that make it a complaint."""
_DATA = word_set(
    "label labels labelled annotation annotations spreadsheet sheet dataset archive material bid "
    "price prices offer notebook wifi data"
)
_MADE = word_set(
    "model models prompt prompts output outputs answers answer result results drafts replies "
    "quality accuracy gpt claude llm llama gemini mistral bot translations summaries it "
    "suggestions responses extraction"
)


def _is_of_the_data(match: Match) -> bool:
    """True for `half of the labels are rubbish`: what is bad or missing is no answer."""
    units = match.sentence.units
    near = {u.text for u in units[max(0, match.first - 8) : match.first + 2]}
    return not _DATA.isdisjoint(near) and _MADE.isdisjoint(u.text for u in units)


def _misleads_on_skill(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for `tuned the prompt`, `one ML engineer left`, and `nobody knows whether models`."""
    units = match.sentence.units
    before = {u.text for u in units[max(0, match.first - 4) : match.first]}
    remain = inside[-1].text == "left" and not _KEEPING.isdisjoint(before)
    if "whether" in {unit.text for unit in inside} | words_after(match, 2):
        return True
    return remain or not _PROMPT_NOUNS.isdisjoint(words_after(match, 3))


def _misleads_on_change(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for `new labels every week` and for `1.2 million messages monthly`."""
    moves = any(u.text.startswith(_MOVES) for u in inside[1:])
    counted = match.first > 0 and match.sentence.units[match.first - 1].text == "#"
    counted = counted and not moves and len(inside) < 5
    return counted or any(u.text in _RULE_NOUNS for u in inside)


def _misleads_on_labels(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for the `not 1.5k annotated` of a correction."""
    said = match.rule.value == 0 and match.rule.strength > 4
    return not said and inside[0].text == "not" and any(u.text == "#" for u in inside)


def _misleads_on_prompting(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for `haven't tried anything with search yet`: other things were tried, then."""
    if match.rule.value != "none":
        return False
    near = words_after(match, 4) | {u.text for u in inside[1:]}
    return not _FURTHER.isdisjoint(near)


def _misleads_on_source(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for `answers in plain English`, a matter of style, and for `no model knows it`."""
    before = match.sentence.units[match.first - 1].text if match.first else ""
    if match.rule.value == "model_knows" and before in ("no", "none", "neither"):
        return True
    if inside[0].text != "plain":
        return False
    return before == "in" or not _BECOMES.isdisjoint(words_after(match, 3))


def _misleads_on_harm(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for complaints about quality, `averaged over millions`, `we would kill the project`."""
    units, last = match.sentence.units, inside[-1].text
    before = [u.text for u in units[max(0, match.last - 3) : match.last]]
    if last in ("million", "millions") and before[-1:] in (["over"], ["across"], ["among"]):
        return True
    if last.startswith("kill") and not _PROJECT.isdisjoint(words_after(match, 2)):
        return True
    if last == "dangerous" and before[-2:] == ["to", "be"]:
        return "enough" in {u.text for u in units[max(0, match.first - 5) : match.last]}
    return last.startswith("complain") and "about" in words_after(match, 1)


def _misleads_on_money(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for `no budget has been set yet`."""
    return match.rule.value == 0 and not _UNDECIDED.isdisjoint(words_after(match, 4))


def _misleads_on_regulation(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for the Red Sox, a hotel in Basel, a voltage regulator, a blood bank, a LoRA on Phi."""
    sentence = match.sentence
    before = sentence.units[match.first - 1].text if match.first else ""
    words = {u.text for u in sentence.units[max(0, match.first - 12) : match.last + 12]}
    return any(
        (word.text == "sox" and before in ("red", "white"))
        or (word.text == "basel" and before in ("in", "from", "to", "near"))
        or (word.text in ("bank", "banks") and not _OTHER_BANKS.isdisjoint(words))
        or (word.text.startswith("regulat") and not _TECHNICAL.isdisjoint(words))
        or (word.text == "phi" and not _MODELS.isdisjoint(words))
        for word in inside
    )


_BECOMES = frozenset((">", "to", "into", "goes", "in"))
"""Behind `plain English`, what makes it the form of the input."""
_FURTHER = word_set(
    "reasoning bigger larger stronger newer another other second search retrieval rag "
    "reranking rerank decomposition chain routing voting"
)
"""What people name who tell which of several things they have not tried."""


def _misleads_on_gpus(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for `GPU prices are falling` and for a card that is for sale."""
    if match.rule.value is not True:
        return False
    sold = " for sale " in match.sentence.text
    return sold or not _MARKET.isdisjoint(words_after(match, 2))


def _misleads_on_citations(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for `give me one page`, a length."""
    pairs = pairwise(inside)
    return match.rule.value is True and any(
        unit.text in ("page", "pages", "paragraph") and before.text in _LENGTHS
        for before, unit in pairs
    )


def _misleads_on_place(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for `legal will say if hosted models are ok`."""
    before = {u.text for u in match.sentence.units[max(0, match.first - 4) : match.first]}
    open_still = match.rule.value is False and not _OPEN_STILL.isdisjoint(before)
    return open_still or "whether" in before | {u.text for u in inside[:-1]}


_OPEN_STILL = word_set("if whether unless until once")
_LENGTHS = word_set("# one two half single")
_MARKET = word_set("price prices pricing market shortage rental rentals")
_TECHNICAL = word_set("voltage pressure temperature gas valve flow thermostat")
_OTHER_BANKS = word_set("blood food river")
_MODELS = word_set("lora qlora tune tuned tuning gemma llama mistral qwen #b quantised quantized")
_KEEPING = word_set("have has got with only just still keep is are")
_RATE_LIMIT = word_set("limit limits cap quota max allowed allows throttle throttled")


def _misleads_on_volume(match: Match, inside: tuple[Unit, ...]) -> bool:
    """True for `the limit is one request a second`."""
    units = match.sentence.units
    before = {u.text for u in units[max(0, match.first - 4) : match.first]}
    return not _RATE_LIMIT.isdisjoint(before | words_after(match, 3))


_UNDECIDED = word_set("set decided agreed assigned defined fixed yet")
_MISLEADING: dict[str, Callable[[Match, tuple[Unit, ...]], bool]] = {
    "task_stability": lambda match, inside: _is_of_the_team(match),
    "stage": lambda match, inside: _is_not_the_stage(match),
    "accuracy_gap": _misleads_on_gap,
    "ml_expertise": _misleads_on_skill,
    "knowledge_change": _misleads_on_change,
    "labelled_examples": _misleads_on_labels,
    "knowledge_source": _misleads_on_source,
    "error_cost": _misleads_on_harm,
    "budget_usd": _misleads_on_money,
    "prompt_attempts": _misleads_on_prompting,
    "requests_per_month": _misleads_on_volume,
    "regulated": _misleads_on_regulation,
    "gpu_access": _misleads_on_gpus,
    "citations_required": _misleads_on_citations,
    "on_prem_required": _misleads_on_place,
}
"""For each field, when a phrase that usually states it does not."""


_RULE_NOUNS = word_set(
    "definition definitions label labels category categories taxonomy classes intents guidelines "
    "criteria attributes attribute fields queues departments rubric"
)
"""Words that make a rhythm one of the task and not of the facts."""

_PROMPT_NOUNS = word_set("prompt prompts instruction instructions wording")
"""Words after `nobody has tuned` that make it a matter of the prompt and not of skill."""

_MOVES = ("chang", "updat", "revis", "amend", "edit", "grow", "refresh", "rewrit", "replac", "new")
_TRAINING = word_set("trained train training models model pretrained")
_NOT_YET = word_set("starts start begins begin opens planned will next scheduled")


def _is_twice_negated(match: Match) -> bool:
    """True for `not that we can't tune it` and `it's not like we didn't try`."""
    units = match.sentence.units
    words = " ".join(u.text for u in units[max(0, match.first - 5) : match.last + 1])
    return any(f" not {w} {who} " in f" {words} " for w in ("that", "like") for who in ("we", "i"))


_PROJECT = word_set("it project feature")
_COMPLAINTS = word_set(
    "off wrong tone style format voice bad poor poorly inconsistent misses miss fails fail not "
    "never invents hallucinates breaks ignores struggles lacks lack quality accuracy errors "
    "mistakes unreliable rarely weak sloppy worse"
)
_OTHER_COMPLAINTS = word_set(
    "cost costs expensive price pricey bill slow latency afford cheap fast scale money budget late"
)


def _is_taken_back(match: Match) -> bool:
    """True for `it does ok but the tone is off`: praise that a complaint about quality follows."""
    words = [u.text for u in match.sentence.units[match.last + 1 : match.last + 12]]
    turn = next((i for i, w in enumerate(words) if w in ("but", "however", "except", "yet")), -1)
    if turn < 0 or turn > 4:
        return False
    behind = set(words[turn + 1 : turn + 8])
    return not behind.isdisjoint(_COMPLAINTS) and behind.isdisjoint(_OTHER_COMPLAINTS)


def words_after(match: Match, reach: int) -> set[str]:
    """The words that follow a match."""
    return {u.text for u in match.sentence.units[match.last + 1 : match.last + 1 + reach]}


_NO_TRIAL = word_set("plant plants light lights episode whale boat boats licence license")
_FLYING = word_set("glider gliders cockpit airline airlines copilot aircraft airliner helicopter")
_OLDER = word_set("old legacy previous existing former")
_OLDER_SYSTEMS = word_set("engine system classifier model tool bot solution scripts script rules")


def _is_another_pilot(match: Match) -> bool:
    """True for a pilot plant, the pilot of a glider, and a pilot written for a broadcaster."""
    units = match.sentence.units
    if match.rule.value != "pilot" or not units[match.last].text.startswith("pilot"):
        return False
    words = {u.text for u in units[max(0, match.first - 12) : match.last + 12]}
    return not (_NO_TRIAL.isdisjoint(words_after(match, 1)) and _FLYING.isdisjoint(words))


def _is_older_system(match: Match) -> bool:
    """True for `the old rules engine has been in production since 2014`."""
    before = [u.text for u in match.sentence.units[max(0, match.first - 7) : match.first]]
    old = next((i for i, word in enumerate(before) if word in _OLDER), len(before))
    return match.rule.value == "production" and not _OLDER_SYSTEMS.isdisjoint(before[old + 1 :])


_NO_TASK = word_set("team staff crew network server traffic headcount economy market")


def _is_of_the_team(match: Match) -> bool:
    """True for `the team is stable, nobody left`."""
    units = match.sentence.units
    start = units[max(0, match.first - 1) : match.first + 1]
    return not _NO_TASK.isdisjoint(u.text for u in start)


def _is_not_the_stage(match: Match) -> bool:
    """True for `beta starts in six weeks` and for people who `put models in production`."""
    units = match.sentence.units
    before = {u.text for u in units[max(0, match.first - 3) : match.first]}
    after = words_after(match, 3)
    if units[match.last].text == "scratch" and not _TRAINING.isdisjoint(
        u.text for u in units[max(0, match.first - 6) : match.first]
    ):
        return True
    if _is_another_pilot(match) or _is_older_system(match):
        return True
    if match.rule.value == "production":
        return "models" in before
    beside = {"next", "to"} <= after
    return match.rule.value == "pilot" and not (beside or _NOT_YET.isdisjoint(after))
