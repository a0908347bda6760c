from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.templatetags.static import static
from django.test import RequestFactory

from guide import wsgi


def test_application_serves_static_files_for_good(rf: RequestFactory) -> None:
    response = wsgi.site.get_response(rf.head(static("css/tokens.css")))

    assert response.status_code == 200
    assert response["Cache-Control"] == "max-age=315360000, public, immutable"


@pytest.mark.parametrize(
    "kind", ["", "x", *(f"x; charset={name}" for name in ("rot13", "hex", "undefined", "n\0", "nobody-knows", "utf-8"))]
)
def test_odd_charset_breaks_no_request(kind: str, rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    def site(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        return [WSGIRequest(environ).GET["q"].encode()]

    monkeypatch.setattr(wsgi, "site", site)
    environ = rf.get("/search/?q=back").environ | {"CONTENT_TYPE": kind}

    assert wsgi.application(environ, None) == [b"back"]
