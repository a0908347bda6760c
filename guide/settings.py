"""Settings of the project. Those that differ between machines come from the environment: docs/deploy.md."""

from typing import Any
from urllib.parse import quote

from csp.constants import NONE, SELF

from guide import database, env

BASE_DIR = env.BASE_DIR
# Everything the running site writes: the database, the collected static files, the secret key.
VAR_DIR = env.folder("VAR_DIR", "var")

DEBUG = env.flag("DEBUG", False)
SECRET_KEY = env.secret("SECRET_KEY", DEBUG)
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", DEBUG)
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "guide.apps.GuideConfig",
    "stretches.apps.StretchesConfig",
    "guide.apps.GuideAdminConfig",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "markdownx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "guide.middleware.permissions_policy",
    "guide.middleware.forms_in_utf_8",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "guide.schedule.publish_scheduled",
]

ROOT_URLCONF = "guide.urls"
WSGI_APPLICATION = "guide.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# So that our templates may replace those of the fields in forms.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database.from_url("DATABASE_URL", f"sqlite:///{quote(str(VAR_DIR / 'db.sqlite3'))}")}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "guide.passwords.NewPasswordValidator"},
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "pictures": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "pictures", "allow_overwrite": True},
    },
    "staticfiles": {
        "BACKEND": ("django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else "guide.storage.HashedStorage")
    },
}
FILE_UPLOAD_HANDLERS = ["guide.uploads.BoundedUploadHandler"]

# Nothing inline and nothing from elsewhere, on any page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Whether readers' browsers keep the guide. Off under DEBUG: a developer wants to see the last change.
OFFLINE = env.flag("OFFLINE", not DEBUG)
X_FRAME_OPTIONS = "DENY"
# Only staff sign in, and a refused way back leads them to their desk.
LOGIN_REDIRECT_URL = "admin:index"
CSRF_FAILURE_VIEW = "guide.errors.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"

# How often each process looks whether a draft change is due to go live.
SCHEDULE_SECONDS = env.number("SCHEDULE_SECONDS", 15, 0, 3600)

# The session and its cookie exist for staff alone: readers never sign in.
SESSION_COOKIE_AGE = 60 * 60 * 24 * env.number("SESSION_DAYS", 14, 1, 365)

# Whom /.well-known/security.txt names.
SECURITY_CONTACT = env.contact("SECURITY_CONTACT")

HTTPS = env.flag("HTTPS", not DEBUG)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 3600, 0, 63_072_000) if HTTPS else 0
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
if env.flag("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SILENCED_SYSTEM_CHECKS = [
    # Whether all subdomains use HTTPS, and for ever, is for the owner of the domain to say.
    "security.W005",
    "security.W021",
]

# django-markdownx reads these once, at import, and its box hands them to our scripts. Its own views are never used.
MARKDOWNX_URLS_PATH = "/admin/markdown-preview/"
MARKDOWNX_UPLOAD_URLS_PATH = "/admin/pictures/upload/"

LOG_LEVEL = env.choice("LOG_LEVEL", "WARNING", {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"})
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
