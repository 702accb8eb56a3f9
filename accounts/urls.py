from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("held/", views.held, name="held"),
    path("here/", views.here, name="here"),
    path("invited/<str:token>/", views.invited, name="invited"),
]
