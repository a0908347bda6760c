"""What Django has no setting for: headers, and forms in an encoding that none of our pages has."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

POLICY = ", ".join(
    f"{feature}=()" for feature in ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
)


def permissions_policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Switch off the browser features that no page uses."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Permissions-Policy"] = POLICY
        return response

    return middleware


def forms_in_utf_8(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse a form that says it is in another encoding, as browsers never do: Django would try to read it so."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.encoding is not None and request.encoding.lower() not in ("utf-8", "utf8"):
            raise BadRequest("Forms are in UTF-8.")
        return get_response(request)

    return middleware
