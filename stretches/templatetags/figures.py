"""Template tags that draw the pictures of stretches. All they know is in stretches/illustrations.py."""

from django import template

from stretches import illustrations

register = template.Library()

register.simple_tag(illustrations.shapes, name="figure_shapes")
register.simple_tag(illustrations.step_picture)
register.simple_tag(illustrations.cover_picture)
register.simple_tag(illustrations.stage_picture)
register.simple_tag(illustrations.easier_picture)
register.simple_tag(illustrations.mistake_picture)
