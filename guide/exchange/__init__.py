"""The content out to files, and from files in: what export_content and import_content do."""
