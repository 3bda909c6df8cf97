"""The addresses of the shell's own pages."""

from django.urls import path, re_path

from veiligthuis.pages import crisis, dossier, escalations, health, recompute, search, steering, worklist

app_name = "pages"

urlpatterns = [
    path("", worklist.home, name="home"),
    path("werkvoorraad/", worklist.werkvoorraad, name="werkvoorraad"),
    path("werkvoorraad/verdelen/", worklist.verdeel, name="verdeel"),
    path("crisis/", crisis.crisis, name="crisis"),
    path("crisis/baan/", crisis.crisisbaan, name="crisisbaan"),
    path("crisis/teller/", crisis.crisisteller, name="crisisteller"),
    path("zoeken/", search.zoek, name="zoek"),
    path("casussen/", search.casussen, name="casussen"),
    path("casussen/<str:nummer>/", dossier.casus, name="casus"),
    re_path(
        rf"^casussen/(?P<nummer>[^/]+)/(?P<tab>{dossier.TAB_PATTERN})/$", dossier.casus, name="casus_tab"
    ),
    path("sturing/", steering.sturing, name="sturing"),
    path("sturing/lijst/", steering.lijst, name="sturing_lijst"),
    path("sturing/escalaties/", escalations.escalaties, name="escalaties"),
    path("termijnen/herberekenen/", recompute.herbereken, name="herbereken"),
    path("gezondheid/", health.gezondheid, name="gezondheid"),
]
