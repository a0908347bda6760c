"""The text box of a form with its selection, as one text that a test can read."""

from playwright.sync_api import Locator

SELECTED = """text => {
    const { value, selectionStart, selectionEnd } = text;
    const marks = selectionStart === selectionEnd ? ["|", ""] : ["«", "»"];
    return value.slice(0, selectionStart) + marks[0] + value.slice(selectionStart, selectionEnd) + marks[1]
        + value.slice(selectionEnd);
}"""


def write(text: Locator, marked: str) -> None:
    """Fill a box with a text in which « and » stand around what is selected, or | where the caret is."""
    text.fill(marked.translate(str.maketrans("", "", "«»|")))
    start, end = (marked.index("«"), marked.index("»") - 1) if "«" in marked else (marked.index("|"),) * 2
    text.evaluate("(text, [start, end]) => text.setSelectionRange(start, end)", [start, end])
