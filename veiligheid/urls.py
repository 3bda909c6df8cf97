"""The addresses of veiligheid."""

from django.urls import path

from veiligheid import views
from veiligheid.plan import views as plan

app_name = "veiligheid"

urlpatterns = [
    path("beoordelingen/nieuw/<str:meldingnummer>/", views.beoordeling_nieuw, name="beoordeling_nieuw"),
    path("beoordelingen/<int:pk>/", views.beoordeling, name="beoordeling"),
    path("beoordelingen/<int:pk>/bewaar/", views.beoordeling_bewaar, name="beoordeling_bewaar"),
    path("beoordelingen/<int:pk>/overnemen/", views.beoordeling_overnemen, name="beoordeling_overnemen"),
    path("beoordelingen/<int:pk>/stap/<str:naam>/", views.beoordeling_stap, name="beoordeling_stap"),
    path("trajecten/<str:casusnummer>/wisselen/", views.traject, name="traject"),
    path("heropenen/<str:casusnummer>/", views.heropen, name="heropen"),
    path("plannen/nieuw/<str:casusnummer>/", views.plan_nieuw, name="plan_nieuw"),
    path("plannen/<int:pk>/", views.plan, name="plan"),
    path("plannen/<int:pk>/bewaar/", views.plan_bewaar, name="plan_bewaar"),
    path("plannen/<int:pk>/stap/<str:naam>/", views.plan_stap, name="plan_stap"),
    path("plannen/crisis/<str:casusnummer>/", plan.plan_crisis, name="plan_crisis"),
    path("plannen/<int:pk>/verschil/", plan.plan_verschil, name="plan_verschil"),
    path("plannen/<int:pk>/evaluatie/", plan.evaluatie, name="evaluatie"),
    path("plannen/<int:pk>/gezin/", plan.plan_gezin, name="plan_gezin"),
    path("afspraken/<int:pk>/", plan.afspraak, name="afspraak"),
    path("controles/<int:pk>/gevolg/", plan.gevolg, name="gevolg"),
    path("deelnemers/<int:pk>/gezien/", plan.gezien, name="gezien"),
    path("deelnemers/<int:pk>/reactie/", plan.reactie, name="reactie"),
    path("deelnemers/<int:pk>/blad/", plan.blad, name="blad"),
    path("deelnemers/<int:pk>/papier/", plan.papier, name="papier"),
    path("exemplaren/<int:pk>/", plan.exemplaar, name="exemplaar"),
    path("exemplaren/<int:pk>/pdf/", plan.exemplaar_pdf, name="exemplaar_pdf"),
]
