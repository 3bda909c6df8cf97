"""The addresses of one crisis; the lane itself is a page of the shell."""

from django.urls import path

from meldingen.crisis import views

urlpatterns = [
    path("crisis/<uuid:sleutel>/", views.inzet, name="crisis_inzet"),
    path("crisis/<uuid:sleutel>/stand/", views.stand, name="crisis_stand"),
    path("crisis/<uuid:sleutel>/stap/<str:naam>/", views.stap, name="crisis_stap"),
    path("crisis/<uuid:sleutel>/verbeter/<int:pk>/", views.verbeter, name="crisis_verbeter"),
]
