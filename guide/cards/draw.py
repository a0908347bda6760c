"""Draws a card: the figure from its SVG, then the words on top with the font that measured them.

The words are never a part of an SVG, so nothing that editors type can break one.
"""

from io import BytesIO

import resvg_py
from PIL import Image, ImageDraw

from guide.cards.card import HEIGHT, SMALL_HEIGHT, SMALL_WIDTH, WIDTH, Card
from guide.cards.lettering import Lettering, fitted, font
from guide.site import NAME

# The light colours of static/css/tokens.css: --paper, --ink, --lav, --lav-ink.
PAPER, INK, MAT, MAT_INK = "#fbfaf7", "#1d2935", "#e3dcee", "#4b3a70"
# Pixels: the margin, where the mat begins, and the column of the words.
MARGIN = 64
MAT_TOP = 528
COLUMN = 520
KIND_SIZE = 34
NAME_SIZE = 38
# Flat colours with soft edges: more are hardly seen, and make the file larger.
COLOURS = 128

GROUND = f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">
<path fill="{PAPER}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>
<path fill="{MAT}" d="M0 {MAT_TOP}h{WIDTH}v{HEIGHT}H0z"/>
<g transform="translate({MARGIN - 4} {MAT_TOP + 20}) scale(1.9)" fill="none" stroke-width="5" stroke-linecap="round">
<path d="M6.5 26.5 15 9" stroke="#3f5f82"/><path d="m15 9 12 17.5" stroke="#5fa394"/>
<circle cx="15" cy="8.5" r="4.2" fill="#fd855a"/></g>
<svg x="576" y="24" width="608" height="{MAT_TOP}">{{figure}}</svg>
</svg>"""


def draw(card: Card) -> bytes:
    """A PNG of 1200 x 630."""
    picture = Image.open(BytesIO(resvg_py.svg_to_bytes(GROUND.format(figure=card.figure.svg), skip_system_fonts=True)))
    drawn = picture.convert("RGB")
    pen = ImageDraw.Draw(drawn)
    top = MARGIN
    if card.kind:
        pen.text((MARGIN, top), card.kind, MAT_INK, font(KIND_SIZE))
        top += KIND_SIZE * 2
    _write(pen, top, fitted(card.heading, COLUMN, MAT_TOP - MARGIN // 2 - top))
    pen.text((MARGIN + 76, MAT_TOP + (HEIGHT - MAT_TOP) // 2), NAME, MAT_INK, font(NAME_SIZE), anchor="lm")
    return _written(drawn)


def shrunk(png: bytes) -> bytes:
    """The small size of a drawn card."""
    return _written(Image.open(BytesIO(png)).convert("RGB").resize((SMALL_WIDTH, SMALL_HEIGHT)))


def _written(drawn: Image.Image) -> bytes:
    file = BytesIO()
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _write(pen: ImageDraw.ImageDraw, top: int, lettering: Lettering) -> None:
    for number, line in enumerate(lettering.lines):
        pen.text((MARGIN, top + number * lettering.step), line, INK, font(lettering.size))
