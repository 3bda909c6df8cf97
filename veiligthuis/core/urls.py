"""Addresses of the kernel. The names of the login pages are those that allauth itself asks for.

Signing up, mail addresses and password resets have no address: accounts are given out by the organisation.
"""

from allauth.account.views import account_inactive, password_change, reauthenticate
from allauth.mfa.base.views import authenticate, index
from allauth.mfa.base.views import reauthenticate as mfa_reauthenticate
from allauth.mfa.recovery_codes.views import generate_recovery_codes, view_recovery_codes
from django.urls import path
from django.views.generic import RedirectView

from veiligthuis.core import views

urlpatterns = [
    path("inloggen/", views.Inloggen.as_view(), name="account_login"),
    path("inloggen/code/", authenticate, name="mfa_authenticate"),
    path("inloggen/niet-in-gebruik/", account_inactive, name="account_inactive"),
    path("uitloggen/", views.Uitloggen.as_view(), name="account_logout"),
    path("account/nogmaals/", reauthenticate, name="account_reauthenticate"),
    path("account/nogmaals-code/", mfa_reauthenticate, name="mfa_reauthenticate"),
    path("account/wachtwoord/", password_change, name="account_change_password"),
    path("account/tweede-stap/", index, name="mfa_index"),
    path("account/tweede-stap/instellen/", views.AppInstellenView.as_view(), name="mfa_activate_totp"),
    path("account/tweede-stap/uit/", views.geen_uitschakelen, name="mfa_deactivate_totp"),
    path("account/herstelcodes/", view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/herstelcodes/nieuw/", generate_recovery_codes, name="mfa_generate_recovery_codes"),
    # The admin has a login page of its own, which knows no second factor; it must never be reached.
    path("beheer/login/", RedirectView.as_view(pattern_name="account_login")),
    path("hulp/", views.hulp, name="hulp"),
    path("hulp/onderdelen/", views.onderdelen, name="hulp_onderdelen"),
]
