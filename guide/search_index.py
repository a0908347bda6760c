"""The tables in which guide/search keeps what it has read. They hold nothing that cannot be made anew.

They are plain tables, not the full-text search of the database: so SQLite and PostgreSQL find the same, and a
transaction that is rolled back takes its traces along. The reasons stand in docs/decisions/0017-search.md.
"""

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import F

# A unit is a text with its parts, by its model and its id in this database, such as guide.tip:12.
UNIT_LENGTH = 80
WORD_LENGTH = 40


def new_token() -> str:
    return secrets.token_hex(8)


class SearchChange(models.Model):
    """A unit that was written since the index was. Triggers of the database add the rows: guide/search/triggers.py."""

    unit = models.CharField(max_length=UNIT_LENGTH, help_text="The text that was written.")

    class Meta:
        default_permissions: ClassVar = ()

    def __str__(self) -> str:
        return self.unit


class SearchState(models.Model):
    """One row, which says which state the index is in. A token is drawn for each state and never comes again."""

    token = models.CharField(max_length=16, default=new_token, help_text="Drawn anew with each change of the index.")
    made_by = models.CharField(max_length=8, help_text="Which code read the texts: the digest of triggers.py.")

    class Meta:
        default_permissions: ClassVar = ()

    def __str__(self) -> str:
        return self.token


class SearchDocument(models.Model):
    """Something that can be found: a text, or a part of one."""

    unit = models.CharField(max_length=UNIT_LENGTH, db_index=True, help_text="The text it belongs to.")
    kind = models.CharField(max_length=60, help_text="The model of the row, such as guide.tip.")
    row = models.BigIntegerField(help_text="The id of the row in this database.")
    public = models.BooleanField(help_text="Its status is published. Dates, and what it stands in, are another matter.")
    words = models.TextField(help_text="Each of its words once.")
    impacts = models.JSONField(help_text="How much it says about each stem, as its postings have it.")

    class Meta:
        default_permissions: ClassVar = ()
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "row"], name="guide_searchdocument_row_once")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.row}"

    @property
    def is_part(self) -> bool:
        """Whether it stands within the text of its unit."""
        return self.unit != str(self)


class SearchPosting(models.Model):
    """How much a document says about a stem, from 1 to 1000."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="+", help_text="What says it.")
    stem = models.CharField(max_length=WORD_LENGTH, help_text="A word without its ending.")
    public = models.BooleanField(help_text="As the document says.")
    impact = models.PositiveSmallIntegerField(help_text="How much it says about it.")

    class Meta:
        default_permissions: ClassVar = ()
        indexes: ClassVar = [
            # The most telling documents of a stem stand together, so a common word costs no more than a rare one.
            models.Index("stem", "public", F("impact").desc(), "document", name="guide_searchposting_best")
        ]

    def __str__(self) -> str:
        return self.stem


class SearchWord(models.Model):
    """A word of the index, for readers or for staff alone, and in how many documents it stands."""

    word = models.CharField(max_length=WORD_LENGTH, help_text="In small letters, as texts have it.")
    public = models.BooleanField(help_text="Whether it counts the published texts or the others.")
    stem = models.CharField(max_length=WORD_LENGTH, help_text="The word without its ending.")
    documents = models.PositiveIntegerField(help_text="How many documents have it.")

    class Meta:
        default_permissions: ClassVar = ()
        constraints: ClassVar = [models.UniqueConstraint(fields=["word", "public"], name="guide_searchword_once")]

    def __str__(self) -> str:
        return self.word
