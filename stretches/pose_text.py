"""A pose as the text that editors see and type."""

import json
from collections.abc import Mapping
from typing import Any

from stretches.figures.schema import PoseError, parsed

# Characters. The longest of our poses has 700.
LONGEST = 20_000


def pose_of(text: str) -> Mapping[str, Any]:
    """The pose that was typed. Raises PoseError with sentences that any page can show."""
    if len(text) > LONGEST:
        raise PoseError(f"This text is too long to be a pose. Keep it under {LONGEST:,} characters.")
    try:
        return parsed(text)
    except PoseError as error:
        # JSON can name halves of characters, which no page can carry.
        raise PoseError(*[sentence.encode(errors="replace").decode() for sentence in error.errors]) from error
    except ValueError as error:
        # Python reads no number of thousands of digits.
        raise PoseError("A number of this pose is too long.") from error


def layout(pose: Mapping[str, Any]) -> str:
    """A line for each part of the pose, so that a person can find their way. static/js/pose/text.js does the same."""
    parts = ",\n".join(f"  {json.dumps(name)}: {json.dumps(part)}" for name, part in pose.items())
    return f"{{\n{parts}\n}}" if parts else "{}"
