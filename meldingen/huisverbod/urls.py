"""The addresses of a huisverbod."""

from django.urls import path

from meldingen.huisverbod import views

urlpatterns = [
    path("meldingen/casus/<str:nummer>/huisverbod/", views.nieuw, name="huisverbod_nieuw"),
    path("meldingen/huisverbod/<int:pk>/", views.huisverbod, name="huisverbod"),
    path("meldingen/huisverbod/<int:pk>/stap/<str:naam>/", views.stap, name="huisverbod_stap"),
]
