"""The whole site works on PostgreSQL as it does on SQLite."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from guide.content import versioned_models
from guide.exchange.layout import FILES
from guide.models import Tip
from guide.schedule import publish_due
from guide.versions import Version
from tests.guide.forms import fields_of

pytestmark = [pytest.mark.usefixtures("on_postgres"), pytest.mark.django_db]

PAGES = ["/", "/when-to-get-help/", "/sources/", "/about/", "/offline/", "/healthz", "/stretches/", "/routine/"]
STRETCH = "/stretches/lying-hamstring-stretch/"


def test_site_works(client: Client) -> None:
    call_command("load_content", verbosity=0)
    assert connection.vendor == "postgresql"

    for page in [*PAGES, STRETCH, f"{STRETCH}follow/", "/routine/sheet/?plan=kbv7pgc4", "/stretches/?place=no-floor"]:
        assert client.get(page).status_code == 200, page

    client.force_login(User.objects.create_superuser("ann"))
    for model in versioned_models():
        address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        assert client.get(f"{address}?q=back").status_code == 200, address
        for row in model._base_manager.all()[:1]:
            assert client.get(f"{address}{row.pk}/change/").status_code == 200, address


def test_editor_saves_drafts_and_brings_back(client: Client) -> None:
    call_command("load_content", verbosity=0)
    client.force_login(User.objects.create_superuser("ann"))
    tip = Tip.objects.get(slug="keep-moving")
    form = f"/admin/guide/tip/{tip.pk}/change/"

    saved = client.post(form, fields_of(client.get(form)) | {"title": "Walk the dog", "_publish": "1"})
    assertRedirects(saved, "/admin/guide/tip/", fetch_redirect_response=False)
    assertContains(client.get("/"), "Walk the dog")
    assert [version.title for version in Version.objects.of(tip)] == ["Walk the dog", "Keep moving through the day"]

    client.post(form, fields_of(client.get(form)) | {"title": "Ride the horse", "_savedraft": "1"})
    Version.objects.pending().update(publish_at=timezone.now() - timedelta(minutes=1))
    publish_due()
    assertContains(client.get("/"), "Ride the horse")

    client.post(f"/admin/guide/tip/{tip.pk}/version/1/restore/", {"newest": Version.objects.of(tip).first().number})
    assertContains(client.get("/"), "Keep moving through the day")
    assertContains(client.get(f"/admin/guide/tip/{tip.pk}/history/"), "Back to version 1")


def test_content_goes_out_and_comes_in(tmp_path: Path) -> None:
    call_command("load_content", verbosity=0)

    call_command("export_content", tmp_path / "out", verbosity=0)
    call_command("import_content", tmp_path / "out", verbosity=0)
    # There are no pictures yet, and Django warns of a fixture without rows.
    call_command(
        "loaddata",
        *(tmp_path / "out" / name for name in FILES if name != "pictures.json"),
        over_existing_content=True,
        verbosity=0,
    )
    call_command("prepare", verbosity=0)

    assert Version.objects.filter(number__gt=1).count() == 0
    assert Tip.objects.count() == 6
