"""Rules about what a text as a whole says, and how well that is founded."""

from collections.abc import Iterator

from guide import prose
from guide.content_checks.places import Places
from guide.content_checks.registry import Level, Problem, rule
from guide.content_checks.texts import texts_of
from guide.evidence import Claim, Evidence
from guide.publishing import Publishable

# The guide as a whole is at grade 6 or below; single texts may need a hard word or two.
GRADE = 7
# In shorter texts one long word counts for too much.
WORDS = 40


@rule(Level.WARNING, Publishable)
def hard_to_read(content: Publishable, places: Places) -> Iterator[Problem]:
    text = "\n\n".join(text.value for text in texts_of(content))
    if len(text.split()) < WORDS:
        return
    grade = prose.reading_grade(text)
    if grade > GRADE:
        said = f"The text needs a reading grade of {grade:.1f}; the guide aims at {GRADE} or less."
        yield Problem(said, "Use shorter words and shorter sentences.")


@rule(Level.ERROR, Claim)
def claim_without_references(claim: Claim, places: Places) -> Iterator[Problem]:
    if claim.evidence != Evidence.ADVICE and not claim.references.all():
        said = f"The evidence is “{claim.get_evidence_display()}”, but no reference is chosen."
        yield Problem(said, "Choose what it rests on, or set the evidence to “Advice”.", "references")
