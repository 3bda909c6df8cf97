"""The addresses of messages; none of them names a person."""

from django.urls import path

from meldingen.politie.views import koppeling

urlpatterns = [
    path("koppelingen/politie/", koppeling.politie, name="politie_koppeling"),
]
