"""The addresses of the waiting list; none of them names a person."""

from django.urls import path

from veiligheid.wachtlijst import views

app_name = "wachtlijst"

urlpatterns = [
    path("wachtlijst/", views.lijst, name="lijst"),
    path("wachtlijst/<str:nummer>/", views.wachtende, name="wachtende"),
    path("wachtlijst/<str:nummer>/herwegen/", views.herweeg, name="herweeg"),
    path("wachtlijst/<str:nummer>/contact/", views.plan, name="plan"),
    path("wachtlijst/contact/<int:pk>/uitkomst/", views.contact, name="contact"),
]
