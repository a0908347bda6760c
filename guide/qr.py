"""QR codes as the path of an SVG, which templates draw."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

# Light modules round the code (ISO/IEC 18004 asks for four).
QUIET_ZONE = 4


@dataclass(frozen=True, slots=True)
class Code:
    """``size`` is the side in modules, with the quiet zone; ``path`` is a line of width 1 for each dark run."""

    size: int
    path: str


@lru_cache(maxsize=256)
def code_of(address: str) -> Code | None:
    """The code of an address, or None if it is too long for one."""
    try:
        drawn = segno.make_qr(address, error="m")
    except segno.DataOverflowError:
        return None
    parts = []
    for y, row in enumerate(drawn.matrix_iter(border=QUIET_ZONE)):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                parts.append(f"M{x} {y}.5h{length}")
            x += length
    return Code(int(drawn.symbol_size(border=QUIET_ZONE)[0]), "".join(parts))
