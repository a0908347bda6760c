"""Rename, withdraw and delete with open eyes: the editor first sees what leads to a text."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from guide.address_form import RELINK, AddressForm, stored
from guide.addresses import keep_addresses
from guide.links_here import links_here
from guide.publishing import Publishable, Status
from guide.relink import relink
from guide.versions import Version


class WithdrawForm(forms.Form):
    """``was`` is the status that the page showed, in case somebody else changes it meanwhile."""

    was = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label="Why", max_length=200, widget=forms.TextInput({"class": "vTextField"}),
        help_text="Editors read it in the history. Readers do not.",
        error_messages={"required": "Say why in a few words."},
    )  # fmt: skip


class AddressAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django's own takes no argument when it runs
    """The slug of a saved text can change, and a page withdraws it or puts it back."""

    form = AddressForm
    actions: Any = ("delete_selected",)
    delete_confirmation_template = "admin/content_delete_confirmation.html"
    delete_selected_confirmation_template = "admin/content_delete_selected_confirmation.html"

    class Media:
        css: ClassVar = {"all": ["css/admin-address.css"]}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.withdraw_view)
        return [path("<path:object_id>/withdraw/", view, name=self._name("withdraw")), *super().get_urls()]

    def _name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        before = stored(obj)
        keep_addresses(obj)
        super().save_model(request, obj, form, change)
        if before and before.slug != obj.slug and form.data.get(RELINK):
            relink(before, obj, request.user)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any) -> Any:
        obj = options.get("obj")
        if obj is not None and self.has_change_permission(request, obj):
            context["withdraw"] = reverse(f"admin:{self._name('withdraw')}", args=[obj.pk])
        return super().render_change_form(request, context, *args, **options)

    def render_delete_form(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        context |= {"links": links_here([context["object"]])}
        if self.has_change_permission(request, context["object"]):
            context["withdraw"] = reverse(f"admin:{self._name('withdraw')}", args=[context["object"].pk])
        return super().render_delete_form(request, context)

    @admin.action(permissions=["delete"], description="Delete selected %(verbose_name_plural)s")
    def delete_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponseBase | None:
        response = delete_selected(self, request, queryset)
        if isinstance(response, TemplateResponse):
            response.context_data = {**(response.context_data or {}), "links": links_here(list(queryset))}
        return response

    def withdraw_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Withdraw a text, or put a withdrawn one back as a draft; either is a version with its reason."""
        with transaction.atomic():
            content: Any = self.get_object(request, unquote(object_id))
            if not self.has_change_permission(request, content):
                raise PermissionDenied
            if content is None:
                return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[no-any-return,attr-defined]
            form = WithdrawForm(request.POST or None, initial={"was": content.status})
            if request.method == "POST" and form.is_valid():
                if form.cleaned_data["was"] == content.status:
                    return self._turn(request, content, form.cleaned_data["why"])
                form.add_error(None, "Somebody else changed this text meanwhile. See how it is now, then try again.")
                form.data = {**request.POST.dict(), "was": content.status}
            return self._withdraw_page(request, content, form)

    def _turn(self, request: HttpRequest, content: Publishable, why: str) -> HttpResponse:
        withdrawn = content.status == Status.WITHDRAWN
        content.status = Status.DRAFT if withdrawn else Status.WITHDRAWN
        content.save(update_fields=["status"])
        Version.objects.of(content).end_pending()
        Version.objects.record(content, by=request.user, why=why)
        done = "put back as a draft" if withdrawn else "withdrawn"
        self.log_change(request, content, f"{done.capitalize()}. {why}")
        self.message_user(request, f"“{content}” is {done}.", messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:{self._name('change')}", args=[content.pk]))

    def _withdraw_page(self, request: HttpRequest, content: Any, form: WithdrawForm) -> HttpResponse:
        withdrawn = content.status == Status.WITHDRAWN
        context = {
            **self.admin_site.each_context(request),
            "title": f"{'Put back' if withdrawn else 'Withdraw'}: {content}",
            "opts": self.opts,
            "original": content,
            "kind": self.opts.verbose_name,
            "withdrawn": withdrawn,
            "address": content.get_absolute_url(),
            "has_page": "#" not in content.get_absolute_url(),
            "pending": Version.objects.of(content).pending().exists(),
            "links": links_here([content]),
            "form": form,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/withdraw.html", context)
