"""`manage.py checklinks`, with another site on this machine."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from guide.link_check import LinkChecker
from guide.outside_links import OutsideLink
from tests.factories import make_reference, make_tip
from tests.guide.other_site import OtherSite

pytestmark = pytest.mark.django_db


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_checklinks_keeps_what_it_finds(site: OtherSite) -> None:
    make_tip(why=f"[x]({site.address}/200) [y]({site.address}/404)")
    make_reference(link=f"{site.address}/403")
    OutsideLink.objects.create(address="https://example.org/used-no-more")
    out = StringIO()

    with pytest.raises(CommandError, match=r"1 of 3 links are broken\. The desk lists the texts that use them\."):
        call_command("checklinks", stdout=out)

    assert list(OutsideLink.objects.values_list("address", "outcome", "status")) == [
        (f"{site.address}/200", "well", 200),
        (f"{site.address}/403", "unclear", 403),
        (f"{site.address}/404", "broken", 404),
    ]
    assert OutsideLink.objects.filter(checked_at=None).count() == 0
    text = out.getvalue()
    assert "Asking for 3 of 3 addresses on 1 sites, one at a time." in text
    assert f"Broken: {site.address}/404 The page is not there.\n" in text
    assert f"Answers: {site.address}/200\n" in text
    assert "Answers: 1, Open it by hand: 1, Broken: 1\n" in text


def test_checklinks_lets_rest_what_was_well(site: OtherSite) -> None:
    make_tip(why=f"[x]({site.address}/200)")
    call_command("checklinks", stdout=StringIO())
    call_command("checklinks", stdout=StringIO())
    assert site.asked == ["HEAD /200"]

    call_command("checklinks", "--again", stdout=StringIO())
    OutsideLink.objects.update(checked_at=timezone.now() - timedelta(days=8))
    call_command("checklinks", stdout=StringIO())

    assert site.asked == ["HEAD /200"] * 3


def test_checklinks_draws_a_bar_on_a_terminal(site: OtherSite) -> None:
    make_tip(why=f"[x]({site.address}/200) [y]({site.address}/403)")
    out = Terminal()

    call_command("checklinks", stdout=out)

    assert f"\r[............{'.' * 12}] 0/2 {site.address}/200" in out.getvalue()
    assert f"\r[############{'.' * 12}] 1/2 {site.address}/403" in out.getvalue()
    assert f"\rOpen it by hand: {site.address}/403" in out.getvalue()
    assert "Answers: http" not in out.getvalue()


def test_checklinks_keeps_what_was_found_before_it_was_stopped(
    site: OtherSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_tip(why=f"[x]({site.address}/200) [y]({site.address}/stop)")
    check = LinkChecker.check

    def stop_at_last(checker: LinkChecker, address: str) -> object:
        if address.endswith("/stop"):
            raise KeyboardInterrupt
        return check(checker, address)

    monkeypatch.setattr(LinkChecker, "check", stop_at_last)
    out = StringIO()

    with pytest.raises(SystemExit) as stopped:
        call_command("checklinks", stdout=out)

    assert stopped.value.code == 130
    assert "Stopped. The rest is asked for next time." in out.getvalue()
    assert list(OutsideLink.objects.values_list("outcome", flat=True)) == ["well", "not-asked"]


def test_checklinks_tells_of_addresses_that_are_too_long() -> None:
    make_tip(why=f"[x](https://example.org/{'a' * 2000})")
    out = StringIO()

    with pytest.raises(CommandError, match="1 of 1 links are broken"):
        call_command("checklinks", stdout=out)

    assert "Broken: https://example.org/aaaa" in out.getvalue()
    assert not OutsideLink.objects.exists()


def test_checklinks_without_links_asks_nobody() -> None:
    out = StringIO()

    call_command("checklinks", stdout=out)

    assert "Asking for 0 of 0 addresses on 0 sites" in out.getvalue()
