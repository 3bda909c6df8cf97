"""The addresses of overleg; numbers only, never a name."""

from django.urls import path

from overdracht.overleg.views import lijst, rijen, tafel

urlpatterns = [
    path("overleggen/", lijst.lijst, name="overleggen"),
    path("overleggen/nieuw/<str:casusnummer>/", tafel.nieuw, name="overleg_nieuw"),
    path("overleggen/<int:pk>/", tafel.overleg, name="overleg"),
    path("overleggen/<int:pk>/stap/<str:naam>/", tafel.stap, name="overleg_stap"),
    path("overleggen/<int:pk>/deelnemer/", rijen.deelnemer_erbij, name="overleg_deelnemer"),
    path("overleggen/<int:pk>/gezin/<int:betrokkene>/", rijen.gezinslid, name="overleg_gezinslid"),
    path("overleggen/<int:pk>/voorstel/", rijen.voorstel, name="overleg_voorstel"),
    path("overleggen/<int:pk>/punt/", rijen.punt_erbij, name="overleg_punt_nieuw"),
    path("overleggen/<int:pk>/verslag/", rijen.verslag_schrijven, name="overleg_verslag"),
    path("overleggen/<int:pk>/afspraak/", rijen.afspraak_erbij, name="overleg_afspraak"),
    path("overleggen/deelnemer/<int:pk>/af/", rijen.deelnemer_af, name="overleg_afmelden"),
    path("overleggen/punt/<int:pk>/", rijen.punt, name="overleg_punt"),
    path("overleggen/afspraak/<int:pk>/", rijen.afspraak, name="overlegafspraak"),
    path("overleggen/afspraak/<int:pk>/plan/", rijen.in_plan, name="overlegafspraak_plan"),
    path("overleggen/verslag/<int:pk>/", rijen.verslag, name="overlegverslag"),
    path("overleggen/verslag/<int:pk>/pdf/", rijen.verslag_pdf, name="overlegverslag_pdf"),
]
