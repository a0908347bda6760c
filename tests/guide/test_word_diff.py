import re
import time

import pytest

from guide.word_diff import list_sides, text_sides, whole_sides

# What a reader of the page hears before and after a marked word.
MARK = re.compile(r"<(del|ins)><span[^>]*>\((?:added|removed): </span>(.*?)<span[^>]*>\) </span></\1>", re.DOTALL)


def seen(html: str) -> str:
    """The text with what was removed in [] and what was added in {}."""
    return MARK.sub(lambda mark: f"[{mark[2]}]" if mark[1] == "del" else f"{{{mark[2]}}}", html)


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        ("Hold still.", "Hold still.", "Hold still.", "Hold still."),
        ("Hold for 20 seconds.", "Hold for 30 seconds.", "Hold for [20] seconds.", "Hold for {30} seconds."),
        ("", "Walk.", "", "{Walk.}"),
        ("Walk.", "", "[Walk.]", ""),
        ("Bend the knee.", "Bend the knee now.", "Bend the knee.", "Bend the knee{ now}."),
        ("One.\n\nTwo.", "One.\n\nNew.\n\nTwo.", "One.\n\nTwo.", "One.\n\n{New.\n\n}Two."),
        ("a line\nanother", "a line\n\nanother", "a line\nanother", "a line\n{¶\n}another"),
        ("Sit down now", "Sit  down now", "Sit[␣]down now", "Sit{␣␣}down now"),
        # A passage that shares next to nothing is no patchwork of single words.
        ("Rest on the bed all day", "Walk to the shop", "[Rest on the bed all day]", "{Walk to the shop}"),
        # Neither is a short word between two others.
        ("Move your hips and knees slowly", "Move your back and feet slowly", "Move your [hips and knees] slowly",
         "Move your {back and feet} slowly"),
        # As many lines as before are the same lines, each with its change.
        ("Stand up tall.\nSit down.", "Stand up straight.\nSit back.", "Stand up [tall].\nSit [down].",
         "Stand up {straight}.\nSit {back}."),
        ("Stop!", "Stop?", "Stop[!]", "Stop{?}"),
        ("Größe 👍🏽 zwei", "Größe 👍🏽 drei", "Größe 👍🏽 [zwei]", "Größe 👍🏽 {drei}"),
    ],
)  # fmt: skip
def test_text_sides(before: str, after: str, left: str, right: str) -> None:
    sides = text_sides(before, after)

    assert [seen(side) for side in sides] == [left, right]


def test_marks_are_heard() -> None:
    left, right = text_sides("Hold still.", "Sit still.")

    assert left == (
        '<del><span class="visually-hidden">(removed: </span>Hold<span class="visually-hidden">) </span></del> still.'
    )
    assert right == (
        '<ins><span class="visually-hidden">(added: </span>Sit<span class="visually-hidden">) </span></ins> still.'
    )


def test_whole_sides_mark_no_words() -> None:
    left, right = whole_sides("1 May 2026", "2 May 2026")

    assert (seen(left), seen(right)) == ("[1 May 2026]", "{2 May 2026}")


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        (["Mat"], ["Mat", "Wall"], "<ul><li>Mat</li></ul>", "<ul><li>Mat</li><li>{Wall}</li></ul>"),
        (["Mat"], [], "<ul><li>[Mat]</li></ul>", ""),
    ],
)
def test_list_sides(before: list[str], after: list[str], left: str, right: str) -> None:
    sides = list_sides(before, after)

    assert [seen(side) for side in sides] == [left, right]


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "</del><img src=x onerror=alert(1)>", "'\"&<b>{0}"])
def test_hostile_text_is_escaped(hostile: str) -> None:
    sides = [*text_sides(f"Sit. {hostile}", f"Sit down. {hostile} now"), *text_sides("", hostile),
             *list_sides([hostile], ["x"]), *whole_sides(hostile, "x")]  # fmt: skip

    tags = {tag for side in sides for tag in re.findall(r"<[^>]*>?", side)}
    assert tags == {"<del>", "</del>", "<ins>", "</ins>", "<ul>", "</ul>", "<li>", "</li>", "</span>",
                    '<span class="visually-hidden">'}  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 5000, "b a " * 5000),
        ("a\n" * 10000, "b\na\n" * 5000),
        ("!?" * 10000, "?!" * 10000),
        ("".join(f"w{n} " for n in range(3600)), ". ".join(f"w{n}" if n % 2 else "x" for n in range(3500))),
    ],
    ids=["words", "lines", "signs", "every-second-word"],
)
def test_texts_of_20_000_characters_are_compared_in_time(before: str, after: str) -> None:
    before, after = before[:20_000], after[:20_000]
    started = time.process_time()

    sides = text_sides(before, after)

    # A few hundredths of a second; without a bound on what is compared, minutes.
    assert time.process_time() - started < 5
    texts = [re.sub(r"<span.*?</span>|<[^>]*>", "", side).replace("¶", "") for side in sides]
    assert texts == [before, after]
