"""Who gets what answer at every address of the desk."""

import logging
from fnmatch import fnmatchcase

import pytest
from django.db import transaction
from django.urls import resolve

from tests.guide.admin_addresses import Address, admin_addresses
from tests.guide.admin_desk import Desk, people, state

# What they touch is measured where it is tested by itself; to measure it here too would double their time.
pytestmark = pytest.mark.no_cover

ROLES = ("anonymous", "nobody", "editor", "reviewer", "superuser")

# Editors write, reviewers read and sign off, and only a superuser minds accounts. Nobody is a member of the staff
# whom no group lets do anything. Whoever is signed out is asked to sign in: by a redirect, or by a page (403) that
# keeps what was posted. Each line holds for the addresses whose view has such a name and that no line above has.
#
#  address                     GET                        POST
#                              anonymous nobody editor reviewer superuser, in both
TABLE = """
   index                       302 200 200 200 200        403 200 200 200 200
   app_list_auth               302 404 404 404 200        403 404 404 404 200
   app_list_*                  302 404 200 200 200        403 404 200 200 200
   admin/(?P<url>.[*])$        302 404 404 404 404        403 404 404 404 404

   login                       200 302 302 302 302        200 200 200 200 200
   logout                      302 405 405 405 405        302 200 200 200 200
   password_change             302 200 200 200 200        302 200 200 200 200
   password_change_done        302 200 200 200 200        403 405 405 405 405
   jsi18n                      302 200 200 200 200        403 405 405 405 405

   autocomplete                302 403 200 200 200        403 405 405 405 405
   link_search                 302 403 200 200 200        403 405 405 405 405
   view_on_site                302 403 302 302 302        403 405 405 405 405
   markdown_frame              302 403 200 200 200        403 405 405 405 405
   markdown_preview            302 405 405 405 405        403 403 200 200 200
   upload_picture              302 405 405 405 405        403 403 201 403 201
   pose_picture                302 405 405 405 405        403 403 200 403 200

   auth_*_history              302 403 403 403 200        403 403 403 403 200
   auth_*                      302 403 403 403 200        403 403 403 403 302

   guide_reference_changelist  302 403 200 200 200        403 403 302 200 302
   guide_picture_changelist    302 403 200 200 200        403 403 302 200 302
   guide_synonym_changelist    302 403 200 200 200        403 403 302 200 302
   *_changelist                302 403 200 200 200        403 403 302 403 302
   *_order                     302 405 405 405 405        403 403 200 403 200
   *_add                       302 403 200 403 200        403 403 302 403 302
   *_change                    302 403 200 200 200        403 403 302 403 302
   *_delete                    302 403 200 403 200        403 403 302 403 302
   *_withdraw                  302 403 200 403 200        403 403 302 403 302
   *_restore                   302 403 200 403 200        403 403 302 403 302
   *_bring_back                302 403 200 403 200        403 403 302 403 302
   *_recover                   302 403 200 403 200        403 403 405 403 405
   *_history                   302 403 200 200 200        403 403 405 405 405
   *_compare                   302 403 200 200 200        403 403 405 405 405
   stretches_kit_version       302 403 302 302 302        403 403 405 405 405
   guide_synonym_version       302 403 302 302 302        403 403 405 405 405
   *_version                   302 403 200 200 200        403 403 405 405 405
   review_list                 302 403 403 200 200        403 405 405 405 405
   *_review                    302 403 403 200 200        403 403 403 302 302
   *_review_preview            302 403 403 200 200        403 405 405 405 405
   admin/*/<path:object_id>/   302 302 302 302 302        403 302 302 302 302
"""
ROWS = {row[0]: row[1:] for row in map(str.split, TABLE.strip().splitlines()) if row}
# What an address needs to be asked for anything at all.
QUERIES = {"autocomplete": "?app_label=stretches&model_name=stretch&field_name=faqs"}


def line_of(address: Address) -> str:
    """The first line of the table that fits."""
    return next((line for line in ROWS if fnmatchcase(address.name, line)), "")


def expected(address: Address, method: str) -> list[tuple[str, int]]:
    row = ROWS[line_of(address)]
    half = row[: len(ROLES)] if method == "get" else row[len(ROLES) :]
    return [(role, int(status)) for role, status in zip(ROLES, half, strict=True)]


def test_table_has_a_cell_for_everybody_everywhere() -> None:
    missing = [address.name for address in admin_addresses() if not line_of(address)]
    idle = set(ROWS) - {line_of(address) for address in admin_addresses()}
    uneven = [line for line, row in ROWS.items() if len(row) != 2 * len(ROLES)]

    assert (missing, idle, uneven) == ([], set(), [])


@pytest.fixture
def desk(db: None, picture_folder: object, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Desk:
    # Django takes down each refusal with its traceback, which hides what is wrong.
    caplog.set_level(logging.CRITICAL, "django.request")
    # And the test client copies the context of each template, for a fifth of the time.
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *args, **options: None)
    return Desk()


def test_addresses_lead_to_their_own_views(desk: Desk) -> None:
    elsewhere = [each.path for each in admin_addresses() if resolve(desk.path(each)).route != each.route]

    assert elsewhere == []


def test_reading_is_answered_as_the_table_says_and_changes_nothing(desk: Desk) -> None:
    clients = people()
    before = state()
    wrong = []

    for address in admin_addresses():
        path = desk.path(address) + QUERIES.get(address.name, "")
        for role, status in expected(address, "get"):
            answer = clients[role].get(path).status_code
            wrong += [f"{role} at {address.name}: {answer}"] if answer != status else []

    assert wrong == []
    assert state() == before


def test_posts_are_answered_as_the_table_says_and_change_nothing_for_others(desk: Desk) -> None:
    clients = people()
    before = state()
    wrong = []

    for address in admin_addresses():
        path, body = desk.path(address), desk.body(address, clients["superuser"])
        for role, status in expected(address, "post"):
            with transaction.atomic():
                answer = clients[role].post(path, body).status_code
                # What somebody may do is undone, as the others are still to try it; what else was done would be seen.
                transaction.set_rollback(status < 400 and role != "anonymous")
            wrong += [f"{role} at {address.name}: {answer}"] if answer != status else []

    assert wrong == []
    assert state() == before
