"""Keeps the index as the texts are: before each search, what was written since is read again."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from django.db import OperationalError, connection, models, transaction

from guide.search import triggers
from guide.search.documents import Document, read
from guide.search.kinds import parts_of, texts, unit_name
from guide.search.words import stem
from guide.search_index import SearchChange, SearchDocument, SearchPosting, SearchState, SearchWord, new_token

logger = logging.getLogger(__name__)

# Texts that are read at a time: more would fill the memory after a large import.
AT_ONCE = 500
# How often one search reads so many. After a large import, the next searches read on.
ROUNDS = 3
# Milliseconds that a search waits for those who write: enough for a save, or for another search that reads a few.
PATIENCE = 200
# How each database is asked how long it waits, and told.
_WAITING = {
    "sqlite": ("PRAGMA busy_timeout", "PRAGMA busy_timeout = {}"),
    "postgresql": ("SHOW lock_timeout", "SET lock_timeout = '{}'"),
}

# How many documents have a word, for readers (True) or for staff alone.
WordCount = Counter[tuple[str, bool]]


class _State(NamedTuple):
    token: str | None
    made_by: str | None
    noted: bool
    triggers: int


def freshen() -> str:
    """Bring the index up to date with what is saved, and return the token of its state: one query if it is.

    This is for a search, which waits for nobody: where it cannot write at this moment, the index stays as it was.
    """
    state = _state()
    try:
        for _ in range(ROUNDS):
            if _is_settled(state):
                break
            # Each part in a transaction of its own: after a large import, editors can save in between.
            with _hardly_waiting(), transaction.atomic():
                _update(_is_settled)
            state = _state()
    except OperationalError as error:
        # Such as a long import that holds SQLite's only pen. The next search tries again.
        _warn(error)
    return state.token or ""


def freshen_all() -> None:
    """Bring the index up to date to the last text, and make it anew if other code made it."""
    done = _is_fresh
    try:
        while not done(_state()):
            with transaction.atomic():
                _update(done)
            # Anew only once: two versions that start at the same time would take it from each other without end.
            done = _is_settled
    except OperationalError as error:
        _warn(error)


def _state() -> _State:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT token FROM {SearchState._meta.db_table} LIMIT 1), "  # noqa: S608  our own names
            f"(SELECT made_by FROM {SearchState._meta.db_table} LIMIT 1), "
            f"EXISTS(SELECT 1 FROM {SearchChange._meta.db_table}), ({triggers.count_query()})"
        )
        return _State(*cursor.fetchone())


def _is_fresh(state: _State) -> bool:
    return state.made_by == triggers.digest() and not state.noted and state.triggers == triggers.expected()


def _is_settled(state: _State) -> bool:
    """Whether a search leaves it alone.

    While a new version of the code takes the place of an old one, both search: neither may undo what the other made.
    """
    return _is_fresh(state) or state.made_by not in (None, "", triggers.digest())


@contextmanager
def _hardly_waiting() -> Iterator[None]:
    ask, tell = _WAITING[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(ask)
        (usual,) = cursor.fetchone()
        cursor.execute(tell.format(PATIENCE))
        try:
            yield
        finally:
            cursor.execute(tell.format(usual))


def _warn(error: OperationalError) -> None:
    logger.warning("The index of the search stays as it was: %s", str(error).strip().partition("\n")[0])


def _update(done: Callable[[_State], bool]) -> None:
    state = _wait_for_others()
    there = _state()
    if done(there):
        return  # One of the others was quicker.
    if there.made_by != triggers.digest() or there.triggers != triggers.expected():
        triggers.install()
        _forget_everything()
    notes = list(SearchChange.objects.order_by("pk")[:AT_ONCE])
    # Only the notes that were read: one that comes in now tells of something newer.
    _wipe(SearchChange.objects.filter(pk__in=[note.pk for note in notes]))
    _read_again({note.unit for note in notes})
    state.token, state.made_by = new_token(), triggers.digest()
    state.save()


def _wait_for_others() -> SearchState:
    """Let one process at a time update. On SQLite the transaction sees to that."""
    SearchState.objects.get_or_create(pk=1, defaults={"token": ""})
    return SearchState.objects.select_for_update().get(pk=1)


def _forget_everything() -> None:
    """Empty the index and note every text as written."""
    for table in (SearchPosting, SearchDocument, SearchWord, SearchChange):
        _wipe(table._base_manager.all())
    for text in texts():
        ids = text._base_manager.values_list("pk", flat=True)
        notes = (SearchChange(unit=unit_name(text, row)) for row in ids.iterator())
        SearchChange.objects.bulk_create(notes, batch_size=AT_ONCE)


def _read_again(names: set[str]) -> None:
    counts: WordCount = Counter()
    old = SearchDocument.objects.filter(unit__in=names)
    for said, public in old.values_list("words", "public"):
        counts.subtract((word, public) for word in said.split())
    _wipe(SearchPosting.objects.filter(document__in=old))
    _wipe(old)
    found = [(unit, document) for unit, content in _contents(names) for document in read(content)]
    for _, document in found:
        counts.update((word, document.public) for word in document.words)
    _write(found)
    _count(counts)


def _contents(names: Iterable[str]) -> Iterable[tuple[str, models.Model]]:
    ids: dict[str, list[int]] = {}
    for name in names:
        kind, _, row = name.partition(":")
        ids.setdefault(kind, []).append(int(row))
    for model in texts():
        relations = [relation.name for relation in parts_of(model)]
        rows = model._base_manager.filter(pk__in=ids.get(model._meta.label_lower, [])).prefetch_related(*relations)
        yield from ((unit_name(model, row.pk), row) for row in rows)


def _write(found: list[tuple[str, Document]]) -> None:
    made = SearchDocument.objects.bulk_create(
        [
            SearchDocument(
                unit=unit,
                kind=document.kind,
                row=document.row,
                public=document.public,
                words=" ".join(document.words),
                impacts=document.impacts,
            )
            for unit, document in found
        ]
    )
    # Past the models, as these rows are by far the most: that makes a large import four times as quick.
    table = connection.ops.quote_name(SearchPosting._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (document_id, stem, public, impact) VALUES (%s, %s, %s, %s)",  # noqa: S608  our own
            [
                (row.pk, each, document.public, impact)
                for row, (_, document) in zip(made, found, strict=True)
                for each, impact in document.impacts.items()
            ],
        )


def _count(differences: WordCount) -> None:
    """Add to the counts of the words that are there."""
    changed = sorted((key, number) for key, number in differences.items() if number)
    for start in range(0, len(changed), AT_ONCE):
        some = changed[start : start + AT_ONCE]
        there = SearchWord.objects.filter(word__in={word for (word, _), _ in some})
        sums = Counter({(word.word, word.public): word.documents for word in there})
        sums.update(dict(some))
        _wipe(there)
        SearchWord.objects.bulk_create(
            SearchWord(word=word, stem=stem(word), public=public, documents=number)
            for (word, public), number in sums.items()
            if number > 0
        )


def _wipe(rows: "models.QuerySet[models.Model]") -> None:
    """Delete without Django's look at what hangs on each row: the caller has seen to that."""
    rows._raw_delete(rows.db)
