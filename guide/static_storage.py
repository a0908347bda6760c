"""How collected static files are named."""

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class HashedModulesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Gives each file a name with its hash, and writes those names into the imports of scripts too.

    So a script never meets another version of a script it imports, and browsers keep both for good.
    """

    support_js_module_import_aggregation = True
