"""The desk in the browser: signed in without the form, which tests of its own try."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Locator, Page
from pytest_django.live_server_helper import LiveServer


def sign_in(page: Page, live_server: LiveServer, user: User) -> None:
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])


class Hand:
    """An editor at a page, with a count of what it takes: each click, text, choice and file is one interaction."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0
        # Where the next field is looked for: the page, or a part of it.
        self.part: Page | Locator = page

    def press(self, name: str) -> None:
        self.count += 1
        self.part.get_by_role("button", name=name, exact=True).first.click()

    def leave(self) -> None:
        self.count += 1
        self.page.keyboard.press("Escape")

    def follow(self, name: str) -> None:
        self.count += 1
        self.part.get_by_role("link", name=name, exact=True).first.click()

    def type(self, label: str, text: str) -> None:
        self.count += 1
        self._field(label).fill(text)

    def choose(self, label: str, option: str) -> None:
        self.count += 1
        field = self._field(label)
        field.focus()
        field.select_option(label=option)

    def tick(self, label: str) -> None:
        self.count += 1
        self._field(label).check()

    def attach(self, label: str, path: Path) -> None:
        self.count += 1
        self._field(label).set_input_files(path)

    def _field(self, label: str) -> Locator:
        # Django's forms put a colon behind their labels, and dialogs do not.
        return self.part.get_by_label(re.compile(f"^{re.escape(label)}:?$")).first
