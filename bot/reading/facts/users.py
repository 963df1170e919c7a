"""Who uses what a team builds: shared by the rules on tasks and on limits."""

from __future__ import annotations

USERS = (
    "users|customers|callers|staff|employees|visitors|shoppers|readers|people|tenants|guests|"
    "patients|students|players|members|citizens|residents|passengers|drivers|technicians|"
    "nurses|engineers|agents|analysts|buyers|teachers|lawyers|clients|viewers|learners|parents"
)
"""People who ask, wait or read."""
