from django.contrib import admin
from django.db.models import Count, Max
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulletins import assembly
from bulletins.models import Publication

from .base import BulletinsAdmin


@admin.register(Publication)
class PublicationAdmin(BulletinsAdmin):
    list_display = [
        "name",
        "slug",
        "compiling_unit",
        "frequency",
        "issue_count",
        "newest_date",
        "next_issue",
    ]
    list_filter = ["frequency", ("compiling_unit", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["compiling_unit"]
    search_fields = ["name", "slug", "mast_text", "compiling_unit__name"]
    autocomplete_fields = ["compiling_unit"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "mast_text", "compiling_unit", "frequency"]}),
        (_("On the home page"), {"fields": ["description", "position"]}),
    ]

    def get_queryset(self, request):
        issues = {"issue_count": Count("issues"), "newest_date": Max("issues__date")}
        return super().get_queryset(request).annotate(**issues)

    def view_on_site(self, publication: Publication) -> str | None:
        is_public = Publication.objects.published().filter(pk=publication.pk).exists()
        return publication.get_absolute_url() if is_public else None

    def save_model(self, request, obj, form, change):
        """A new address leaves the old one behind as a redirect, which assembly knows how to do."""
        slug = obj.slug
        if change and "slug" in form.changed_data:
            obj.slug = form.initial["slug"]
        super().save_model(request, obj, form, change)
        if slug != obj.slug:
            assembly.rename_publication(obj, slug)

    @admin.display(description=_("issues"), ordering="issue_count")
    def issue_count(self, publication: Publication) -> int:
        return publication.issue_count

    @admin.display(description=_("newest issue"), ordering="newest_date")
    def newest_date(self, publication: Publication):
        return publication.newest_date

    @admin.display(description=_("next"))
    def next_issue(self, publication: Publication) -> SafeString:
        address = f"{reverse('admin:bulletins_issue_add')}?publication={publication.pk}"
        return format_html('<a href="{}">{}</a>', address, gettext("Begin the next issue"))
