"""Pictures in texts: ours are drawn, all others stay the text that was typed."""

import pytest

from guide.markdown import picture_ids, render
from tests.audit import ProseAudit
from tests.guide.test_markdown import MARK, NUMBERS

MAT = "/pictures/bcdfghjk-1200x800.webp"
IMG = (
    f'<img src="{MAT}" srcset="/pictures/bcdfghjk-480x320.webp 480w, /pictures/bcdfghjk-960x640.webp 960w, {MAT} 1200w"'
    ' sizes="(min-width: 45em) 44rem, 100vw" width="1200" height="800" alt="%s" loading="lazy" decoding="async">'
)


WORDS = "[1] *x* &amp; 'y' &lt;b&gt;"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (f"![A mat.]({MAT})", f"<p>{IMG % 'A mat.'}</p>\n"),
        (f"Look: ![A mat.]({MAT}) Lie down.", f"<p>Look: {IMG % 'A mat.'} Lie down.</p>\n"),
        (f"- ![A mat.]({MAT})", f"<ul>\n<li>{IMG % 'A mat.'}</li>\n</ul>\n"),
        (f"[![A mat.]({MAT})](/about/)", f'<p><a href="/about/">{IMG % "A mat."}</a></p>\n'),
        (f"![decorative]({MAT})", f"<p>{IMG % ''}</p>\n"),
        (f"![]({MAT})", f"<p>{IMG % ''}</p>\n"),
        (f"![A\nmat]({MAT})", f"<p>{IMG % 'A mat'}</p>\n"),
        (rf"![\[1\] \*x\* &amp; 'y' \<b\>]({MAT})", f"<p>{IMG % WORDS}</p>\n"),
        (f"`![A mat.]({MAT})`", f"<p>![A mat.]({MAT})</p>\n"),
        (f"![A mat.]({MAT}?x)", f"<p>![A mat.]({MAT}?x)</p>\n"),
        (f"![A mat.](https://x.example{MAT})", f"<p>![A mat.](https://x.example{MAT})</p>\n"),
        ("![A mat.](https://x.example/mat.png)", "<p>![A mat.](https://x.example/mat.png)</p>\n"),
        ("![A mat.](/static/mat.png)", "<p>![A mat.](/static/mat.png)</p>\n"),
        ("![A mat.](/pictures/bcdfghjk-1200x9999.webp)", "<p>![A mat.](/pictures/bcdfghjk-1200x9999.webp)</p>\n"),
        ("![A mat.](/pictures/../x-1x1.webp)", "<p>![A mat.](/pictures/../x-1x1.webp)</p>\n"),
        ("Stop![@nice-2020]", f"<p>Stop!{MARK}</p>\n"),
    ],
)
def test_render_draws_our_pictures_and_no_others(text: str, html: str) -> None:
    assert render(text, NUMBERS) == html


def test_picture_ids() -> None:
    text = f"![A]({MAT})\n\n- **![B](/pictures/22222222-300x200.webp)** `![C]({MAT})` ![D](/x.png)\n\n![]({MAT})"

    assert picture_ids(text) == ["bcdfghjk", "22222222", "bcdfghjk"]


HOSTILE = [
    f"![x\" onerror=\"alert(1)]({MAT})",
    f"![x]({MAT}\" onerror=\"alert(1))", f"![x]({MAT} \"y\" onerror=x)", f"![x](javascript:alert(1)//{MAT})",
    f"![\\\"\\> <script>alert(1)</script>]({MAT})", f"![&quot; onload=x &lt;b&gt;]({MAT})",
    f"[![x]({MAT})](javascript:alert(1))", f"![x](//evil.example{MAT})", f"![x](data:{MAT})",
    "![x](/pictures/bcdfghjk-1200x800.webp\n, //evil.example/x 2x)",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_render_lets_nothing_hostile_through(text: str) -> None:
    assert ProseAudit(render(text)).found == []
