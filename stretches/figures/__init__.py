"""Poses as JSON, drawn as SVG: a small package that knows nothing of Django."""
