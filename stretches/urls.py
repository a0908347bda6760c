"""The addresses of the stretches."""

from django.urls import path

from stretches import follow, stretch_json, twin, views

app_name = "stretches"

urlpatterns = [
    path("", views.library, name="library"),
    path("<slug:slug>/", views.stretch, name="stretch"),
    path("<slug:slug>.md", twin.stretch_markdown, name="stretch_markdown"),
    path("<slug:slug>.json", stretch_json.stretch_json, name="stretch_json"),
    path("<slug:slug>/follow/", follow.follow, name="follow"),
    path("<slug:slug>/figures/movement.svg", views.movement, name="movement"),
    path("<slug:slug>/figures/<slug:step>.svg", views.figure, name="figure"),
]
