"""The page "When to get help" as Markdown; a test holds its sentences against those of the page itself."""

from collections.abc import Iterable

from guide.models import RedFlag
from guide.twin.text import body, escaped, items, marks, numbers_of

Level = RedFlag.Level
LEAD = "Serious causes of back pain are rare. Check these lists before you stretch."
HEADINGS = {
    Level.EMERGENCY: "Emergency: Call 999 or go to A&E now if your back hurts and:",
    Level.URGENT: "Urgent: Ask for an urgent GP appointment or call 111 if your back hurts and:",
    Level.GP: "Not urgent: See a GP or physio if:",
    Level.NOT_TODAY: "Do not stretch today if:",
    Level.ASK_FIRST: "Ask a health professional first if:",
}
AFTER = {
    Level.EMERGENCY: (
        "Some of these signs can mean that nerves at the base of your spine are squeezed. That is rare, but it needs a "
        "hospital fast."
    ),
    Level.URGENT: "One sign alone is seldom something serious. The right step is to get checked.",
}
ELSEWHERE = ("European Union: 112", "United States: 911", "Elsewhere: Your local number")


def signs(flags: Iterable[RedFlag], page: str) -> list[str]:
    """The lists, the most urgent first."""
    blocks = [LEAD]
    found = list(flags)
    for level, heading in HEADINGS.items():
        lines = [_sign(flag, page) for flag in found if flag.level == level]
        blocks += [f"## {heading}", items(lines), AFTER.get(level, "")]
    return [*blocks, "## Not in the UK?", items(ELSEWHERE)]


def _sign(flag: RedFlag, page: str) -> str:
    """A line of the list, with its advice set in below."""
    line = f"{escaped(flag.title)}{marks(flag)}"
    advice = body(flag.advice, page, numbers_of(flag)).strip()
    return f"{line}\n\n{advice}".replace("\n", "\n  ").replace("\n  \n", "\n\n") if advice else line
