"""The frame that other sites paste; tests of the page to share and of oEmbed have it as it is sent."""

from django.conf import LazySettings
from django.test import RequestFactory

from guide.embed_code import embed_code
from stretches.models import Stretch


def test_document_shows_the_frame_that_we_give(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["example.org"]
    request = RequestFactory().get("/", headers={"host": "example.org"}, secure=True)
    stretch = Stretch(permanent_id="sb8bnmbt", title="Dynamic leg swings")

    frame = embed_code(request, stretch)

    assert frame in " ".join((settings.BASE_DIR / "docs/embedding.md").read_text().split())
