"""What leads readers to a text: links in other texts, and other rows that name it. For editors, before it changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings
from django.db.models import Field, Model, Q, TextField
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, resolve, reverse
from django.utils.text import capfirst

from guide.content import content_models, versioned_models
from guide.markdown import links_in
from guide.publishing import Publishable

# What every Markdown link has one of. Most texts have no link, and the database looks faster than we do.
SIGNS = ("](", "]:", "<http")


@dataclass(frozen=True)
class Place:
    """A field that leads to the text: of ``row``, or of a part of it, such as a step. ``links`` are as written."""

    row: Model
    holder: Model
    field: "Field[Any, Any]"
    links: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        return str(capfirst(str(self.row._meta.verbose_name)))

    @property
    def label(self) -> str:
        return str(capfirst(str(self.field.verbose_name)))

    @property
    def desk(self) -> str:
        """The address of its form in the admin."""
        meta = self.row._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[self.row.pk])


@dataclass(frozen=True)
class LinksHere:
    """``linking`` texts have a link to it, ``naming`` ones have it in a field, ``notes`` are sentences."""

    linking: list[Place]
    naming: list[Place]
    notes: list[str]

    def __bool__(self) -> bool:
        return bool(self.linking or self.naming or self.notes)


def links_here(contents: Sequence[Publishable]) -> LinksHere:
    """What leads to these rows, which are of one kind: one query for each kind of content, however many rows."""
    if not contents:
        return LinksHere([], [], [])
    notes = dict.fromkeys(note for content in contents for note in content.also_in())
    return LinksHere(list(_linking(contents)), list(_naming(contents)), list(notes))


def leads_to(link: str, content: Publishable, page: str) -> bool:
    """Tell whether a link in a text of that page, which begins at the root, leads to the content or where it was."""
    try:
        parts = urlsplit(urljoin(page, link))
        match = resolve(parts.path)
    except (ValueError, Resolver404):
        return False
    if not _is_own(parts):
        return False
    if "permanent_id" in match.kwargs:
        return bool(match.kwargs["permanent_id"].lower() == content.permanent_id)
    names = (content.slug, *content.former_slugs)
    if match.kwargs.get("slug") in names and getattr(match.func, "shows", None) is type(content):
        return True
    # The anchor of a section has no kind in it, so another page can have the same for something else.
    elsewhere = content.anchor == content.slug and parts.path != page_of(content)
    return parts.fragment in map(content.anchor_of, names) and not elsewhere


def _is_own(parts: SplitResult) -> bool:
    hosts = [host for host in settings.ALLOWED_HOSTS if host != "*"]
    return not parts.netloc or validate_host(split_domain_port(parts.netloc)[0], hosts)


def page_of(row: Any) -> str:
    address: str = row.get_absolute_url()
    return address.partition("#")[0]


def text_fields(model: type[Model]) -> list["Field[Any, Any]"]:
    return [field for field in model._meta.concrete_fields if isinstance(field, TextField)]


def _linking(contents: Sequence[Publishable]) -> Iterator[Place]:
    names = {name for content in contents for name in (content.slug, *content.former_slugs, content.permanent_id)}
    for model in content_models():
        fields = text_fields(model)
        if not fields:
            continue
        whole = _whole(model)
        rows = model._base_manager.select_related(whole) if whole else model._base_manager.all()
        for holder in rows.filter(_has_link(fields)):
            row = getattr(holder, whole) if whole else holder
            for field in fields:
                text = getattr(holder, field.attname)
                if row not in contents and any(name in text for name in names):
                    links = tuple(_links_to(text, contents, page_of(row)))
                    if links:
                        yield Place(row, holder, field, links)


def _has_link(fields: Iterable["Field[Any, Any]"]) -> Q:
    return Q(*((f"{field.name}__contains", sign) for field in fields for sign in SIGNS), _connector=Q.OR)


def _links_to(text: str, contents: Iterable[Publishable], page: str) -> Iterator[str]:
    for link in dict.fromkeys(links_in(text)):
        if any(leads_to(link, content, page) for content in contents):
            yield link


def _whole(model: type[Model]) -> str:
    """The field of a part, such as a step, that says which row it is a part of; empty for what is one by itself."""
    for owner in versioned_models():
        for name in getattr(owner, "owns", ()):
            relation: Any = owner._meta.get_field(name)
            if relation.related_model is model:
                return str(relation.remote_field.name)
    return ""


def _naming(contents: Sequence[Publishable]) -> Iterator[Place]:
    relations: list[Any] = type(contents[0])._meta.get_fields(include_hidden=True)
    for relation in relations:
        if relation.auto_created and not relation.concrete and relation.related_model in versioned_models():
            named = {f"{relation.field.name}__in": contents}
            for row in relation.related_model._base_manager.filter(**named).distinct():
                if row not in contents:
                    yield Place(row, row, relation.field)
