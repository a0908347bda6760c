"""QR codes are what a phone reads."""

import re

import zxingcpp
from PIL import Image

from guide.qr import Code, code_of


def drawn(code: Code) -> Image.Image:
    """The code as a picture, four pixels a module, from the path alone."""
    picture = Image.new("L", (code.size, code.size), 255)
    for run in code.path.split("M")[1:]:
        place, length = run.split("h")
        x, y = place.split(" ")
        for ahead in range(int(length)):
            picture.putpixel((int(x) + ahead, int(float(y))), 0)
    return picture.resize((code.size * 4, code.size * 4), Image.Resampling.NEAREST)


def read_svg(svg: bytes) -> Code:
    """The code of a picture that a page or a file shows."""
    found = re.search(r'viewBox="0 0 (\d+) \1".* d="([^"]+)" stroke="#000"', svg.decode())
    assert found is not None
    return Code(int(found[1]), found[2])


def test_code_reads_as_its_address() -> None:
    code = code_of("https://guide.example/routine/?plan=22222222:20:2:each&printed=20261122T101530Z")

    assert code is not None
    found = zxingcpp.read_barcodes(drawn(code))
    assert [one.text for one in found] == [
        "https://guide.example/routine/?plan=22222222:20:2:each&printed=20261122T101530Z"
    ]


def test_code_has_a_quiet_zone() -> None:
    code = code_of("https://guide.example/")

    assert code is not None
    assert code.path.startswith("M4 4.5h7")
    assert code.size == 25 + 8


def test_address_can_be_too_long() -> None:
    assert code_of("x" * 2331) is not None
    assert code_of("x" * 2332) is None
