from django.contrib import admin
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulletins import revising
from bulletins.models import Article, Figure

from .base import BulletinsAdmin
from .forms.figure import FigureForm


@admin.register(Figure)
class FigureAdmin(BulletinsAdmin):
    """Every change of a figure is a revision of the article it belongs to."""

    form = FigureForm
    fields = ["article", "part", "label", "value", "unit", "as_of", "words", "position"]
    autocomplete_fields = ["article"]
    list_display = ["label", "value_with_unit", "as_of", "words", "owner"]
    list_select_related = ["article", "section__article", "measure__section__article"]
    list_filter = ["unit", "as_of"]
    search_fields = ["label", "words", "unit"]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.person = request.user
        return form

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.list_select_related)

    @admin.display(description=_("value"), ordering="value")
    def value_with_unit(self, figure: Figure) -> str:
        return f"{figure.value.normalize():f}{figure.unit}"

    @admin.display(description=_("article"))
    def owner(self, figure: Figure) -> Article:
        return figure.owning_article

    def save_model(self, request, obj, form, change):
        before = Figure.objects.get(pk=obj.pk).owning_article if change else None
        super().save_model(request, obj, form, change)
        for article in {before, obj.owning_article} - {None}:
            _record(article, request)

    def delete_model(self, request, obj):
        article = obj.owning_article
        super().delete_model(request, obj)
        _record(article, request)

    def delete_queryset(self, request, queryset):
        articles = {figure.owning_article for figure in queryset}
        super().delete_queryset(request, queryset)
        for article in articles:
            _record(article, request)


def _record(article: Article, request) -> None:
    revising.record(article, by=request.user, why=gettext("figures"))
