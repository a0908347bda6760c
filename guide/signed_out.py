"""A session that ended while an editor was writing: sign in on the spot, and the same post goes through."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guide.address_form import LOOKING
from guide.preview_page import framed

# The names of the two fields, kept apart from those of the form that was posted.
NAME, PASSWORD = "signed-out-username", "signed-out-password"
LEFT_OUT = {"csrfmiddlewaretoken", NAME, PASSWORD}


def signed_out(request: HttpRequest, site: Any) -> HttpResponse | None:
    """Return the page that asks to sign in and carries what was typed, or None once that has happened.

    Django has checked the CSRF token before any view sees the post: what is carried on was typed on our own page.
    """
    form = AdminAuthenticationForm(request)
    if PASSWORD in request.POST:
        form = AdminAuthenticationForm(
            request, {"username": request.POST.get(NAME, ""), "password": request.POST[PASSWORD]}
        )
        if form.is_valid():
            login(request, form.get_user())
            site.note_password(request)
            return None
    # A password that was typed into a form is typed anew: a page must not show it.
    kept = [name for name in request.POST if name not in LEFT_OUT and "password" not in name]
    typed = [(name, value) for name in kept for value in request.POST.getlist(name)]
    context = {
        **site.each_context(request),
        "title": "You were signed out",
        "typed": typed,
        "form": form,
        "names": (NAME, PASSWORD),
    }
    page = render(request, "admin/signed_out.html", context, status=403)
    # It stands where a preview would, in the frame beside the form.
    return framed(request, page) if any(button in request.POST for button in LOOKING) else page
