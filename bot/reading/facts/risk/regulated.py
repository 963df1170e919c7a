"""Whether regulation applies."""

from __future__ import annotations

from bot.reading.patterns import RuleBook

_PRIVACY = "dsgvo|lgpd|pipl|bipa|popia|pdpa|cjis|marisk|nydfs|ukgc|finma|ofac|fincen|haccp|marpol"
_AUTHORITY = (
    "easa|faa|mas|hkma|rbi|hmrc|cnil|apra|austrac|mhra|swissmedic|ofgem|ofcom|cqc|fdic|eiopa|esma|"
    "solas|sec|datainspektionen|inspectors|examiners|medical_board|state_board|licensing_board"
)


def add_rules(book: RuleBook) -> None:
    """Add the rules for `regulated`."""
    _named_laws(book)
    _not_regulated(book)
    _laws_that_apply(book)
    _no_regulator(book)
    _laws_do_not_apply(book)
    _nothing_is_regulated(book)
    _not_unregulated(book)
    _watched(book)
    _unwatched(book)


def _named_laws(book: RuleBook) -> None:
    book.add(
        "regulated",
        True,
        """
        hipaa|sox|sarbanes|finra|mifid|basel|fda|ema|gxp|gmp|pci|pci_dss|ferpa|glba|dora|bafin|
            fca|itar|fedramp|solvency|cfr|coppa|aml|kyc|phi|nis2|mdr|21_cfr|gdpr|ccpa|part_11|
            iso_13485|ehr|hitrust|sec_filings
        ai act
        regulated
        regulator|regulators|regulatory|supervisory|auditors|auditor
        compliance uses|watching|requires|officer|team|wants|demands|must|needs|department|
            reviews|rules
        medical|patient|health|clinical|hospital|healthcare data|records|record|notes|device|
            devices|charts|files|reports|information|letters|setting|use|documentation
        bank ,|.|;|:|and|with|so|we|where|here
        a|our|the|retail|private|investment|regional|large|small|big ..1 bank
        hospital|hospitals|banks|insurer|insurers|insurance|pharma|pharmaceutical|fintech|
            pharmacy|pharmacovigilance
        banking|financial|credit|lending|mortgage|securities|trading industry|sector|services|
            regulation*|advice|product|products|institution|decisions|institute
        special category|personal health|sensitive_personal data
        under|subject_to|covered_by|bound_by ..2 audit|supervision|oversight|privilege|secrecy|
            regulation|regulations|gdpr
        attorney client|privilege
        legal ..1 hold|privilege
        government|defense|defence|military|classified|aviation|nuclear ..2 data|agency|
            contractor|client|information|customer|documents|safety|regulation
        hard rules from legal
        """,
        flip=False,
        strength=1,
    )
    book.add(
        "regulated",
        True,
        """
        hipaa|sox|finra|fda|gxp|pci|gdpr|phi|bafin|mifid|ferpa|fca ..2 appl*|rules|compliance|
            compliant|data|regulated|scope|covered|audit*|agreement|matters|territory|everywhere
        under|subject_to|covered_by|regulated_by|falls_under ..2 hipaa|sox|gdpr|fda|finra|pci|
            bafin|fca|mifid|ema|basel
        heavily|highly|tightly|strictly|fully|are|is|in_a|a|we|very regulated
        audited|auditable_by|supervised|regulator|regulators|regulator_insists
        regulator* insists|requires|demands|wants|audits|checks|wants|looks|would|expects|asks
        patient data|records|notes|information
        prescribed|required|mandated|fixed by ..2 law|regulator*|regulation|ministry|fda|
            authority|authorities
        data protection officer|law|authority|impact
        ethics board|committee|approval
        phi|hipaa|gdpr|sox|finra
        regulated industry|domain|sector|data|market|environment|product|business|space|field
        """,
        flip=False,
        strength=3,
    )


