"""Addresses of ketenpartners."""

from django.urls import path

from ketenpartners import views

app_name = "ketenpartners"

urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("postcodes/", views.postcodes, name="postcodes"),
    path("<int:pk>/capaciteit/", views.capaciteit, name="capaciteit"),
]
