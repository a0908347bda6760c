"""The auditor itself: one that finds nothing would pass every test that asks it."""

import pytest

from tests.audit import PageAudit, ProseAudit

MARK = '<a class="ref" href="#reference-3" aria-label="Reference 3">[3]</a>'
PICTURE = '<img src="/pictures/bcdfghjk-600x400.webp" srcset="/pictures/bcdfghjk-480x320.webp 480w">'


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>", "<p onclick=x>", "<a href=javascript:x>", '<a href=" java\nscript:x">', "<p style=x>",
        '<a href="&#106;avascript:x">', "<a href='DATA:x'>", "<!-- x -->", "<![CDATA[x]]>", "<?x?>", "<!x>", "</div>",
        "<a class=btn>", "<img onerror=x>", "<img src=x>", "<svg/>", "<ol start=1 id=x>", "<img srcset='//x 1w'>",
    ],
)  # fmt: skip
def test_prose_audit_finds(html: str) -> None:
    assert ProseAudit(html).found


@pytest.mark.parametrize(
    "html",
    [
        MARK, PICTURE, "<a href='/x?y=a:b'>x</a>", "<a href='java%09script:x'>", "<ol start=3><li>&lt;</ol>",
        "<a href=TEL:1>",
    ],
)  # fmt: skip
def test_prose_audit_passes(html: str) -> None:
    assert ProseAudit(html).found == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>", "<script src=//x></script>", "<img src=https://x>", "<img src='\\\\x'>", "<p style=x>",
        "<svg onload=x>", "<use href='data:x'>", "<form action=javascript:x>", "<iframe srcdoc=x>",
        "<a xlink:href='javascript:x'>", "<button formaction=x:y>", "<a href=vbscript:x>", "<link href=//x>",
        "<script type=module>x</script>",
    ],
)  # fmt: skip
def test_page_audit_finds(html: str) -> None:
    assert PageAudit(html).found


@pytest.mark.parametrize(
    "html",
    [
        "<script src=/x.js></script>",
        '<script type="application/ld+json">{}</script>',
        "<use href='#x'>",
        "<form action=''>",
        "<a href=https://x>",
        "<p class=x id=y>",
    ],
)
def test_page_audit_passes(html: str) -> None:
    assert PageAudit(html).found == []


def test_page_audit_tells_the_shape() -> None:
    shape = PageAudit("<!DOCTYPE html><!-- x --><p id=a><b>x</i>").shape

    assert shape == {
        ("declaration", "DOCTYPE html"), ("comment", " x "), ("p", ""), ("p", "id"), ("b", ""), ("i", ""),
    }  # fmt: skip
