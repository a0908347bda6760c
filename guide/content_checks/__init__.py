"""What a machine can say about a text before readers see it: one registry of small rules.

Errors keep a text from being published, warnings do not. A rule is a function with a decorator, see ``registry``;
those of the guide are in the modules beside it, and another app brings its own (``stretches/content_rules.py``).
"""

from guide.content_checks import claim_rules, link_rules, text_rules
from guide.content_checks.checking import findings, findings_for_all, prefixes_of, publishing_errors
from guide.content_checks.registry import Finding, Level, Problem, rule, text_rule

__all__ = [
    "Finding",
    "Level",
    "Problem",
    "claim_rules",
    "findings",
    "findings_for_all",
    "link_rules",
    "prefixes_of",
    "publishing_errors",
    "rule",
    "text_rule",
    "text_rules",
]
