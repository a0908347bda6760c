"""The dialogs of the Markdown editor: links, sources and pictures, without losing the place in the text."""

import json

from playwright.sync_api import Route, expect

from tests.browser.conftest import OpenForm
from tests.browser.writing import SELECTED, write
from tests.factories import make_reference, make_stretch, make_tip

PASTE = """(text, [type, value]) => {
    const data = new DataTransfer();
    if (type === "file") data.items.add(new File(["x"], value, { type: "image/png" }));
    else data.setData(type, value);
    text.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
DROP = """text => {
    const data = new DataTransfer();
    data.items.add(new File(["x"], "b.png", { type: "image/png" }));
    for (const type of ["dragover", "drop"])
        text.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def test_link_is_found_by_search_or_typed(open_form: OpenForm) -> None:
    make_stretch(title="Leg swings", slug="leg-swings")
    make_stretch(title="Leg lifts", slug="leg-lifts", status="draft")
    page = open_form(make_tip())
    text, dialog = page.get_by_label("What to do"), page.get_by_role("dialog", name="Add a link")
    write(text, "Try «them» now.")

    text.press("Control+k")
    page.keyboard.type("leg")
    expect(dialog.get_by_role("status")).to_have_text("2 were found.")
    assert dialog.get_by_role("option").all_inner_texts() == ["Leg lifts\nStretch · Draft", "Leg swings\nStretch"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(dialog.get_by_label("Search the guide")).to_have_value("/stretches/leg-swings/")
    page.keyboard.press("Enter")
    expect(dialog).not_to_be_visible()
    assert text.evaluate(SELECTED) == "Try [them](/stretches/leg-swings/)| now."
    expect(text).to_be_focused()

    # In a link, the same key changes it.
    text.press("ArrowLeft")
    text.press("Control+k")
    dialog.get_by_label("Search the guide").fill("nowhere")
    expect(dialog.get_by_role("status")).to_have_text("Nothing was found. Try other words.")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("Choose one from the list, or type an address")
    dialog.get_by_label("Search the guide").fill("https://example.org/a_(b)")
    dialog.get_by_label("Words that readers click").fill("[them] all")
    dialog.get_by_role("button", name="Add the link").click()
    assert text.input_value() == r"Try [\[them\] all](https://example.org/a_%28b%29) now."
    text.press("Control+k")
    page.keyboard.press("Escape")
    expect(text).to_be_focused()

    write(text, "See «this».")
    text.evaluate(PASTE, ["text/plain", "https://example.org/"])
    assert text.evaluate(SELECTED) == "See [this](https://example.org/)|."


def test_citation_puts_the_mark_and_chooses_the_reference(open_form: OpenForm) -> None:
    make_reference(key="smith-2020", title="A trial of walking")
    tip = make_tip()
    page = open_form(tip)
    text = page.get_by_label("What to do")
    write(text, "Walk.|")

    page.locator(".field-what_to_do").get_by_role("button", name="Cite a source").click()
    page.keyboard.type("walking")
    page.get_by_role("option", name="A trial of walking").click()
    assert text.evaluate(SELECTED) == "Walk.[@smith-2020]|"
    page.get_by_role("button", name="Publish changes").click()
    page.get_by_text("Saved. Readers see it now").wait_for()

    tip.refresh_from_db()
    assert tip.what_to_do == "Walk.[@smith-2020]"
    assert [reference.key for reference in tip.references.all()] == ["smith-2020"]


def test_picture_is_pasted_dropped_or_chosen(open_form: OpenForm) -> None:
    page = open_form(make_tip(), expected=("400 (Bad Request)", "500 (Internal Server Error)"))
    text, dialog = page.get_by_label("What to do"), page.get_by_role("dialog", name="Add a picture")
    answers = [
        (400, {"errors": {"alt": ["Say it in fewer words."], "order": ["Odd."]}}),
        (500, {}),
        (201, {"markdown": "![A cat](/media/a.png)"}),
        (201, {"markdown": "![](/media/b.png)"}),
    ]
    sent = []

    def answer(route: Route) -> None:
        sent.append(route.request.post_data_buffer.decode())
        status, body = answers.pop(0)
        route.fulfill(status=status, content_type="application/json", body=json.dumps(body))

    page.route("**/admin/pictures/upload/", answer)
    write(text, "One.|\n\nTwo.")

    text.evaluate(PASTE, ["file", "my cat.png"])
    add = dialog.get_by_role("button", name="Add the picture")
    expect(dialog.get_by_label("What it shows")).to_be_focused()
    expect(dialog.get_by_label("Its name in the list")).to_have_value("my cat")
    add.click()
    expect(dialog.get_by_text("Say what the picture shows, or tick that it is decorative.")).to_be_visible()
    dialog.get_by_label("What it shows").fill("A cat")
    add.click()
    expect(dialog.get_by_text("Say it in fewer words.")).to_be_visible()
    expect(dialog.get_by_text("Odd.")).to_be_visible()
    add.click()
    expect(dialog.get_by_text("The picture could not be uploaded; nothing you typed is lost.")).to_be_visible()
    expect(dialog.get_by_label("What it shows")).to_have_value("A cat")
    add.click()
    expect(dialog).not_to_be_visible()
    assert text.evaluate(SELECTED) == "One.\n\n![A cat](/media/a.png)|\n\nTwo."
    assert 'name="file"; filename="my cat.png"' in sent[2]
    assert 'name="alt"\r\n\r\nA cat' in sent[2]

    text.evaluate(DROP)
    dialog.get_by_label("Decorative").check()
    add.click()
    expect(dialog).not_to_be_visible()
    assert "![](/media/b.png)" in text.input_value()
    assert 'name="decorative"\r\n\r\non' in sent[3]
    text.press("Control+z")
    assert "![](/media/b.png)" not in text.input_value()

    page.locator(".field-what_to_do").get_by_role("button", name="Picture").click()
    add.click()
    expect(dialog.get_by_text("Choose a file.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(text).to_be_focused()
