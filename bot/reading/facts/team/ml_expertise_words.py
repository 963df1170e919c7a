"""Words that the rules on expertise share."""

from __future__ import annotations

PEOPLE = (
    "engineer|engineers|people|folks|team|scientist|scientists|researcher|researchers|"
    "group|specialist|specialists|department|guys|experts|expert|person|staff|phd|phds|org|"
    "colleague|colleagues|devs|engs|eng"
)
"""Who works in a team."""
MACHINE_LEARNING = (
    "ml|machine_learning|ai|nlp|data_science|deep_learning|data_scientist*|lora|gradient|"
    "gradients|neural|model|models|pytorch|network|networks|tuning|training"
)
"""What they may know."""
TRAINED = "trained|tuned|fine_tuned|finetuned|built|shipped|deployed"
"""What they may have done with a model."""
