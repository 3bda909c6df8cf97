"""The addresses of overviews for the family; numbers only."""

from django.urls import path

from overdracht.gezinsoverzicht import views

urlpatterns = [
    path("gezinsoverzicht/plan/<int:plan>/", views.overzichten, name="gezinsoverzichten"),
    path("gezinsoverzicht/lezen/<int:deelnemer>/", views.lezen, name="gezinsoverzicht_lezen"),
    path("gezinsoverzicht/papier/<int:deelnemer>/", views.papier, name="gezinsoverzicht_papier"),
    path("gezinsoverzicht/<int:pk>/", views.overzicht, name="gezinsoverzicht"),
    path("gezinsoverzicht/<int:pk>/pdf/", views.overzicht_pdf, name="gezinsoverzicht_pdf"),
]
