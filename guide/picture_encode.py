"""Makes the files of a picture out of what an editor uploaded. Nothing of the upload is kept but what is seen.

Whatever else was in the file (a script, a place on a map, the name of a camera) is gone, because the picture is
decoded and each size is written anew. All are WebP, which every browser since 2020 can show, at two thirds of the
bytes of JPEG; a second format would double the files for readers that hardly anybody has.
"""

import logging
from collections.abc import Mapping
from io import BytesIO
from threading import Lock
from typing import IO

from django.core.exceptions import ValidationError
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from guide.picture_address import LARGEST, PictureFile

logger = logging.getLogger(__name__)

FORMATS = ("PNG", "JPEG", "WEBP", "AVIF")
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 24_000_000
# Pixels of the shorter side; less shows nothing in a text.
SMALLEST = 100
# How many times longer one side may be than the other, so that no size becomes a line.
LONGEST = 5
# Of 100. Edges of drawings stay clean, and a photo of 1600 by 1200 pixels has some 250 KB.
QUALITY = 82

# Pillow's own limit, for all that it opens in this process. It warns, and from twice as many on it refuses by itself.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
# One at a time: while a picture of 24 megapixels is decoded it takes up to 400 MB.
_alone = Lock()

Files = Mapping[PictureFile, bytes]

UNKNOWN = "This file is not a PNG, JPEG, WebP or AVIF picture. Save it as one of these, then choose it again."
TOO_LARGE = "This file has {} MB. The most is 5 MB: save it smaller or as a JPEG, then choose it again."
TOO_MANY_PIXELS = "This picture has too many pixels: the most is 24 million. Make it smaller, then choose it again."
BROKEN = "This picture is damaged or cut short. Open it, save it again as PNG or JPEG, then choose the new file."
MOVING = "This picture moves, and moving pictures distract from reading. Choose one that stands still."
TOO_SMALL = "This picture is {} by {} pixels. Choose one that has 100 pixels or more on each side."
TOO_LONG = "This picture is {} by {} pixels. Cut it so that no side is over 5 times as long as the other."


def encode(upload: IO[bytes], permanent_id: str) -> Files:
    """Return the files of all sizes, smallest first; a ``ValidationError`` says what is wrong with the upload."""
    with _alone:
        try:
            full = _decode(upload)
        except ValidationError:
            raise
        except UnidentifiedImageError as error:
            raise ValidationError(UNKNOWN) from error
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise ValidationError(TOO_MANY_PIXELS) from error
        except Exception as error:  # The decoders raise all sorts of things when a file lies to them.
            logger.info("An uploaded picture cannot be decoded.", exc_info=True)
            raise ValidationError(BROKEN) from error
        sizes = PictureFile(permanent_id, *full.size).sizes
        return {size: _written(full, size) for size in sizes}


def _decode(upload: IO[bytes]) -> Image.Image:
    """The picture as it is meant to be seen: upright, in sRGB, on white, at most as large as the largest size."""
    with Image.open(upload, formats=FORMATS) as opened:
        # All of this is known from the header, before anything is unpacked.
        if opened.width * opened.height > MOST_PIXELS:
            raise ValidationError(TOO_MANY_PIXELS)
        if min(opened.size) < SMALLEST:
            raise ValidationError(TOO_SMALL.format(*opened.size))
        if max(opened.size) > LONGEST * min(opened.size):
            raise ValidationError(TOO_LONG.format(*opened.size))
        # Phones put a second view beside a photo (MPO), which is no movement.
        if getattr(opened, "is_animated", False) and opened.format != "MPO":
            raise ValidationError(MOVING)
        profile = opened.info.get("icc_profile")
        image = _plain(ImageOps.exif_transpose(opened))
    image.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
    return _in_srgb(image, profile)


def _plain(image: Image.Image) -> Image.Image:
    """Grey, RGB or CMYK with 8 bits. What is clear becomes white: black lines on it would be lost on dark pages."""
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        plain = Image.new("RGB", image.size, "white")
        plain.paste(seen, mask=seen)
        return plain
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda grey: grey / 256).convert("L")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert the colours and leave the profile and all other notes behind."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
        except (OSError, ImageCms.PyCMSError):
            # Browsers take such a picture as sRGB too.
            logger.info("The colour profile of an uploaded picture cannot be used.", exc_info=True)
    bare = Image.new("RGB", image.size)
    bare.paste(image.convert("RGB"))
    return bare


def _written(full: Image.Image, size: PictureFile) -> bytes:
    image = full.resize((size.width, size.height), Image.Resampling.LANCZOS)
    written = BytesIO()
    image.save(written, "WEBP", quality=QUALITY, method=4)
    return written.getvalue()
