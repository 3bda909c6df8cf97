"""The addresses of the informatieplan and of letters; the plan itself is a tab of the casus."""

from django.urls import path

from meldingen.informeren.views import brieven, regels

urlpatterns = [
    path("meldingen/casus/<str:nummer>/informatieregel/", regels.nieuw, name="informatieregel_nieuw"),
    path(
        "meldingen/casus/<str:nummer>/informatieregel/<str:soort>/<int:pk>/<str:waarover>/",
        regels.plan,
        name="informatieregel_plan",
    ),
    path("meldingen/informatieregel/<int:pk>/wijzig/", regels.wijzig, name="informatieregel_wijzig"),
    path("meldingen/informatieregel/<int:pk>/gedaan/", regels.gedaan, name="informatieregel_gedaan"),
    path("meldingen/informatieregel/<int:pk>/vervalt/", regels.vervalt, name="informatieregel_vervalt"),
    path(
        "meldingen/casus/<str:nummer>/brief/<str:soort>/<int:pk>/<str:waarover>/",
        brieven.nieuw,
        name="brief_nieuw",
    ),
    path("meldingen/brief/<int:pk>/", brieven.brief, name="brief"),
    path("meldingen/brief/<int:pk>/exemplaren/", brieven.exemplaren, name="brief_exemplaren"),
    path("meldingen/brief/<int:pk>/stap/<str:naam>/", brieven.stap, name="brief_stap"),
    path("meldingen/brief/<int:pk>/exemplaar/<int:nr>/", brieven.exemplaar, name="brief_exemplaar"),
    path("meldingen/brief/<int:pk>/afdruk/<int:nr>/", brieven.afdruk, name="brief_afdruk"),
]
