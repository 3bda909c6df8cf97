"""Addresses of overdracht; numbers only, never a name."""

from django.urls import path

from overdracht.gezinsoverzicht.urls import urlpatterns as overzichten
from overdracht.overleg.urls import urlpatterns as overleggen
from overdracht.views import ontvanger, partner, rapporten, verhuizing, verzender

app_name = "overdracht"

urlpatterns = [
    path("overdrachten/", verzender.lijst, name="lijst"),
    path("overdrachten/nieuw/<str:casusnummer>/", verzender.nieuw, name="nieuw"),
    path("overdrachten/verhuizen/", verhuizing.verhuizingen, name="verhuizingen"),
    path("overdrachten/verhuizen/<int:pk>/", verhuizing.verhuizing, name="verhuizing"),
    path("overdrachten/verhuizen/<int:pk>/terug/", verhuizing.verhuizing_terug, name="verhuizing_terug"),
    path("overdrachten/regie/<str:casusnummer>/", verhuizing.regie, name="regie"),
    path("overdrachten/<int:pk>/", verzender.overdracht, name="overdracht"),
    path("overdrachten/<int:pk>/stap/<str:naam>/", verzender.stap, name="overdracht_stap"),
    path("overdrachten/<int:pk>/dossier/", rapporten.vraag_dossier, name="vraag_dossier"),
    path("partners/eigen/", partner.eigen, name="partner_eigen"),
    path("partners/<int:pk>/", partner.partner, name="partner"),
    path("partners/<int:pk>/lijst/<str:naam>/", partner.lijst, name="partner_lijst"),
    path("wijkteam/", ontvanger.inbox, name="inbox"),
    path("wijkteam/<int:pk>/", ontvanger.ontvangst, name="ontvangst"),
    path("wijkteam/<int:pk>/stap/<str:naam>/", ontvanger.ontvangst_stap, name="ontvangst_stap"),
    path("rapporten/<int:pk>/", rapporten.rapport, name="rapport"),
    path("rapporten/<int:pk>/pdf/", rapporten.rapport_pdf, name="rapport_pdf"),
    *overleggen,
    *overzichten,
]
