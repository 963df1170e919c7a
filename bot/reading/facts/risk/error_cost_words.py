"""Words that the rules on the cost of errors share."""

from __future__ import annotations

ERRORS = (
    "wrong|mistake*|error*|miss|misses|missed|slip|slips|is_off|incorrect|bad|false|"
    "misroute*|misread|misfiled|misclassif*|mislabel*|mistransl*|misquote*|mislead*|faulty|poor|"
    "dull|inaccurate|fails|failure|garbled|clumsy|broken|goes_wrong"
)
"""A wrong answer, in nouns, verbs and adjectives."""
SLIPS = "slip|slips|mistake|mistakes|error|errors|wrong|miss|misses|failure|bad|false|mislabel*"
"""A wrong answer as the subject of a short sentence."""
