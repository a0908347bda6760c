"""The addresses of stretches in the pages of other sites."""

from django.urls import path

from stretches import embed, oembed

urlpatterns = [
    path("embed/<slug:permanent_id>/", embed.embed, name="embed"),
    path("oembed", oembed.oembed, name="oembed"),
]
