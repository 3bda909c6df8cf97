"""The addresses of monitoring."""

from django.urls import path

from meldingen.monitoring import views

urlpatterns = [
    path("meldingen/casus/<str:nummer>/monitoring/", views.monitoring, name="monitoring"),
    path("meldingen/casus/<str:nummer>/monitoring/navraag/", views.navraag, name="monitoring_navraag"),
]
