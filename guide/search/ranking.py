"""Finds the documents that say most about what was typed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import connection

from guide.search.lexicon import Lexicon, Stems
from guide.search.reading import Term
from guide.search_index import SearchDocument, SearchPosting

# Documents that are looked at for each stem, those that say most about it first; and for all stems together.
FOR_A_STEM, FOR_ALL = 200, 60
# Stems that are looked for: more come from no question.
MOST_STEMS = 60
# Documents that are told.
MOST = 40
# What is left to a document that has few of the words, and what the weaker options of a term add to its strongest.
FEW, ALSO = 0.5, 0.25

# By stem, how much each document says about it.
Postings = Mapping[str, dict[int, int]]


class Found(NamedTuple):
    """A row of the index, with those of the stems that it has."""

    kind: str
    row: int
    score: float
    stems: frozenset[str]


def rank(terms: list[Term], lexicon: Lexicon, staff: bool) -> list[Found]:
    """The best first. Two queries, however many documents there are."""
    stems = list(dict.fromkeys(stem for term in terms for option in term.options for stem in option))[:MOST_STEMS]
    if not stems:
        return []
    postings = _most_telling(stems, (True, False) if staff else (True,))
    likely = _best(_scores(terms, postings, lexicon), FOR_ALL)
    documents = SearchDocument.objects.only("unit", "kind", "row", "impacts").in_bulk(likely)
    scores = _scores(terms, _whole(documents.values(), stems), lexicon)
    best = _texts_first([(documents[document], score) for document, score in scores.items()])
    return [Found(each.kind, each.row, score, frozenset(each.impacts).intersection(stems)) for each, score in best]


def _texts_first(scored: list[tuple[SearchDocument, float]]) -> list[tuple[SearchDocument, float]]:
    """The best first. What a part says its text says too, so no part goes before its text."""
    units: defaultdict[str, float] = defaultdict(float)
    for document, score in scored:
        units[document.unit] = max(units[document.unit], score)
    lifted = [(each, score if each.is_part else units[each.unit]) for each, score in scored]
    return sorted(lifted, key=lambda one: (-one[1], one[0].is_part, one[0].kind, one[0].row))[:MOST]


def _best(scores: Mapping[int, float], most: int) -> list[int]:
    return sorted(scores, key=lambda document: (-scores[document], document))[:most]


def _most_telling(stems: list[str], shown: tuple[bool, ...]) -> Postings:
    """For each stem the documents that say most about it: the index has them in this order."""
    table = connection.ops.quote_name(SearchPosting._meta.db_table)
    one = (
        f"SELECT * FROM (SELECT stem, document_id, impact FROM {table} "  # noqa: S608  our own name
        f"WHERE stem = %s AND public = %s ORDER BY impact DESC, document_id LIMIT {FOR_A_STEM}) AS one"
    )
    asked = [(stem, public) for stem in stems for public in shown]
    postings: defaultdict[str, dict[int, int]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(asked)), [value for pair in asked for value in pair])
        for stem, document, impact in cursor.fetchall():
            postings[stem][document] = impact
    return postings


def _whole(documents: Iterable[SearchDocument], stems: Iterable[str]) -> Postings:
    """All that these documents say about the stems: of a common stem not every document was looked at."""
    return {stem: {each.pk: each.impacts[stem] for each in documents if stem in each.impacts} for stem in stems}


def _scores(terms: list[Term], postings: Postings, lexicon: Lexicon) -> dict[int, float]:
    scores: defaultdict[int, float] = defaultdict(float)
    covered: defaultdict[int, float] = defaultdict(float)
    total = 0.0
    for term in terms:
        told: dict[int, list[float]] = defaultdict(list)
        weight = max(strength * _rarity(option, lexicon) for option, strength in term.options.items())
        total += weight
        for option, strength in term.options.items():
            for document, score in _option(option, strength, postings, lexicon).items():
                told[document].append(score)
        for document, each in told.items():
            strongest = max(each)
            scores[document] += (1 - ALSO) * strongest + ALSO * sum(each)
            covered[document] += weight
    return {document: score * (FEW + (1 - FEW) * covered[document] / total) for document, score in scores.items()}


def _option(option: Stems, strength: float, postings: Postings, lexicon: Lexicon) -> dict[int, float]:
    scores: defaultdict[int, float] = defaultdict(float)
    for stem in option:
        worth = strength * lexicon.rarity(stem) / len(option)
        for document, impact in postings.get(stem, {}).items():
            scores[document] += worth * impact
    return scores


def _rarity(option: Stems, lexicon: Lexicon) -> float:
    return sum(lexicon.rarity(stem) for stem in option) / len(option)
