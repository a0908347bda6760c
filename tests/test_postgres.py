"""The site works on PostgreSQL as it does on SQLite: its pages, its desk, and what editors do there."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from guide.content import versioned_models
from guide.models import SearchChange, Tip
from guide.schedule import publish_due
from guide.search.index import freshen
from guide.versions import Version
from tests.factories import make_tip
from tests.guide.forms import fields_of

pytestmark = [pytest.mark.usefixtures("on_postgres"), pytest.mark.django_db]

PAGES = ["/", "/when-to-get-help/", "/sources/", "/about/", "/healthz", "/stretches/?place=no-floor", "/routine/"]
STRETCH = "/stretches/lying-hamstring-stretch/"


def test_restore_of_the_rows_alone_is_noted() -> None:
    """pg_restore writes them with an empty search_path."""
    make_tip(title="Walk the dog")
    freshen()

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = ''")
        cursor.execute("UPDATE public.guide_tip SET title = 'Stroke the cat'")
        cursor.execute("SET LOCAL search_path = DEFAULT")

    assert SearchChange.objects.exists()


def test_site_and_desk_work(client: Client) -> None:
    call_command("load_content", verbosity=0)
    assert connection.vendor == "postgresql"

    for page in [*PAGES, STRETCH, f"{STRETCH}follow/", "/routine/sheet/?plan=kbv7pgc4"]:
        assert client.get(page).status_code == 200, page

    client.force_login(User.objects.create_superuser("ann"))
    for model in versioned_models():
        address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/?q=back"
        assert client.get(address).status_code == 200, address

    tip = Tip.objects.get(slug="keep-moving")
    form = f"/admin/guide/tip/{tip.pk}/change/"
    saved = client.post(form, fields_of(client.get(form)) | {"title": "Walk the dog", "_publish": "1"})
    assertRedirects(saved, "/admin/guide/tip/", fetch_redirect_response=False)
    assertContains(client.get("/"), "Walk the dog")

    client.post(form, fields_of(client.get(form)) | {"title": "Ride the horse", "_savedraft": "1"})
    Version.objects.pending().update(publish_at=timezone.now() - timedelta(minutes=1))
    publish_due()
    assertContains(client.get("/"), "Ride the horse")

    client.post(f"/admin/guide/tip/{tip.pk}/version/1/restore/", {"newest": Version.objects.of(tip).first().number})
    assertContains(client.get("/"), "Keep moving through the day")
    assertContains(client.get(f"/admin/guide/tip/{tip.pk}/history/"), "Back to version 1")
