"""The people in the pictures: the set shows different readers, not one.

A colour is a pair, for light and for dark pages; its name is that of a CSS variable after ``--f-``.
"""

from dataclasses import dataclass
from typing import Final

Colours = dict[str, tuple[str, str]]

# What belongs to nobody: kit, signs and shadows.
THINGS: Final[Colours] = {
    "accent": ("#ff8a5c", "#ff9468"),
    "accent-far": ("#d96c42", "#cf6a43"),
    "halo": ("#f0eee7", "#1d2733"),
    "strap": ("#8b6fb8", "#b79ce0"),
    "strap-far": ("#6c5494", "#8169ab"),
    "prop": ("#cdbfa9", "#7d7263"),
    "prop-far": ("#b3a48c", "#615848"),
    "mat": ("#e3dcee", "#3a3c55"),
    "shadow": ("#3a2f5022", "#0006"),
    "arrow": ("#d4552a", "#ffa27c"),
    "ok": ("#f4fffb", "#f4fffb"),
    "warn": ("#c93a2e", "#ff6b5c"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """``belly`` is how much further out the front of the waist is, in body units; ``girth`` is how thick limbs are."""

    hair: str
    colours: Colours
    belly: float = 0
    girth: float = 1

    @property
    def wears_scarf(self) -> bool:
        return self.hair == "scarf"


PEOPLE: Final[dict[str, Person]] = {
    "a": Person(
        hair="short-hair",
        colours={
            "skin": ("#d9a27f", "#dba684"),
            "skin-far": ("#b9825f", "#a87656"),
            "hair": ("#43342f", "#77594a"),
            "top": ("#74b3a6", "#7fc4b5"),
            "sleeve": ("#82bfb2", "#90d0c2"),
            "top-far": ("#4a857a", "#447c71"),
            "legs": ("#3f5f82", "#648bb8"),
            "legs-far": ("#2c4562", "#42638c"),
        },
    ),
    "b": Person(
        hair="scarf",
        colours={
            "skin": ("#a9714c", "#b57e58"),
            "skin-far": ("#875537", "#8a5a3b"),
            "hair": ("#6d4a7e", "#a583b8"),
            "top": ("#d9a441", "#dbb05c"),
            "sleeve": ("#e2b35a", "#e6c078"),
            "top-far": ("#a6782a", "#94713a"),
            "legs": ("#4d5a4f", "#7b8f7f"),
            "legs-far": ("#374239", "#56665a"),
        },
    ),
    "c": Person(
        hair="tied-hair",
        belly=3.2,
        girth=1.12,
        colours={
            "skin": ("#ecc2a4", "#e6bd9f"),
            "skin-far": ("#cb9b7b", "#b58a6c"),
            "hair": ("#9a948f", "#c2bdb8"),
            "top": ("#8d9bc9", "#9aa9d8"),
            "sleeve": ("#9cabd6", "#afbce4"),
            "top-far": ("#66739f", "#5e6b96"),
            "legs": ("#5a4860", "#917b99"),
            "legs-far": ("#42334a", "#67536f"),
        },
    ),
}
DEFAULT = "a"
