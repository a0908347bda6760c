"""Every address of the site. Only this module of the guide knows that there are stretches."""

from django.contrib import admin
from django.urls import include, path, re_path

from guide import change_views, feeds, offline, permanent, picture_views, share, views, well_known
from guide.cards import views as cards
from guide.search import views as search
from guide.twin import views as twin

urlpatterns = [
    path("", views.article, name="article"),
    path("when-to-get-help/", views.help, name="help"),
    path("sources/", views.sources, name="sources"),
    path("about/", views.about, name="about"),
    path("search/", search.results, name="search"),
    path("search/suggestions/", search.suggestions, name="suggestions"),
    path("opensearch.xml", search.description, name="opensearch"),
    path("changes/", change_views.changes, name="changes"),
    path("changes/<slug:permanent_id>/", change_views.text_changes, name="text_changes"),
    path("feed/", feeds.feed, name="feed"),
    path("feed/safety/", feeds.safety_feed, name="safety_feed"),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/security.txt", well_known.security_txt, name="security_txt"),
    path("llms.txt", twin.llms, name="llms"),
    path("index.md", twin.article_markdown, name="article_markdown"),
    path("when-to-get-help.md", twin.help_markdown, name="help_markdown"),
    path("sources.md", twin.sources_markdown, name="sources_markdown"),
    path("about.md", twin.about_markdown, name="about_markdown"),
    path("", include("stretches.data_urls")),
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
