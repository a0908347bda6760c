"""The addresses of the stretches."""

from django.urls import path

from stretches import follow, views

app_name = "stretches"

urlpatterns = [
    path("", views.library, name="library"),
    path("<slug:slug>/", views.stretch, name="stretch"),
    path("<slug:slug>/follow/", follow.follow, name="follow"),
    path("<slug:slug>/figures/movement.svg", views.movement, name="movement"),
    path("<slug:slug>/figures/<slug:step>.svg", views.figure, name="figure"),
]
