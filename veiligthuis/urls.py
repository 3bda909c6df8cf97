"""Where every address goes: one include per app, one for the shell's own pages, the login and the admin."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("veiligthuis.pages.urls")),
    path("", include("veiligthuis.core.urls")),
    path("", include("meldingen.urls")),
    path("", include("overdracht.urls")),
    path("", include("overdracht.raad.urls")),
    path("", include("veiligheid.wachtlijst.urls")),
    path("", include("veiligheid.traject.urls")),
    path("veiligheid/", include("veiligheid.urls")),
    path("partners/", include("ketenpartners.urls")),
    path("beheer/", admin.site.urls),
]
