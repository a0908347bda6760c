"""Finds what a reader may see, by everyday words: ``search`` for the page, ``suggest`` while they type."""

from guide.search.engine import search, suggest
from guide.search.results import Hit, Results, Suggestion

__all__ = ["Hit", "Results", "Suggestion", "search", "suggest"]
