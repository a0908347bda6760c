"""The addresses of routines."""

from django.urls import path

from stretches import routine_views as views

app_name = "routine"

urlpatterns = [
    path("", views.build, name="build"),
    path("follow/", views.follow, name="follow"),
    path("sheet/", views.sheet, name="sheet"),
    path("calendar.ics", views.calendar, name="calendar"),
    path("qr.svg", views.qr, name="qr"),
]
