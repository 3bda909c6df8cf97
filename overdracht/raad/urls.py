"""The addresses of the Raad; numbers only, never a name."""

from django.urls import path

from overdracht.raad import views

app_name = "raad"

urlpatterns = [
    path("raad/verzoek/<int:pk>/", views.verzoek, name="verzoek"),
    path("raad/verzoek/<int:pk>/bewaar/", views.bewaar, name="bewaar"),
    path("raad/verzoek/<int:pk>/pdf/", views.pdf, name="pdf"),
    path("raad/verzoek/<int:pk>/stap/<str:naam>/", views.stap, name="stap"),
    path("raad/<str:nummer>/", views.casus, name="casus"),
    path("raad/<str:nummer>/nieuw/", views.nieuw, name="nieuw"),
    path("raad/<str:nummer>/spoed/", views.spoed, name="spoed"),
    path("raad/<str:nummer>/bericht/", views.bericht, name="bericht"),
]
