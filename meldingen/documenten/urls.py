"""The addresses of papers; none of them names a person."""

from django.urls import path

from meldingen.documenten import views

urlpatterns = [
    path("meldingen/casus/<str:nummer>/document/", views.document_nieuw, name="document_nieuw"),
    path("meldingen/document/<int:pk>/", views.document, name="document"),
    path("meldingen/document/<int:pk>/origineel/", views.origineel, name="document_origineel"),
    path("meldingen/document/<int:pk>/bladzijde/<int:nummer>/", views.bladzijde, name="document_bladzijde"),
    path("meldingen/document/<int:pk>/over/", views.over, name="document_over"),
    path("meldingen/document/<int:pk>/controle/", views.controle, name="document_controle"),
]