def _not_regulated(book: RuleBook) -> None:
    book.add(
        "regulated",
        False,
        """
        not|un|nothing|no|non|hardly ..1 regulated|regulation|regulatory|regulations|regulator
        unregulated
        de identified|identification
        deidentified|is_anonymised|is_anonymized|fully_anonymised|are_anonymised
        no|not|without|zero ..3 hipaa|gdpr|compliance|pii|personal_data|sensitive_data|sensitive|
            phi|patient_data|confidential
        no ..1 compliance
        public|open data only|anyway
        privacy is sorted
        nothing|not sensitive|confidential|personal
        """,
        strength=4,
        free=True,
    )


def _laws_that_apply(book: RuleBook) -> None:
    laws = (
        "pdpa|lgpd|pipeda|appi|gdpr|ccpa|cpra|hipaa|pci|sox|finra|mifid|fca|bafin|fda|ema|gxp|"
        "nis2|dora|sec|finma|mas|apra|ofcom|ofgem|faa|easa|hitech|glba|ferpa|popia|mdr|nhs|"
        "dsgvo|ai_act|data_protection|privacy_law|medical_secrecy|bank_secrecy|nerc|cqc|osha"
    )
    book.add(
        "regulated",
        True,
        """
        {L} ..4 applies|apply|governs|covers|cover|rules|registered|regulated|supervised|obviously|
            goes|reporting|audit|audits|audited|compliance|territory|scope|binding|laws
        under|subject_to|bound_by|falls_under ..2 {L}
        supervised|overseen|licensed|audited by ..3 regulator|authority|ministry|{L}|bank|state|
            government|commission
        regulator|supervisor|supervisory_authority|ombudsman ..2 supervises|oversees|audits|
            inspects|requires|wants|reviews|checks|asks
        must|need ..1 from|by|for regulatory
        """,
        lists={"L": laws},
        flip=False,
        strength=3,
    )


def _no_regulator(book: RuleBook) -> None:
    book.add(
        "regulated",
        False,
        """
        not ..1 a? regulated|sensitive
        no ..1 regulator|regulation|regulations|compliance ..2 .|,|here|involved|to|cares|applies
        """,
        strength=4,
        free=True,
    )


def _laws_do_not_apply(book: RuleBook) -> None:
    book.add(
        "regulated",
        False,
        "hipaa|gdpr|sox|fda|pci|regulation|regulations do|does not ..1 apply|matter|concern|affect",
        strength=4,
        free=True,
    )
    book.add("regulated", False, "no privacy drama|concerns|issues|problem", strength=4, free=True)


def _nothing_is_regulated(book: RuleBook) -> None:
    book.add(
        "regulated",
        False,
        "nothing|none|no_part ..4 is regulated|subject_to_regulation",
        strength=5,
        free=True,
    )


def _not_unregulated(book: RuleBook) -> None:
    book.add("regulated", True, "not|no ..4 unregulated", strength=5, free=True)


def _watched(book: RuleBook) -> None:
    book.add(
        "regulated",
        True,
        """
        {L}
        {A} ..3 audit*|licen*|looks|look|bind*|inspect*|guidelines|notices|circulars|part|cares|
            watch*|on_speed_dial|shop|rules|says|reads|read|checks|signs_off|pulls|can_pull|
            could_pull|have_a_say|all_have_a_say
        fair lending
        lawful intercept
        sealed by ..1 court|order
        court sealed
        licence|license on the line
        child protection files|cases|records|reports
        social services files|cases|records
        cleared|vetted staff|personnel only
        nis2|dora|mifid hits|binds|covers|catches us
        """,
        lists={"L": _PRIVACY, "A": _AUTHORITY},
        strength=4,
    )


def _unwatched(book: RuleBook) -> None:
    book.add(
        "regulated",
        False,
        """
        outside of? any|every|all law|laws|regulation|regulations|regime
        compliance|legal|lawyer|lawyers|privacy ..1 laughed|shrugged|yawned when|at|about
        compliance|legal|privacy filed|put|classed us|it|this|that under|as ..1 not|non|out|harmless
        no|without ..1 supervisor|watchdog|sheriff|overseer anymore|here|in_this|over_us|involved|.
        not finance|banking|health|healthcare|medical , not|no|nor
        compliance said no in
        """,
        strength=5,
        free=True,
    )
