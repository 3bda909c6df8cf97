"""The addresses of veiligheid."""

from django.urls import path

from veiligheid import views

app_name = "veiligheid"

urlpatterns = [
    path("beoordelingen/nieuw/<str:meldingnummer>/", views.beoordeling_nieuw, name="beoordeling_nieuw"),
    path("beoordelingen/<int:pk>/", views.beoordeling, name="beoordeling"),
    path("beoordelingen/<int:pk>/bewaar/", views.beoordeling_bewaar, name="beoordeling_bewaar"),
    path("beoordelingen/<int:pk>/overnemen/", views.beoordeling_overnemen, name="beoordeling_overnemen"),
    path("beoordelingen/<int:pk>/stap/<str:naam>/", views.beoordeling_stap, name="beoordeling_stap"),
    path("trajecten/<str:casusnummer>/wisselen/", views.traject, name="traject"),
    path("plannen/nieuw/<str:casusnummer>/", views.plan_nieuw, name="plan_nieuw"),
    path("plannen/<int:pk>/", views.plan, name="plan"),
    path("plannen/<int:pk>/bewaar/", views.plan_bewaar, name="plan_bewaar"),
    path("plannen/<int:pk>/gezin/", views.plan_gezin, name="plan_gezin"),
    path("plannen/<int:pk>/stap/<str:naam>/", views.plan_stap, name="plan_stap"),
    path("afspraken/<int:pk>/", views.afspraak, name="afspraak"),
    path("deelnemers/<int:pk>/gezien/", views.gezien, name="gezien"),
]
