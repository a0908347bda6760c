"""Every address of the site. Only this module of the guide knows that there are stretches."""

from django.contrib import admin
from django.urls import include, path, re_path

from guide import offline, permanent, picture_views, share, views
from guide.cards import views as cards

urlpatterns = [
    path("", views.article, name="article"),
    path("when-to-get-help/", views.help, name="help"),
    path("sources/", views.sources, name="sources"),
    path("about/", views.about, name="about"),
    path("offline/", offline.offline, name="offline"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    # At the root, because a worker rules only over the addresses below its own.
    path("sw.js", offline.service_worker, name="service_worker"),
    path("pictures/<str:name>", picture_views.picture, name="picture"),
    path("cards/<slug:name>-<slug:digest>.png", cards.card, name="card"),
    path("cards/small/<slug:name>-<slug:digest>.png", cards.small_card, name="small_card"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz", views.healthz, name="healthz"),
    path("l/<str:permanent_id>", permanent.permanent, name="permanent"),
    path("l/<str:permanent_id>/share/", share.share, name="share"),
    path("l/<str:permanent_id>/qr.svg", share.qr, name="qr"),
    # As people type it from paper.
    re_path(r"^[lL]/(?P<permanent_id>[^/]+)/?$", permanent.permanent),
    path("stretches/", include("stretches.urls")),
    path("routine/", include("stretches.routine_urls")),
    path("", include("stretches.embed_urls")),
    path("admin/", admin.site.urls),
]

handler400 = "guide.errors.bad_request"
handler403 = "guide.errors.permission_denied"
handler404 = "guide.errors.page_not_found"
handler500 = "guide.errors.server_error"
