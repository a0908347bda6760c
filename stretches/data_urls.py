"""Addresses at the root of the site for programs, as far as they know of stretches."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from guide.sitemaps import GuideSitemap
from stretches import stretch_json, twin
from stretches.sitemaps import StretchSitemap

SITEMAPS = {"guide": GuideSitemap, "stretches": StretchSitemap}

urlpatterns = [
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("stretches.md", twin.stretches_markdown, name="stretches_markdown"),
    path("schemas/stretch-1.json", stretch_json.stretch_schema, name="stretch_schema"),
]
