from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", include("accounts.signin.urls")),
    path("admin/", include("accounts.urls")),
    path("admin/", admin.site.urls),
    path("", include("bulletins.urls")),
]
