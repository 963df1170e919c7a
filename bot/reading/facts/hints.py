"""Weaker evidence, for descriptions in which no fixed phrase states the fact.

Each hint rests on words that occur together in a sentence; its findings have strength 1 and are
marked uncertain, so that any outright statement wins.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right

from bot.reading.clauses import Sentence
from bot.reading.facts.labels.checks import counts_classes, is_kept_apart, is_planned, is_printed
from bot.reading.finding import Finding
from bot.reading.tokens import word_set

_LABEL_CUES = word_set(
    "annotated labelled labeled corrected approved graded checked verified hand pairs past "
    "closed historic historical archive archived resolved reviewed golden gold examples "
    "example samples annotations labels chose chosen signed accepted confirmed manually "
    "manual human humans expert experts wrote written delivered tagged curated solved "
    "answered transcribed table links triples decisions ratings coded clean edited translated "
    "supervised years"
)
_OWNING = word_set(
    "have has had got own owns there exist exists exported collected gathered built delivered "
    "kept annotated labelled labeled wrote produced sitting with graded lists corrected comes "
    "come stored are were database archive recorded logged saved from possess contains hold holds"
)
_NOT_EXAMPLES = word_set(
    "users people customers employees companies engineers developers gpus cards pages "
    "countries languages fields labels categories classes types queues departments machines "
    "servers devices stores branches clients members staff countries tokens words characters "
    "hours years months weeks days minutes seconds points percent sites tenants firms "
    "hospitals schools teams values topics tasks versions features students players seats "
    "beds doctors nurses lawyers agents editors operators markets shops products accounts "
    "visitors residents dossiers_a kinds names entries columns parameters steps models "
    "prompts beta layers folks scientists"
)
_RATE = frozenset(("per", "/", "daily", "monthly", "weekly", "yearly", "hourly", "nightly"))
_PERIOD = word_set("second minute hour day week month quarter year night shift")
_UNLABELLED = word_set(
    "raw unlabelled unlabeled test evaluation eval benchmark competitor need needs want plan "
    "benchmarks held prompt budget need grow grows sample samples_of"
)


def read_hints(sentences: list[Sentence], *, long: bool) -> list[Finding]:
    """Hints of a message; those on task and harm only in a text long enough to describe one."""
    found: list[Finding] = []
    for sentence in sentences:
        found.extend(_labels(sentence))
        if long:
            found.extend(_harm(sentence))
    if long:
        found.extend(_task(sentences))
    return found


def _labels(sentence: Sentence) -> list[Finding]:
    words = {u.text for u in sentence.units}
    if (
        not words & _LABEL_CUES
        or not words & _OWNING
        or words & _UNLABELLED
        or is_kept_apart(sentence)
    ):
        return []
    found: list[Finding] = []
    for i, unit in enumerate(sentence.units):
        quantity = unit.quantity
        if unit.text != "#" or quantity is None or sentence.asked(i) or sentence.is_unreal(i):
            continue
        after = [u.text for u in sentence.units[i + 1 : i + 7]]
        if is_planned(sentence, i) or counts_classes(sentence, i) or is_printed(sentence):
            continue
        if quantity.value < 40 or _is_rate(after) or _NOT_EXAMPLES.intersection(after[:3]):
            continue
        if not _counts_things(after, sentence.units[i - 1].text if i else ""):
            continue
        value = round(quantity.value)
        last = min(len(sentence.units) - 1, i + 2)
        found.append(
            Finding(
                "labelled_examples", value, sentence, i, last, 1, False, quantity.low, quantity.high
            )
        )
    return found


def _counts_things(after: list[str], previous: str) -> bool:
    """True when a noun follows the number, or the number closes the clause (`CVs, about 45k.`)."""
    if not after or after[0] in (".", ")", ";"):
        return previous in (",", "(", ";")
    if after[0] == "of":
        return after[1:2] in (["those"], ["them"], ["these"], ["such"])
    if after[:2] == ["or", "so"]:
        return previous in (",", "(", ";")
    return after[0][:1].isalpha() and after[0] not in ("in", "out", "for", "to", "x", "or", "and")


def _is_rate(after: list[str]) -> bool:
    if _RATE.intersection(after[:5]):
        return True
    pairs = itertools.pairwise(after)
    return any(a in ("a", "an", "each", "every") and b in _PERIOD for a, b in pairs)


_ERROR = word_set(
    "wrong mistake mistakes error errors misroute misrouted mislabelled misclassified misses "
    "missed incorrect misread odd slip slips false fails mistaken misfiled wrongly inaccurate"
)
_SEVERE = re.compile(
    r" (?:hurt|dies?|death|kills?|lawsuits?|fine[sd]|suspicion|prison|arrest\w*|harm\w*|"
    r"ruin\w*|safety|"
    r"millions?|licen[cs]e|nightmare|fraud|danger\w*|injur\w*|lives|life|jail|court|liab\w*|legal|"
    r"regulator\w*|patients?|overdose|accident|explosion|recall|crash\w*|bankrupt\w*|unacceptable|"
    r"catastroph\w*|disaster\w*|severe|serious|terrible|scandal|sued|children|victims?|evict\w*|"
    r"deport\w*|discriminat\w*|compliance|breach|security|blackout|outage|criminal|innocent) "
)
_MILD = re.compile(
    r" (?:harmless|nothing|nobody|no one|moves?|fix\w*|shrugs?|laughs?|smiles?|tweaks?|"
    r"edits?|at most|"
    r"worst case|retry|retries|ignores?|complains? on|memes?|funny|undo|skip\w*|regenerates?|"
    r"no harm|no drama|corrects? it|easily|cheap|tolerable|forgiv\w*|annoying at|lives? with|"
    r"reclassif\w*|drags?|clicks?|no problem|not a problem|who cares|cosmetic) "
)
_MODERATE = re.compile(
    r" (?:delay\w*|rework\w*|late|hours?|days?|#ms|#w|time|refunds?|annoy\w*|angry|complain\w*|"
    r"costs?|money|customers?|clients?|users?|embarrass\w*|awkward|confus\w*|trust|sales?|"
    r"calls?|tickets?|escalat\w*|manual|extra|waste\w*|lost|loses?|mislead\w*|penal\w*|stock|"
    r"stats|statistics|reports?|unhappy|again|returned|returns?|wait\w*) "
)
_CONSEQUENCE = word_set(
    "if when means mean costs cost annoy annoys hurts = leads lead causes cause mislead "
    "misleads could would can may might gets get has makes make wastes delay delays sends "
    "lose loses lost confuse confuses goes are is"
)
_ABOUT_MODEL = word_set(
    "model models gpt llm prompt prompts baseline accuracy #% retriever tested trial zero few "
    "shot classifier classifiers f1 reach chatgpt claude llama half third invented"
)


def _harm(sentence: Sentence) -> list[Finding]:
    words = [u.text for u in sentence.units]
    at = next((i for i, w in enumerate(words) if w in _ERROR), -1)
    opens = words[0] in _ERROR or (words[0] in ("a", "any", "every", "each") and at == 1)
    if at < 0 or sentence.asked(at) or not (opens or _CONSEQUENCE.intersection(words)):
        return []
    if _ABOUT_MODEL.intersection(words) or len(words) > 32:
        return []
    value = "medium"
    if not (_MILD.search(sentence.text) or _SEVERE.search(sentence.text)):
        if not _MODERATE.search(sentence.text):
            return []
    elif _MILD.search(sentence.text):
        value = "low"
    elif _SEVERE.search(sentence.text):
        value = "high"
    return [Finding("error_cost", value, sentence, 0, len(words) - 1, 1, False)]


_TASK_CUES: dict[str, re.Pattern[str]] = {
    "classification": re.compile(
        r" (?:categor(?:y|ies)|class(?:es)?|accounts?|propose the|one of|into one|"
        r"assign\w*|urgency|severity|priority|queues?|which of|"
        r"what kind|kinds?|"
        r"labels|flag\w*|moderat\w*|detect\w*|spam|toxic\w*|intents?|topics?|triage|routed?|codes?|"
        r"types?|yes or no|decide|sort\w*|tags?|departments?|approve or|accept or|"
        r"eligib\w*|screen\w*) "
    ),
    "extraction": re.compile(
        r" (?:json|fields?|entit(?:y|ies)|ocr\w*|persons|places|dates|amounts|"
        r"line items|pdfs?|scans?|"
        r"forms?|capture|values|spreadsheet|invoices?|receipts|keyed?|pull\w*|names|numbers) "
    ),
    "text_generation": re.compile(
        r" (?:drafts?|drafting|writes?|writing|letters?|mails?|emails?|copy|style|suggested answer|"
        r"suggested reply|comment\w*|newsletters?|posts?|headlines?|texts|narratives?|"
        r"repl(?:y|ies)|stor(?:y|ies)|generat\w*|wording|paragraphs|section|sections|proposals?) "
    ),
    "qa": re.compile(
        r" (?:ask|asks|asking|questions?|answers?|answered|look up|find out|polic(?:y|"
        r"ies)|handbook|"
        r"manuals?|wiki|documentation|knowledge base|search|reference) "
    ),
    "chatbot": re.compile(
        r" (?:bot|chat\w*|talk\w*|conversation\w*|assistant|dialog\w*|persona|character|"
        r"voice|whatsapp) "
    ),
    "ranking": re.compile(
        r" (?:search\w*|similar|rank\w*|recommend\w*|best match\w*|relevan\w*|"
        r"top (?:ten|five|three|#)|"
        r"shortlist\w*|candidates|suggestion lists?|picks|suggestions what|ordering|"
        r"ndcg|clicks|shoppers|retriev\w*|most similar|"
        r"embedding\w*|match\w*|suggest the) "
    ),
    "translation": re.compile(
        r" (?:translat\w*|subtitle\w*|locali[sz]\w*|(?:english|german|french|spanish|"
        r"korean|japanese|"
        r"chinese|italian|polish|arabic) (?:to|into) \w+|bilingual|target language|glossary) "
    ),
    "summarization": re.compile(
        r" (?:summar\w*|digests?|recaps?|briefs?|condens\w*|minutes of|overview|tl;dr|abstracts?|"
        r"highlights|shorten\w*|one pager|takeaways?) "
    ),
    "code_generation": re.compile(
        r" (?:assembly|compiler|verifier|programs?|optimi[sz]ations|codebase|compil\w*|"
        r"functions?|unit tests?|scripts?|terraform|ide|"
        r"refactor\w*|dsl|cobol|"
        r"java|python|typescript|snippets?|pull requests?|api calls?|yaml|config) "
    ),
    "text_to_sql": re.compile(
        r" (?:sql|query language|query|registry language|warehouse|queries|schema|"
        r"tables|database|kql|cypher|"
        r"analysts? ask|bi) "
    ),
}  # fmt: skip


def _task(sentences: list[Sentence]) -> list[Finding]:
    """The task whose words occur most; those of the first three sentences count double."""
    best: tuple[float, str, Sentence, int] | None = None
    starts = [0, *itertools.accumulate(len(sentence.text) for sentence in sentences)]
    whole = "".join(sentence.text for sentence in sentences)
    for task, pattern in _TASK_CUES.items():
        hits = [(bisect_right(starts, h.start()) - 1, h) for h in pattern.finditer(whole)]
        distinct = {(n, h.group()) for n, h in hits}
        total = sum(2.0 if sentences[n].index < 3 else 1.0 for n, _ in distinct)
        if hits and total >= 3 and (best is None or total > best[0]):
            first, hit = hits[0]
            best = (total, task, sentences[first], hit.start() - starts[first] + 1)
    if best is None:
        return []
    _, task, sentence, position = best
    unit = max(i for i, offset in enumerate(sentence.offsets) if offset <= position)
    return [Finding("task_type", task, sentence, unit, unit, 0, False)]
