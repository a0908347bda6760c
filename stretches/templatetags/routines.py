"""Template tags of routines: their addresses, and doses in words."""

from typing import Any

from django import template

from stretches.dose import dose, minutes
from stretches.routine import Routine, advice, side_choices, sides_word

register = template.Library()

register.filter(advice)
register.filter(dose)
register.filter(minutes)
register.filter(sides_word)
register.filter(side_choices)


@register.simple_tag
def routine_address(routine: Routine, page: str, **more: Any) -> str:
    return routine.address(page, **more)
