"""What a browser keeps for reading without a network, and the version that tells when to fetch it anew."""

import hashlib
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.templatetags.static import static
from django.urls import reverse
from django.utils.timezone import localdate

from guide.article import item_kinds
from guide.content import tables
from guide.models import Guide
from guide.picture import Picture
from guide.picture_use import shown
from guide.publishing import Publishable, Review
from guide.storage import imported_by
from guide.synonym import Synonym

# What decides how the pages look, besides the content and the static files.
CODE = ("guide", "stretches", "templates")
CODE_SUFFIXES = {".py", ".html", ".js", ".json"}
FILE_SUFFIXES = {".css", ".js", ".svg"}
# How the styles and scripts of the admin and of frames in other sites are named, which readers have no use for.
NOT_FOR_READERS = (
    "css/admin", "css/desk", "css/editor", "css/embed", "css/frame", "css/pose", "icons/editor",
    "js/desk/", "js/editor/", "js/embed", "js/order/", "js/pose/",
)  # fmt: skip


def pages(at: datetime) -> list[str]:
    """The addresses that every reader could read at that moment. Drafts are not among them."""
    guides = [guide.get_absolute_url() for guide in Guide.objects.published(at)[:1]]
    own = [reverse(name) for name in ("help", "sources", "about", "changes", "offline")]
    return [*guides, *own, *(address for kind in item_kinds() for address in kind.offline_addresses(at))]


def files() -> list[str]:
    """The addresses of the styles, scripts and icons of the pages that readers see."""
    folder = settings.BASE_DIR / "static"
    paths = {path for path in folder.rglob("*") if path.suffix in FILE_SUFFIXES}
    parts = {part for path in paths if path.suffix == ".css" for part in imported_by(path)}
    names = (path.relative_to(folder).as_posix() for path in sorted(paths - parts))
    return [static(name) for name in names if not name.startswith(NOT_FOR_READERS)]


def pictures(at: datetime) -> list[str]:
    """The addresses of the pictures in the texts that readers see: of each a middling size, which is light enough."""
    return [picture.sizes[:2][-1].address for picture in shown(at)]


def version(at: datetime, addresses: list[str]) -> str:
    """Sum up all that the kept pages are made of: their addresses, the content that readers see, the code."""
    digest = hashlib.sha256(repr([release(), addresses]).encode())
    # With the tables between two kinds, such as the kit of a stretch: what is ticked there is content too.
    for model in tables():
        if model in (Picture, Synonym):
            # What readers see of a picture stands in the texts that show it, and a search needs a network.
            continue
        manager: Any = model._default_manager
        # A page tells that its review is overdue, though nobody changed it on the day that passed.
        overdue = Q(review_state=Review.REVIEWED, review_due__lt=localdate(at))
        rows = manager.published(at).annotate(overdue=overdue) if issubclass(model, Publishable) else manager.all()
        digest.update(repr([model._meta.label, *rows.order_by("pk").values_list()]).encode())
    return digest.hexdigest()[:16]


@cache
def release() -> str:
    """Sum up the code and the templates, once in each process."""
    paths = (path for folder in CODE for path in (settings.BASE_DIR / folder).rglob("*"))
    digest = hashlib.sha256()
    for path in sorted(path for path in paths if path.suffix in CODE_SUFFIXES):
        digest.update(path.read_bytes())
    return digest.hexdigest()
