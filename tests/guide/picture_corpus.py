"""Files that nobody should trust, each built here: what makes it hostile stands in its name.

What a file tries to bring in has ``MARK`` in it, so that a test can look for it in what was kept.
"""

import gzip
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

from guide import picture_encode as said

MARK = b"alert(document.cookie)"
SCRIPT = b"<script>" + MARK + b"</script>"
PHP = b"<?php system('" + MARK + b"'); ?>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="' + MARK + b'"/>'

Build = Callable[[], bytes]


def photo(mode: str = "RGB", size: tuple[int, int] = (160, 120)) -> Image.Image:
    """A picture that is dark at the left and light at the right."""
    return Image.linear_gradient("L").rotate(90).resize(size).convert(mode)


def saved(image: Image.Image | None = None, kind: str = "PNG", **options: Any) -> bytes:
    written = BytesIO()
    (image or photo()).save(written, kind, **options)
    return written.getvalue()


def moving(kind: str) -> bytes:
    frames = [photo(), photo().rotate(180)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *chunks: bytes, bits: int = 8, colour: int = 0, interlaced: int = 0) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlaced)
    return b"\x89PNG\r\n\x1a\n" + b"".join([chunk(b"IHDR", header), *chunks, chunk(b"IEND", b"")])


def rows(width: int, height: int) -> bytes:
    """Black, one bit for each dot, packed as tight as it goes."""
    return chunk(b"IDAT", zlib.compress(bytes((1 + (width + 7) // 8) * height), 9))


def interlaced() -> bytes:
    """Adam7: seven passes, each a smaller picture of its own."""
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    data = b"".join(
        (b"\0" + b"\x80" * len(range(x, 120, right))) * len(range(y, 120, down)) for x, y, right, down in passes
    )
    return png(120, 120, chunk(b"IDAT", zlib.compress(data)), interlaced=1)


def with_text(key: str, text: bytes, *, packed: bool = False) -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text(key, text.decode("latin-1"), zip=packed)
    return saved(pnginfo=notes)


def bomb(kind: bytes, head: bytes) -> bytes:
    """A chunk of 20 MB that is packed into 90 KB."""
    return png(120, 120, chunk(kind, head + zlib.compress(bytes(20_000_000), 1)), rows(120, 120), bits=1)


def exif(**options: Any) -> bytes:
    notes = Image.Exif()
    notes[0x0112] = 6  # turned a quarter
    notes[0x010E] = MARK.decode()
    notes.get_ifd(0x8825)[1] = "N"  # on the northern half of the earth
    return saved(photo("RGB", (200, 120)), exif=notes, **options)


def jpeg(*segments: bytes) -> bytes:
    """A JPEG with further segments after its first marker."""
    whole = saved(kind="JPEG")
    return whole[:2] + b"".join(segments) + whole[2:]


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new, 1)


def sized(kind: str, width: int, height: int) -> bytes:
    """A picture of 160 by 120 whose header tells another size."""
    if kind == "JPEG":
        return changed(saved(kind=kind), struct.pack(">HH", 120, 160), struct.pack(">HH", height, width))
    if kind == "AVIF":
        return changed(saved(kind=kind), struct.pack(">II", 160, 120), struct.pack(">II", width, height))
    body = saved(photo("RGBA"), kind, lossless=True, xmp=b" ")
    canvas = struct.pack("<I", 159)[:3] + struct.pack("<I", 119)[:3]
    return changed(body, canvas, struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3])


def cut(kind: str, part: float) -> bytes:
    whole = saved(kind=kind)
    return whole[: int(len(whole) * part)]


def container(brand: bytes) -> bytes:
    return struct.pack(">I", 24) + b"ftyp" + brand + bytes(4) + brand + b"mp42" + struct.pack(">I", 30) + b"mdat" + MARK


# Refused, with this sentence.
REFUSED: dict[str, tuple[Build, str]] = {
    "HTML": (lambda: b"<!DOCTYPE html><title>x</title>" + SCRIPT, said.UNKNOWN),
    "HTML in UTF-16": (lambda: b"\xff\xfe" + SCRIPT.decode().encode("utf-16-le"), said.UNKNOWN),
    "SVG": (lambda: SVG, said.UNKNOWN),
    "SVG with a declaration": (lambda: b'<?xml version="1.0"?>' + SVG, said.UNKNOWN),
    "SVG, packed": (lambda: gzip.compress(SVG), said.UNKNOWN),
    "SVG that reads a file": (
        lambda: b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>', said.UNKNOWN,
    ),
    "SVG of a billion laughs": (
        lambda: b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><svg>&b;</svg>', said.UNKNOWN,
    ),
    "PHP": (lambda: PHP, said.UNKNOWN),
    "shell script": (lambda: b"#!/bin/sh\nrm -rf /\n", said.UNKNOWN),
    "program": (lambda: b"MZ" + bytes(300), said.UNKNOWN),
    "ZIP": (lambda: b"PK\x03\x04" + MARK, said.UNKNOWN),
    "PDF": (lambda: b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(" + MARK + b")>>>>endobj", said.UNKNOWN),
    "EPS": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(%pipe%id) (r) file", said.UNKNOWN),
    "WMF": (lambda: b"\xd7\xcd\xc6\x9a" + bytes(60), said.UNKNOWN),
    "PSD": (lambda: b"8BPS\0\1" + bytes(60), said.UNKNOWN),
    "GIF": (lambda: saved(kind="GIF"), said.UNKNOWN),
    "GIF that moves": (lambda: moving("GIF"), said.UNKNOWN),
    "GIF that is a script": (lambda: b"GIF89a/*" + bytes(20) + b"*/=1;" + MARK, said.UNKNOWN),
    "BMP": (lambda: saved(kind="BMP"), said.UNKNOWN),
    "TIFF": (lambda: saved(kind="TIFF"), said.UNKNOWN),
    "ICO": (lambda: saved(kind="ICO"), said.UNKNOWN),
    "JPEG 2000": (lambda: saved(kind="JPEG2000"), said.UNKNOWN),
    "PPM": (lambda: saved(kind="PPM"), said.UNKNOWN),
    "TGA": (lambda: saved(kind="TGA"), said.UNKNOWN),
    "DDS": (lambda: saved(kind="DDS"), said.UNKNOWN),
    "MP4 called AVIF": (lambda: container(b"isom"), said.UNKNOWN),
    "HEIC": (lambda: container(b"heic"), said.UNKNOWN),
    "AVIF with nothing in it": (lambda: container(b"avif"), said.UNKNOWN),
    "WebP with nothing in it": (lambda: b"RIFF\x1a\0\0\0WEBPVP8 " + MARK, said.BROKEN),
    "JPEG that is HTML after its first bytes": (lambda: b"\xff\xd8\xff" + SCRIPT, said.UNKNOWN),
    "PNG that is HTML after its first bytes": (lambda: b"\x89PNG\r\n\x1a\n" + SCRIPT * 9, said.UNKNOWN),
    "PNG cut in its header": (lambda: saved()[:20], said.BROKEN),
    "PNG cut in its dots": (lambda: saved()[:-60], said.BROKEN),
    "PNG with a wrong checksum": (lambda: changed(png(120, 120, rows(120, 120)), b"IHDR", b"IHDS"), said.UNKNOWN),
    "PNG of no dots": (lambda: png(0, 0, rows(1, 1), bits=1), said.UNKNOWN),
    "PNG that tells more than it has": (lambda: png(900, 900, rows(120, 120), bits=1), said.BROKEN),
    "JPEG cut at its start": (lambda: cut("JPEG", 0.1), said.BROKEN),
    "JPEG cut in its middle": (lambda: cut("JPEG", 0.7), said.BROKEN),
    "WebP cut in its middle": (lambda: cut("WEBP", 0.6), said.BROKEN),
    "AVIF cut in its middle": (lambda: cut("AVIF", 0.8), said.BROKEN),
    "PNG of one dot": (lambda: png(1, 1, rows(1, 1), bits=1), said.TOO_SMALL.format(1, 1)),
    "PNG like a line": (lambda: png(9000, 100, rows(9000, 100), bits=1), said.TOO_LONG.format(9000, 100)),
    "PNG that says it is huge": (lambda: png(60_000, 60_000, rows(9, 9), bits=1), said.TOO_MANY_PIXELS),
    "PNG that is larger than numbers are": (lambda: png(2**31 - 1, 2**31 - 1, rows(9, 9)), said.TOO_MANY_PIXELS),
    "PNG of 25 million dots in 4 KB": (lambda: png(5000, 5000, rows(5000, 5000), bits=1), said.TOO_MANY_PIXELS),
    "PNG of 47 million dots": (lambda: png(7000, 6800, rows(9, 9), bits=1), said.TOO_MANY_PIXELS),
    "PNG with a note of 20 MB": (lambda: bomb(b"zTXt", b"Comment\0\0"), said.BROKEN),
    "PNG with a profile of 20 MB": (lambda: bomb(b"iCCP", b"icc\0\0"), said.BROKEN),
    "JPEG that says it is huge": (lambda: sized("JPEG", 65_000, 65_000), said.TOO_MANY_PIXELS),
    "WebP that says it is huge": (lambda: sized("WEBP", 16_000, 16_000), said.TOO_MANY_PIXELS),
    "AVIF that says it is huge": (lambda: sized("AVIF", 6000, 5000), said.TOO_MANY_PIXELS),
    "WebP that tells more than it has": (lambda: sized("WEBP", 200, 200), said.BROKEN),
    "WebP that tells less than it has": (lambda: sized("WEBP", 130, 110), said.BROKEN),
    "PNG that moves": (lambda: moving("PNG"), said.MOVING),
    "WebP that moves": (lambda: moving("WEBP"), said.MOVING),
    "AVIF that moves": (lambda: moving("AVIF"), said.MOVING),
    "5 MB and one byte": (lambda: saved().ljust(5 * 1024**2 + 1, b"\0"), said.TOO_LARGE.format(5.1)),
    "30 MB": (lambda: bytes(30_000_000), said.TOO_LARGE.format(28.7)),
}  # fmt: skip

# Decoded and written anew, with this size.
HARMLESS: dict[str, tuple[Build, tuple[int, int]]] = {
    "PNG with HTML after it": (lambda: saved() + SCRIPT, (160, 120)),
    "PNG with PHP in a note": (lambda: with_text("Comment", PHP), (160, 120)),
    "PNG with PHP in a packed note": (lambda: with_text("Comment", PHP, packed=True), (160, 120)),
    "PNG with XMP": (lambda: with_text("XML:com.adobe.xmp", SVG), (160, 120)),
    "PNG with a script in an unknown part": (
        lambda: png(120, 120, chunk(b"haCk", SCRIPT), rows(120, 120), bits=1), (120, 120),
    ),
    "PNG whose dots are a script": (
        lambda: saved(Image.frombytes("RGB", (160, 120), (SCRIPT * 2000)[: 160 * 120 * 3]), compress_level=0),
        (160, 120),
    ),
    "PNG with 16 bits of grey": (lambda: saved(Image.new("I;16", (160, 120), 40_000)), (160, 120)),
    "PNG of one bit": (lambda: saved(photo("1")), (160, 120)),
    "PNG of a palette with a clear colour": (lambda: saved(photo("P"), transparency=0), (160, 120)),
    "PNG of grey that is clear in part": (lambda: saved(photo("LA")), (160, 120)),
    "PNG, interlaced": (interlaced, (120, 120)),
    "PNG without its end": (lambda: saved()[:-12], (160, 120)),
    "JPEG with a ZIP after it": (lambda: saved(kind="JPEG") + b"PK\x03\x04" + MARK, (160, 120)),
    "JPEG with a script as its comment": (lambda: jpeg(segment(0xFE, b"*/=1;" + MARK + b"/*")), (160, 120)),
    "JPEG with PHP in an unknown part": (lambda: jpeg(segment(0xED, PHP)), (160, 120)),
    "JPEG, turned, with its place": (lambda: exif(kind="JPEG"), (120, 200)),
    "JPEG with a profile": (lambda: saved(kind="JPEG", icc_profile=profile()), (160, 120)),
    "JPEG with a profile of 2 MB of nonsense": (lambda: saved(kind="JPEG", icc_profile=MARK * 90_000), (160, 120)),
    "JPEG of grey with a profile for colours": (
        lambda: saved(photo("L"), "JPEG", icc_profile=profile()), (160, 120),
    ),
    "JPEG of four inks": (lambda: saved(photo("CMYK"), "JPEG"), (160, 120)),
    "JPEG of two views": (
        lambda: saved(photo(), "MPO", save_all=True, append_images=[photo().rotate(180)]), (160, 120),
    ),
    "JPEG, progressive": (lambda: saved(kind="JPEG", progressive=True), (160, 120)),
    "WebP, turned, with its place": (lambda: exif(kind="WEBP"), (120, 200)),
    "WebP with XMP": (lambda: saved(kind="WEBP", xmp=SVG), (160, 120)),
    "WebP that is clear in part": (lambda: saved(photo("RGBA"), "WEBP", lossless=True), (160, 120)),
    "AVIF with XMP": (lambda: saved(kind="AVIF", xmp=SVG), (160, 120)),
    "AVIF that is clear in part": (lambda: saved(photo("RGBA"), "AVIF"), (160, 120)),
    "JPEG that tells more than it has": (lambda: sized("JPEG", 160, 400), (160, 400)),
    "AVIF that tells more than it has": (lambda: sized("AVIF", 400, 400), (400, 400)),
    "AVIF that tells less than it has": (lambda: sized("AVIF", 120, 100), (120, 100)),
    "picture in all sizes": (lambda: saved(photo(size=(2000, 1200)), "JPEG"), (1600, 960)),
}  # fmt: skip

# What the file is called, and what the browser says it is.
NAMES = [
    ("../../x.png", "image/png"), ("..\\..\\x.png", "image/png"), ("/etc/passwd", "image/png"),
    ("C:\\windows\\x.png", "image/png"), ("x.php", "image/png"), ("x.svg", "image/svg+xml"), ("x.html", "text/html"),
    ("x.png", "text/html"), ("x.jpg", ""), ("x", "nonsense"), ("x.png\0.html", "image/png"), ("x\r.png", "image/png"),
    ("x\u202egnp.html", "image/png"), ("x" * 600 + ".png", "image/png"), ("con.png", "image/png"),
    ("<script>.png", "image/png"), (".htaccess", "image/png"), ("&#46;&#46;/x.png", "image/png"), ("%2e%2e%2fx", "x/x"),
]  # fmt: skip
