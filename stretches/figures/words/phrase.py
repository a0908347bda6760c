"""A part of the body and what it does, said of one of the two or of both."""

from dataclasses import dataclass

MANY = {"is": "are", "reaches": "reach", "foot": "feet", "calf": "calves", "toes": "toes"}
DOING = {"is": "", "holds": " holding", "reaches": " reaching", "hangs": " hanging", "rests": " resting"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """``verb`` ends in s; in ``rest``, a word after ~ is one of two: "bent, the ~foot on the floor"."""

    subject: str
    verb: str
    rest: str

    def of(self, side: str) -> str:
        return f"the {side} {self.subject} {self.verb} {one(self.rest)}"

    def of_both(self) -> str:
        return f"both {self.subject}s {MANY.get(self.verb, self.verb.removesuffix('s'))} {many(self.rest)}"

    def tail_of(self, side: str) -> str:
        """The same to follow another sentence after a comma: "the right hand holding a strap"."""
        return f"the {side} {self.subject}{DOING[self.verb]} {one(self.rest)}"

    def tail_of_both(self) -> str:
        return f"both {self.subject}s{DOING[self.verb]} {many(self.rest)}"


def one(words: str) -> str:
    return words.replace("~", "")


def many(words: str) -> str:
    return " ".join(_plural(word[1:]) if word.startswith("~") else word for word in words.split(" "))


def _plural(word: str) -> str:
    bare = word.rstrip(",")
    return MANY.get(bare, f"{bare}s") + word[len(bare) :]


def sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."
