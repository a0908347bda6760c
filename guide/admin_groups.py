"""The order of the desk: which kinds of content stand together, and what each of them is for."""

from collections.abc import Iterable
from typing import Any

# Group, then the model's label and a line for editors. A kind that is not named here stands in the last group.
GROUPS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "The article",
        {
            "guide.guide": "The title, the summary and the byline at the top.",
            "guide.section": "The parts of the article, each with its own text.",
            "guide.benefit": "What people hope for, and what studies found.",
            "guide.tip": "What to do for a sore back in daily life.",
            "stretches.mistake": "What goes wrong, and what to do instead.",
            "guide.faq": "Questions that readers ask, with their answers.",
        },
    ),
    (
        "Stretches",
        {
            "stretches.stretch": "A page for each stretch, with its steps and pictures.",
            "stretches.kit": "What a stretch may need, such as a mat.",
        },
    ),
    ("Safety", {"guide.redflag": "The signs that mean: stop, ask first or get help."}),
    ("Sources", {"guide.reference": "The studies and pages that the texts rest on."}),
    ("Pictures", {"guide.picture": "Photos and drawings that stand in texts."}),
    ("Search", {"guide.synonym": "Readers’ words for what our texts call by another name."}),
    (
        "People",
        {
            "auth.user": "Who may sign in to the desk.",
            "auth.group": "What editors and reviewers may do.",
        },
    ),
)
OTHERS = "Everything else"


def grouped(kinds: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put the admin site's descriptions of models into our groups, in our order; leave out what is empty."""
    left = {kind["model"]._meta.label_lower: kind for kind in kinds}
    groups = []
    for name, lines in GROUPS:
        members = [left.pop(label) | {"line": line} for label, line in lines.items() if label in left]
        groups.append((name, members))
    groups.append((OTHERS, sorted(left.values(), key=lambda kind: str(kind["name"]))))
    return [
        # Django's templates know groups as apps.
        {"name": name, "app_label": name.lower().replace(" ", "-"), "models": members}
        for name, members in groups
        if members
    ]
