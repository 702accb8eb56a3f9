from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict:
    """``site``: the name, organiser and filing numbers that stand on each page."""
    return {"site": settings.SITE}
