"""Texts as people have them, and the tokens in them."""
