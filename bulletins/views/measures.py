from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from bulletins.models import PublicMeasure


def measure(request: HttpRequest, number: int) -> HttpResponse:
    """A measure's lasting address leads to its place in its article."""
    return redirect(get_object_or_404(PublicMeasure.objects.published(), number=number))
