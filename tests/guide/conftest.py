"""What tests of links to other sites share."""

from collections.abc import Iterator

import pytest

from guide import link_check, public_net
from tests.guide.other_site import OtherSite, other_site


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[OtherSite]:
    """Another site, which may be asked although it is on this machine, and without pauses."""
    monkeypatch.setattr(public_net, "is_public", lambda address: True)
    monkeypatch.setattr(link_check, "PAUSE", 0)
    with other_site() as site:
        yield site
