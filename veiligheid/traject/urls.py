"""The addresses of the file of a traject; none of them names a person."""

from django.urls import path

from veiligheid.traject import papier, views

app_name = "traject"
CASUS = "casussen/<str:nummer>/traject/"

urlpatterns = [
    path(CASUS, views.traject, name="traject"),
    path(f"{CASUS}verslag/", views.verslag, name="verslag"),
    path(f"{CASUS}verslag/pdf/", papier.vraag_pdf, name="verslag_vraag_pdf"),
    path("traject/verslag/<int:pk>/", papier.stand, name="verslag_stand"),
    path("traject/verslag/<int:pk>/pdf/", papier.pdf, name="verslag_pdf"),
    path(f"{CASUS}vraag/", views.vraag, name="vraag"),
    path(f"{CASUS}bevinding/", views.bevinding, name="bevinding"),
    path(f"{CASUS}meewegen/", views.meewegen, name="meewegen"),
    path(f"{CASUS}besluit/", views.besluit, name="besluit"),
    path(f"{CASUS}conclusie/<str:onderwerp>/", views.conclusie, name="conclusie"),
    path("traject/kind/<int:pk>/", views.kind, name="kind"),
    path("traject/wederhoor/<int:pk>/", views.wederhoor, name="wederhoor"),
    path("traject/bevinding/<int:pk>/verbeteren/", views.bevinding_verbeter, name="bevinding_verbeter"),
]
