"""The guide app, and the admin that editors know as their desk."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class GuideConfig(AppConfig):
    name = "guide"
    verbose_name = "Guide"

    def ready(self) -> None:
        from guide import checks  # noqa: F401, PLC0415  registers the system checks


class GuideAdminConfig(AdminConfig):
    default_site = "guide.admin_site.GuideAdminSite"
