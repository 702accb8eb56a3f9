from django import template
from django.utils.translation import to_locale

register = template.Library()

_LABELS = ("编者", "编辑按", "按语", "开栏", "附件", "（编者", "【编者", "[编者", "（附件")


@register.filter
def language_tag(code: str) -> str:
    """``zh-hans``, Django's name of a language, as browsers expect it: ``zh-Hans``."""
    return to_locale(code).replace("_", "-")


@register.filter
def is_labelled(paragraph) -> bool:
    """Whether a note or attachment names itself (编者按：…), so that a page need not do it again.
    A table or a picture names nothing.

    The import lifts such labels out of a text; people who type one leave it in.
    """
    return isinstance(paragraph, str) and paragraph.startswith(_LABELS)
