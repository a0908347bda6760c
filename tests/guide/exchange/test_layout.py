from guide.exchange import layout


def test_without_file(monkeypatch):
    assert layout.without_file() == []

    monkeypatch.delitem(layout.FILES, "kit.json")

    assert layout.without_file() == ["stretches.kit"]


def test_every_file_holds_models_that_exist():
    assert all(layout.models_of(file) for file in layout.FILES)


def test_field_order_is_shared_fields_then_own_then_mixed_in():
    assert layout.field_order("guide.tip") == (
        "permanent_id", "title", "slug", "order", "status", "publish_at", "unpublish_at", "former_slugs",
        "changed_on", "review_state", "reviewed_by", "reviewed_on", "review_due",
        "section", "why", "what_to_do", "evidence", "references",
    )  # fmt: skip


def test_field_order_has_links_where_the_class_has_them():
    order = layout.field_order("stretches.stretch")

    assert order[order.index("level") + 1 : order.index("muscles")] == ("kit", "kit_note")
    assert order[-2:] == ("references", "person")


def test_text_of_leaves_letters_as_they_are():
    record = {"model": "stretches.kit", "fields": {"order": 1, "name": "Mat – “thin”", "slug": "mat"}}

    assert layout.text_of([record]) == (
        "[\n"
        "  {\n"
        '    "model": "stretches.kit",\n'
        '    "fields": {\n'
        '      "slug": "mat",\n'
        '      "name": "Mat – “thin”",\n'
        '      "order": 1\n'
        "    }\n"
        "  }\n"
        "]\n"
    )


def test_text_of_nothing():
    assert layout.text_of([]) == "[]\n"
