"""The one place that makes HTML: what it writes, and all that it must never let through."""

import re

import pytest
from django.utils.safestring import SafeString

from guide.markdown import cited_keys, render
from tests.audit import ProseAudit

NUMBERS = {"nice-2020": 3, "bmj_2019": 12, "NHS-Back": 4}
MARK = '<a class="ref" href="#reference-3" aria-label="Reference 3">[3]</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("A text.", "<p>A text.</p>\n"),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
        ("**Stop** if it *hurts*.", "<p><strong>Stop</strong> if it <em>hurts</em>.</p>\n"),
        ("One  \nTwo", "<p>One<br>\nTwo</p>\n"),
        ("- One\n- Two", "<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n"),
        ("1. One\n2. Two", "<ol>\n<li>One</li>\n<li>Two</li>\n</ol>\n"),
        ("3. Three", '<ol start="3">\n<li>Three</li>\n</ol>\n'),
        ("> Rest.", "<blockquote>\n<p>Rest.</p>\n</blockquote>\n"),
        ("---", "<hr>\n"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>\n"),
        ("<b>bold</b>", "<p>&lt;b&gt;bold&lt;/b&gt;</p>\n"),
    ],
)
def test_render(text: str, html: str) -> None:
    assert render(text) == html


def test_render_is_not_escaped_again() -> None:
    assert isinstance(render("A text."), SafeString)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# One", "<h3>One</h3>\n"),
        ("## Two", "<h4>Two</h4>\n"),
        ("### Three", "<h5>Three</h5>\n"),
        ("#### Four", "<h6>Four</h6>\n"),
        ("##### Five", "<h6>Five</h6>\n"),
        ("###### Six", "<h6>Six</h6>\n"),
        ("One\n===", "<h3>One</h3>\n"),
        ("Two\n---", "<h4>Two</h4>\n"),
    ],
)
def test_render_shifts_headings_under_those_of_the_page(text: str, html: str) -> None:
    assert render(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("It helps [@nice-2020].", f"<p>It helps {MARK}.</p>\n"),
        ("[@nice-2020][@nice-2020]", f"<p>{MARK}{MARK}</p>\n"),
        ("Read [@nice-2020](/about/).", f"<p>Read {MARK}(/about/).</p>\n"),
        ("[@nice-2020] [more](/about/)", f'<p>{MARK} <a href="/about/">more</a></p>\n'),
        ("- One [@nice-2020]\n- Two", f"<ul>\n<li>One {MARK}</li>\n<li>Two</li>\n</ul>\n"),
        ("# One [@nice-2020]", f"<h3>One {MARK}</h3>\n"),
        ("**Yes [@nice-2020]**", f"<p><strong>Yes {MARK}</strong></p>\n"),
        ("[see [@nice-2020]](/about/)", f"<p>[see {MARK}](/about/)</p>\n"),
        ("[@NHS-Back]", '<p><a class="ref" href="#reference-4" aria-label="Reference 4">[4]</a></p>\n'),
        ("No [@who-1999].", "<p>No <em>[unknown reference who-1999]</em>.</p>\n"),
        ("Write [@] or [@Two Words].", "<p>Write [@] or [@Two Words].</p>\n"),
    ],
)
def test_render_draws_citations(text: str, html: str) -> None:
    assert render(text, NUMBERS) == html


def test_render_draws_two_citations_with_their_own_numbers() -> None:
    html = render("One [@nice-2020] and two [@bmj_2019].", NUMBERS)

    assert re.findall(r'href="([^"]+)"', html) == ["#reference-3", "#reference-12"]


def test_render_prefers_a_citation_to_a_reference_link() -> None:
    assert render("[@nice-2020]\n\n[@nice-2020]: /elsewhere/", NUMBERS) == f"<p>{MARK}</p>\n"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('Say "no" to pain', "<p>Say “no” to pain</p>\n"),
        ("It's 'fine'", "<p>It’s \u2018fine’</p>\n"),
        ("Wait...", "<p>Wait...</p>\n"),
        ("Choose (c) or (r).", "<p>Choose (c) or (r).</p>\n"),
    ],
)
def test_render_sets_good_type(text: str, html: str) -> None:
    assert render(text) == html


@pytest.mark.parametrize(
    "address",
    ["https://www.nhs.uk/", "http://x.example/?a=1", "/stretches/", "#tip-walk", "mailto:a@x.example", "tel:111"],
)
def test_render_keeps_links(address: str) -> None:
    assert render(f"[more]({address})") == f'<p><a href="{address}">more</a></p>\n'


def test_render_keeps_the_title_of_a_link() -> None:
    assert render('[a](/about/ "Who we are")') == '<p><a href="/about/" title="Who we are">a</a></p>\n'


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", []),
        ("Nothing.", []),
        ("One [@nice-2020], two [@bmj_2019], one [@nice-2020].", ["nice-2020", "bmj_2019", "nice-2020"]),
        ("Keys may have capitals [@NHS-Back].", ["NHS-Back"]),
        ("Not [nice-2020], [@], [@two words] or @nice-2020.", []),
    ],
)
def test_cited_keys(text: str, keys: list[str]) -> None:
    assert cited_keys(text) == keys


MANY = 10_000
LONG = [
    ">" * MANY, "> " * MANY + "x", "a\n> " * MANY, "- " * MANY + "x", "1. " * MANY, "# a\n" * MANY, "[a]: b\n" * MANY,
    "[" * MANY, "![" * MANY, "[a](" * MANY, "[@" * MANY, "[@a]" * MANY, "x" + "[" * MANY + "](b)" * MANY, "(" * MANY,
    "*a **a " * MANY, "**" * MANY + "a" + "**" * MANY, "_" * MANY, "`a``" * MANY, "<" * MANY, "<b>" * MANY,
    "<!--" * MANY, "&" * MANY, "&#0;" * MANY, "\\" * MANY, '"' * MANY, "'a " * MANY, "\x00" * MANY,
    "\u202e" * MANY, "\n" * MANY, "\t" * MANY, "\n".join("  " * depth + "- a" for depth in range(300)),
]  # fmt: skip


@pytest.mark.parametrize("text", LONG, ids=lambda text: f"{text[:8]!r} and on")
def test_render_survives_ten_thousand_of(text: str) -> None:
    assert ProseAudit(render(text)).found == []


@pytest.mark.parametrize("sign", ["- ", "1. "])
def test_render_keeps_what_follows_a_deep_list(sign: str) -> None:
    text = "\n".join(" " * len(sign) * depth + f"{sign}a" for depth in range(25)) + "\n\nThe end."

    assert render(text).endswith("<p>The end.</p>\n")


@pytest.mark.parametrize("text", ["`[@nhs]`", r"\[@nhs]", "[@nhs]", "- *[@nhs]*"])
def test_cited_keys_are_those_that_are_drawn(text: str) -> None:
    assert bool(cited_keys(text)) == (">[7]</a>" in render(text, {"nhs": 7}))
