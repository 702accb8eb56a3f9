from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from . import context
from .acts import Act
from .recording import Result, keep_all, record_refusal

_FORBIDDEN, _BROKEN = 403, 500


class LogMiddleware:
    """Tells the log who is asking and from where; records what a signed-in person is refused.

    Stands behind the middleware that knows who the person is, and outside of every transaction.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with context.during(context.Circumstances(request=request)) as here:
            try:
                response = self.get_response(request)
                _note(request, response.status_code, here)
            finally:
                keep_all(here.later)
        return response


def _note(request: HttpRequest, status: int, here: context.Circumstances) -> None:
    """A refusal that no act has recorded; of visitors none is, they may ask for anything."""
    is_broken = status >= _BROKEN
    is_refused = status == _FORBIDDEN and not here.later
    # Who it is is asked last: a page that asks cannot be kept by a cache that many share.
    if (is_broken or is_refused) and here.person is not None:
        result = Result.FAILED if is_broken else Result.REFUSED
        asked = {"path": request.path[:300], "method": request.method}
        record_refusal(Act.OPENED, "", result=result, **asked)
