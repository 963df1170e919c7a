"""GROUNDS: composes answers from passages and checks every citation. Pure."""
