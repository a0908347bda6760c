"""The application that gunicorn serves."""

import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guide.settings")

site = get_wsgi_application()


def application(told: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The site, which hears of no charset that writes no text, such as rot13.

    Django takes it for an encoding, and fails at the query before any code of ours could answer.
    """
    kind, parameters = parse_header_parameters(told.get("CONTENT_TYPE", ""))
    try:
        "x".encode(parameters.get("charset", "utf-8"))
    except (LookupError, ValueError):
        told["CONTENT_TYPE"] = kind
    return site(told, start_response)
