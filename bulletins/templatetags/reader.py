from django import template
from django.utils.translation import to_locale

register = template.Library()


@register.filter
def language_tag(code: str) -> str:
    """``zh-hans``, Django's name of a language, as browsers expect it: ``zh-Hans``."""
    return to_locale(code).replace("_", "-")
