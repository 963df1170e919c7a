"""How good the answers are: the scores, and the accuracy gap between them."""
