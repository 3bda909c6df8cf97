"""The addresses of meldingen; none of them names a person."""

from django.urls import path

from meldingen.politie.urls import urlpatterns as politie
from meldingen.views import advies, betrokkene, casus, document, gesprek, melding

app_name = "meldingen"

urlpatterns = [
    *politie,
    path("gesprekken/", gesprek.lijst, name="gesprekken"),
    path("gesprekken/nieuw/", gesprek.nieuw, name="gesprek_nieuw"),
    path("gesprekken/<uuid:sleutel>/", gesprek.gesprek, name="gesprek"),
    path("gesprekken/<uuid:sleutel>/bewaar/", gesprek.bewaar, name="gesprek_bewaar"),
    path("gesprekken/<uuid:sleutel>/aantekening/", gesprek.aantekening, name="gesprek_aantekening"),
    path("gesprekken/<uuid:sleutel>/persoon/", gesprek.persoon, name="gesprek_persoon"),
    path("gesprekken/<uuid:sleutel>/ontbreekt/", gesprek.ontbreekt, name="gesprek_ontbreekt"),
    path("adviezen/<str:nummer>/", advies.advies, name="advies"),
    path("adviezen/<str:nummer>/stap/zet_advies_om_in_melding/", advies.zet_om, name="advies_omzetten"),
    path("adviezen/<str:nummer>/stap/<str:naam>/", advies.sluit_af, name="advies_stap"),
    path("meldingen/casus/<str:nummer>/stap/<str:naam>/", casus.casus_stap, name="casus_stap"),
    path("meldingen/casus/<str:nummer>/contact/", casus.contact, name="contact"),
    path("meldingen/casus/<str:nummer>/persoon/", casus.betrokkene_nieuw, name="betrokkene_nieuw"),
    path("meldingen/casus/<str:nummer>/document/", document.document_nieuw, name="document_nieuw"),
    path("meldingen/document/<int:pk>/", document.document, name="document"),
    path("meldingen/persoon/<int:pk>/informeren/", betrokkene.informeer, name="informeer"),
    path("meldingen/persoon/<int:pk>/uitstellen/", betrokkene.stel_uit, name="stel_uit"),
    path("meldingen/persoon/<int:pk>/adres/", betrokkene.adres, name="adres"),
    path("meldingen/persoon/<int:pk>/niet-gesproken/", betrokkene.niet_gesproken, name="niet_gesproken"),
    path("meldingen/<str:nummer>/", melding.melding, name="melding"),
    path("meldingen/<str:nummer>/stap/<str:naam>/", melding.melding_stap, name="melding_stap"),
]
