"""System checks for what is dangerous or would silently be ignored: settings, templates, content without a file."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.template import TemplateSyntaxError
from django.template.loader import get_template

from guide.exchange.layout import without_file

WHITENOISE = "whitenoise.middleware.WhiteNoiseMiddleware"
SECURITY = "django.middleware.security.SecurityMiddleware"


@register(Tags.security)
def static_files_follow_security(**kwargs: Any) -> list[CheckMessage]:
    """WhiteNoise must stand right after SecurityMiddleware, or its files miss the redirect and HSTS."""
    order = list(settings.MIDDLEWARE)
    if order[:2] == [SECURITY, WHITENOISE]:
        return []
    hint = "Put WhiteNoiseMiddleware second in MIDDLEWARE, after SecurityMiddleware."
    return [Error("Static files are not served safely.", hint=hint, id="guide.E001")]


@register(Tags.security)
def policy_is_strict(**kwargs: Any) -> list[CheckMessage]:
    """Nothing inline, anywhere: the content comes from many hands."""
    sources = {str(source) for values in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].values() for source in values}
    loose = sorted(sources & {"'unsafe-inline'", "'unsafe-eval'", "*", "data:"})
    if not loose:
        return []
    hint = f"Take {', '.join(loose)} out of CONTENT_SECURITY_POLICY."
    return [Error("The Content-Security-Policy lets in what anybody types.", hint=hint, id="guide.E002")]


@register(Tags.security, deploy=True)
def database_is_kept(**kwargs: Any) -> list[CheckMessage]:
    """A database in memory forgets the editors' work at every restart."""
    if ":memory:" not in str(settings.DATABASES["default"]["NAME"]):
        return []
    hint = "Set DATABASE_URL to a file, such as sqlite:////srv/guide/db.sqlite3, or to PostgreSQL."
    return [Warning("The database is in memory.", hint=hint, id="guide.W001")]


@register(Tags.templates, deploy=True)
def templates_compile(**kwargs: Any) -> list[CheckMessage]:
    """A template that only a rare page uses must not wait for that page to show its mistake."""
    errors: list[CheckMessage] = []
    folder = settings.BASE_DIR / "templates"
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        try:
            get_template(name)
        except TemplateSyntaxError as error:
            errors.append(Error(f"{name}: {error}", hint="Mend the template.", id="guide.E003"))
    return errors


@register(Tags.models)
def content_has_files(**kwargs: Any) -> list[CheckMessage]:
    """A kind of content that no file of an export holds would be missing in every backup."""
    hint = "Name it in FILES of guide/exchange/layout.py."
    return [Error(f"{kind} is in no file of an export.", hint=hint, id="guide.E004") for kind in without_file()]
