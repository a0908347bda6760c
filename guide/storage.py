"""Where the collected static files go, and what they are called."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Named by their content and compressed; the modules that a script imports are too, so all may be kept for ever."""

    support_js_module_import_aggregation = True
