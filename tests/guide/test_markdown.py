"""The one place that makes HTML: what it writes, and all that it must never let through."""

import re
from html.parser import HTMLParser

import pytest
from django.utils.safestring import SafeString

from guide.markdown import cited_keys, render

NUMBERS = {"nice-2020": 3, "bmj_2019": 12, "NHS-Back": 4}
MARK = '<a class="ref" href="#reference-3" aria-label="Reference 3">[3]</a>'

TAGS = {"a", "blockquote", "br", "em", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "strong", "ul"}
ATTRIBUTES = {
    "a": {"href", "title", "class", "aria-label"},
    "img": {"src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"},
    "ol": {"start"},
}
OURS = re.compile(r"/pictures/[2-9b-z]{8}-\d{1,4}x\d{1,4}\.webp")
SCHEMES = {"http", "https", "mailto", "tel"}


class Audit(HTMLParser):
    """Notes in ``found`` whatever a browser would be given that is not allowed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_endtag(tag)
        for name, value in attributes:
            if name not in ATTRIBUTES.get(tag, set()) or (name == "class" and value != "ref"):
                self.found.append(f"{name}={value}")
            if name == "src" and not OURS.fullmatch(value or ""):
                self.found.append(f"{name}={value}")
            if name == "href":
                # Browsers skip control signs and blanks before they look for the scheme.
                scheme = re.match(r"([a-z][-+.a-z0-9]*):", re.sub(r"[\x00-\x20]", "", value or ""), re.IGNORECASE)
                if scheme and scheme[1].lower() not in SCHEMES:
                    self.found.append(f"{name}={value}")

    def handle_endtag(self, tag: str) -> None:
        if tag not in TAGS:
            self.found.append(tag)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)

    def handle_decl(self, decl: str) -> None:
        self.found.append(decl)

    def handle_pi(self, data: str) -> None:
        self.found.append(data)

    def unknown_decl(self, data: str) -> None:
        self.found.append(data)


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>", "<p onclick=x>", "<a href=javascript:x>", '<a href=" java\nscript:x">', "<p style=x>",
        '<a href="&#106;avascript:x">', "<a href='DATA:x'>", "<!-- x -->", "<![CDATA[x]]>", "<?x?>", "<!x>", "</div>",
        "<a class=btn>", "<img onerror=x>", "<img src=x>", "<svg/>", "<ol start=1 id=x>",
    ],
)  # fmt: skip
def test_audit_finds(html: str) -> None:
    assert Audit(html).found


@pytest.mark.parametrize(
    "html",
    [MARK, "<a href='/x?y=a:b'>x</a>", "<a href='java%09script:x'>", "<ol start=3><li>&lt;</ol>", "<a href=TEL:1>"],
)
def test_audit_passes(html: str) -> None:
    assert Audit(html).found == []


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


HOSTILE = [
    # Raw HTML, in blocks and in lines.
    "<script>alert(1)</script>", "Hi <script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script\n>alert(1)</script\n>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script>alert(1)",
    "<style>*{display:none}</style>", "<p style='position:fixed'>x</p>", "<link rel=stylesheet href=//evil.example>",
    "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)//", "<body onload=alert(1)>",
    "<b onclick=alert(1)>x</b>", "<a href='javascript:alert(1)'>x</a>", "<a\thref=javascript:alert(1)>x</a>",
    "<iframe srcdoc='<script>x</script>'>", "<object data=//evil.example>", "<embed src=//evil.example>",
    "<form action=//evil.example><input name=x></form>", "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>", "<details open ontoggle=x>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href='javascript:x'>x</a></svg>",
    "<math><mi xlink:href='javascript:x'>x</mi></math>", "<noscript><p title='</noscript><img src=x onerror=x>'>",
    "<textarea><script>alert(1)</script></textarea>", "<title><b onclick=x></title>",
    "<xmp><img src=x onerror=x></xmp>", "<template><img src=x onerror=x></template>",
    "<marquee onstart=alert(1)>x</marquee>", "<x-y onclick=alert(1)>x</x-y>", "<!-- x -->",
    "<!--><script>alert(1)</script>-->", "<!-- --!><img src=x onerror=x> -->", "<![CDATA[<script>x</script>]]>",
    "<?php echo 1 ?>", "<!DOCTYPE html>", "<!ENTITY x 'y'>", "</p></div></section><h1>x", "<div><p>", "<b><i></b></i>",
    "<", "<<script>alert(1)//<</script>", "<scr\x00ipt>alert(1)</scr\x00ipt>", "\x00<b>\x00", "<b/onclick=alert(1)>x",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3c;img src=x onerror=x&#x3e;",
    # The schemes that run something, in every form of link.
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](<javascript:alert(1)>)", "[x]( javascript:alert(1))",
    "[x](vbscript:msgbox(1))", "[x](VBScript:x)", "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](data:image/png;base64,AA)", "[x](data:image/svg+xml,<svg/onload=x>)", "[x](file:///etc/passwd)",
    "[x](blob:https://x.example/1)", "[x](ftp://x)", "[x](feed:javascript:alert(1))",
    "[x](view-source:javascript:alert(1))", "[x](livescript:x)", "[x](jar:javascript:x)",
    "[x](&#106;avascript:alert(1))", "[x](&#x6A;avascript:alert(1))", "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;x)", "[x](java&Tab;script:alert(1))", "[x](java&NewLine;script:alert(1))",
    "[x](java&#10;script:x)", "[x](&#1;javascript:x)", "[x](<java\tscript:alert(1)>)", "[x](java\nscript:alert(1))",
    "[x](java%0ascript:alert(1))", "[x](java\\script:x)", "[x](java\x00script:alert(1))",
    "[x](\x01javascript:alert(1))", "[x](\u00a0javascript:alert(1))", "[x](%6Aavascript:x)",
    "[x](\u200bjavascript:alert(1))", "[x](javascript\uff1aalert(1))", "[x](ja\u00advascript:x)",
    "[x](javascript\\:alert(1))", "[x]\n\n[x]: javascript:alert(1)", "[x][y]\n\n[y]: <javascript:alert(1)>",
    "[x][]\n\n[x]: &#106;avascript:alert(1)", "[x]\n\n[x]: data:text/html,x", "[x]\n\n[x]: java&Tab;script:x",
    "[x]\n\n[x]: /y 'z\" onclick=\"alert(1)'", "<javascript:alert(1)>", "<JAVASCRIPT:alert(1)>", "<vbscript:x>",
    "<data:text/html,x>", "<https://x.example/\" onclick=\"x>", "![x](javascript:alert(1))", "![x](x.png)",
    "![x](x \"y\" onerror=alert(1))", "![x][y]\n\n[y]: data:text/html,x", "[![x](javascript:a)](javascript:b)",
    "![x\" onerror=\"alert(1)](x)", "![![x](y)](javascript:z)",
    # Out of an attribute.
    "[x](/y \"z' onclick='alert(1)\")", "[x](/y 'z\" onclick=\"alert(1)')", "[x](/y\"onclick=alert(1))",
    "[x](</y\" onclick=\"x>)", "[x](/y '\"><script>alert(1)</script>')", "[<img src=x onerror=x>](/y)",
    "[x](/y){onclick=alert(1)}", "# x {#main-content}", "[@x\" onclick=\"alert(1)]", "[@<script>]",
    "[@nice-2020](javascript:alert(1))", "[x](/y (z\" onclick=\"alert(1)))",
    # Code, which is shown as plain text.
    "`<script>alert(1)</script>`", "```html\n<script>alert(1)</script>\n```", "``` \"><script>\nx\n```",
    "    <script>x</script>", "~~~ x onclick=alert(1)\n<b onclick=x>\n~~~",
    "- <script>x</script>\n  > <img src=x onerror=x>", "> <svg/onload=x>",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_render_lets_nothing_hostile_through(text: str) -> None:
    assert Audit(render(text, NUMBERS)).found == []


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
    assert Audit(render(text)).found == []


@pytest.mark.parametrize("text", ["`[@nhs]`", r"\[@nhs]", "[@nhs]", "- *[@nhs]*"])
def test_cited_keys_are_those_that_are_drawn(text: str) -> None:
    assert bool(cited_keys(text)) == (">[7]</a>" in render(text, {"nhs": 7}))
