"""What a quote must hold before a chat model's fact counts: words of its field, and its unit.

These lists only ever take facts away. A fact that the rules read needs none of them.
"""

from __future__ import annotations

CUES: dict[str, str] = {
    "task_type": "classif rout categor tag label extract pars answer question faq qa q&a summar "
    "digest generat writ draft copy chat bot assistant convers cod program sql quer rank search "
    "match translat reason plan agent tool",
    "stage": "prototyp poc proof demo experiment pilot beta trial production live launch ship "
    "customer rolled rollout",
    "labelled_examples": "label annotat tagged example pair sample gold ground truth checked "
    "graded rated training curated hand reviewed",
    "requests_per_month": "request call quer message ticket email mail document doc user "
    "conversation chat day daily week month year hour volume traffic load invoice item order case",
    "prompt_tokens": "prompt token instruction context system",
    "latency_target_ms": "latency second sec ms millisecond respon answer fast within under p95 "
    "p99",
    "accuracy_gap": "accura target qualit score good enough bar short behind off point unusable "
    "f1 precision recall wrong goal benchmark",
    "prompt_attempts": "prompt few shot instruct tried tun iterat engineer version",
    "knowledge_source": "knowledge document doc wiki data manual polic base confluence sharepoint "
    "intranet internal private handbook content catalog record input article file database general "
    "public common",
    "knowledge_change": "chang updat daily weekly monthly day week month never static refresh "
    "stable often new edit revis",
    "citations_required": "cit sourc referenc link trace where origin footnote evidence attribut",
    "style_or_format_strictness": "styl tone format json schema voice brand template strict "
    "structure guide xml wording",
    "task_stability": "chang stable same evolv fixed shift task categor taxonom requirement rule",
    "task_breadth": "task use narrow single one many several broad only just different kind type",
    "error_cost": "wrong error mistake harm risk cost fine critical damage consequence fatal "
    "safety legal matter tolera serious",
    "regulated": "regulat complian hipaa gdpr audit law legal medical health bank financ insur "
    "bafin sox fda pci",
    "on_prem_required": "prem network local own cloud leave inhouse house air gap datacent data "
    "centre center host self",
    "weights_or_tuning_access": "weight tun open model llama mistral qwen vendor api allow access "
    "checkpoint lora train",
    "gpu_access": "gpu a100 h100 cuda card cluster hardware l40 rtx",
    "ml_expertise": "ml machine learn engineer data scien expert research team skill train "
    "experience nobody people hire",
    "budget_usd": "budget spend money cost fund usd dollar eur $ € £ pay",
    "time_to_ship_weeks": "week month day deadline ship launch live deliver sprint quarter time by",
    "main_driver": "qualit accura cost cheap expens latency fast slow speed knowledge fact privacy "
    "local prem price money bill",
    "failure_mode": "wrong fail halluc invent mak fact retriev find format json ignor reason vague "
    "unclear tone context search miss",
    "success_metric": "metric measur kpi accura score f1 criteri evaluat success benchmark rubric",
    "evaluation_set_size": "test eval held hold benchmark gold graded case set",
    "prompt_score_percent": "% percent accura f1 score prompt point right correct",
    "target_score_percent": "% percent accura f1 score target need goal point bar right correct",
    "label_agreement_percent": "% percent agree kappa annotat label",
    "label_source": "label annotat log expert teacher click correct history reviewer",
    "feedback_type": "feedback thumb rating rate edit correct preferen pair click vote test",
    "knowledge_share_percent": "% percent share question request need look",
    "corpus_tokens": "token corpus document doc wiki material text",
    "access_control": "permission access role tenant user acl right see allowed customer",
    "domain_distance": "jargon term language domain abbreviat acronym dialect legal medical "
    "notation special",
    "rules_writable": "rule describ write written explain feel example specif guideline instinct",
    "needs_reasoning": "reason think step tool plan logic math multi chain",
    "dynamic_tokens": "token input document text long request",
    "output_tokens": "token output answer long respon reply length",
    "prompt_cacheable": "cach prefix same static identical",
    "model_tier": "small mini large big frontier mid haiku nano flagship model opus sonnet",
    "small_model_result": "small mini cheap haiku nano model lighter",
    "model_churn": "model switch swap upgrad frozen pinned vendor chang",
    "base_lifetime_months": "deprecat retir life sunset month support version",
    "data_rights": "right licen consent permission allow train contract own data legal",
    "personal_data_erasure": "personal erasure delet gdpr forget pii privacy",
    "human_review": "human review person check approv agent manual loop look sign verif",
    "monthly_budget_usd": "month budget spend cost $ € £ usd bill",
}
"""Field to beginnings of words, one of which must stand in an English quote."""

AFFIRMED = frozenset(
    (
        "stage",
        "task_type",
        "main_driver",
        "citations_required",
        "regulated",
        "weights_or_tuning_access",
        "gpu_access",
        "success_metric",
        "needs_reasoning",
        "prompt_cacheable",
        "data_rights",
        "personal_data_erasure",
        "human_review",
        "ml_expertise",
        "label_source",
        "feedback_type",
        "access_control",
    )
)
"""Fields where a negated phrase can only state `false` or `none`, and these only so."""

COUNTABLE_ZERO = frozenset(("labelled_examples", "evaluation_set_size"))
"""Counts that "no ..." sets to 0."""

PLACEHOLDERS: dict[str, tuple[str, ...]] = {
    "latency_target_ms": ("#ms",),
    "time_to_ship_weeks": ("#w",),
    "base_lifetime_months": ("#w",),
    "budget_usd": ("$#", "#"),
    "monthly_budget_usd": ("$#", "#"),
    "prompt_score_percent": ("#%", "#"),
    "target_score_percent": ("#%", "#"),
    "label_agreement_percent": ("#%", "#"),
    "knowledge_share_percent": ("#%", "#"),
}
"""Forms of a quantity that a field takes; plain counts where nothing is said."""

PERIODS: dict[str, float] = {
    "second": 2_592_000.0,
    "minute": 43_200.0,
    "hour": 720.0,
    "hourly": 720.0,
    "day": 30.0,
    "daily": 30.0,
    "week": 4.3,
    "weekly": 4.3,
    "month": 1.0,
    "monthly": 1.0,
    "year": 1 / 12,
    "yearly": 1 / 12,
    "annually": 1 / 12,
    "annum": 1 / 12,
}
"""Word of a period to the factor that makes a volume monthly (a day x 30, a week x 4.3)."""

WEEKS_TO_MONTHS = 12 / 52
"""`#w` quantities are in weeks."""
