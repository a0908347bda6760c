"""A thing and what it does, said of one of the two or of both."""

from dataclasses import dataclass

MANY = {
    "is": "are",
    "its": "their",
    "foot": "feet",
    "heel": "heels",
    "shin": "shins",
    "hip": "hips",
    "thigh": "thighs",
    "calf": "calves",
    "sole": "soles",
    "other": "other",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """``subject`` is "leg", "knee", "hand" or "arm"; ``verb`` ends in s; ``rest`` follows it."""

    subject: str
    verb: str
    rest: str

    def of(self, side: str) -> str:
        return f"the {side} {self.subject} {self.verb} {self.rest}"

    def of_both(self) -> str:
        verb = MANY.get(self.verb, self.verb.removesuffix("s"))
        rest = " ".join(_many(word) for word in self.rest.split(" "))
        return f"both {self.subject}s {verb} {rest}"


def _many(word: str) -> str:
    bare = word.rstrip(",")
    return MANY.get(bare, bare) + word[len(bare) :]


def sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."
