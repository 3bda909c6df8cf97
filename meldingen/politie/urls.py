"""The addresses of messages; none of them names a person."""

from django.urls import path

from meldingen.politie.views import berichten, koppeling, schiften

urlpatterns = [
    path("koppelingen/politie/", koppeling.politie, name="politie_koppeling"),
    path("politie/", berichten.lijst, name="politie"),
    path("politie/schiften/", schiften.verder, name="politie_verder"),
    path("politie/schiften/<str:nummer>/", schiften.schiften, name="politie_schiften"),
    path("politie/schiften/<str:nummer>/koppel/", schiften.koppel, name="politie_koppel"),
    path("politie/bericht/<uuid:pk>/", berichten.bericht, name="politie_bericht"),
    path("politie/bericht/<uuid:pk>/stap/<str:naam>/", berichten.bericht_stap, name="politie_bericht_stap"),
]
