"""What the pages of this part have in common: the frame of the desk."""

from django.contrib import admin
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters


class DeskPage:
    """Stands before a view's class."""

    title = ""

    @method_decorator([never_cache, sensitive_post_parameters()])
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        frame = admin.site.each_context(self.request)
        return {**frame, "title": self.title, **super().get_context_data(**kwargs)}
