"""The box in which editors write Markdown, as it is without scripts."""

import pytest
from django.forms import CharField, Form
from django.test import Client
from pytest_django.asserts import assertContains

from guide.markdown_widget import MarkdownWidget
from guide.models import Tip
from tests.factories import make_tip


class TextForm(Form):
    text = CharField(widget=MarkdownWidget(attrs={"rows": 3}))


def test_widget_is_a_plain_box_with_what_the_scripts_need() -> None:
    html = str(TextForm({"text": "<b>"})["text"])

    assert html.startswith('<div class="md" data-markdown><textarea name="text"')
    assert ' rows="3"' in html
    assert 'data-markdownx-urls-path="/admin/markdown-preview/"' in html
    assert 'data-markdownx-upload-urls-path="/admin/pictures/upload/"' in html
    assert html.endswith("&lt;b&gt;</textarea></div>")


def test_widget_leaves_the_script_of_markdownx_out() -> None:
    media = str(TextForm().media)

    assert "js/editor/main." in media
    assert "markdownx" not in media


@pytest.mark.django_db
def test_text_that_is_too_long_comes_back_whole(admin_client: Client) -> None:
    tip = make_tip()
    values = {
        "title": tip.title, "section": tip.section.pk, "why": "a" * 20_001, "what_to_do": "x", "evidence": "advice",
        "status": "draft", "publish_at_0": "2026-01-01", "publish_at_1": "09:00", "order": 0,
    }  # fmt: skip

    response = admin_client.post(f"/admin/guide/tip/{tip.pk}/change/", values)

    assertContains(response, "Ensure this value has at most 20000 characters (it has 20001).")
    assertContains(response, "a" * 20_001)
    assertContains(response, 'data-longest="20000"')
    assert Tip.objects.get().why != values["why"]
