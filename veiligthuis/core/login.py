"""How somebody signs in: what allauth may do here, its forms in our words, and the count of failures in axes."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as MFAReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from axes.handlers.proxy import AxesProxyHandler
from cryptography.fernet import Fernet, MultiFernet
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest

from veiligthuis.core import clock
from veiligthuis.core.forms import Opmaak

TOO_OFTEN = "Er is te vaak een verkeerde code ingevuld. Wacht een kwartier en log opnieuw in."
MESSAGES = {
    "account/messages/password_changed.txt": "Uw wachtwoord is gewijzigd.",
    "mfa/messages/totp_activated.txt": "Inloggen in twee stappen is ingesteld.",
}
FRESH_LOGIN_SECONDS = 15 * 60


class Toegang(DefaultAccountAdapter):
    """What allauth may and may not do with accounts: nobody makes one for himself."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Dit account is niet in gebruik. Vraag de functioneel beheerder.",
        "enter_current_password": "Dit is niet uw huidige wachtwoord. Typ het opnieuw.",
        "incorrect_password": "Dit wachtwoord klopt niet. Typ het opnieuw.",
        "username_password_mismatch": "De gebruikersnaam of het wachtwoord klopt niet. Controleer beide.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account is made by the functional administrator."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Only what a page does not show by itself, in our words."""
        if sentence := MESSAGES.get(message_template or ""):
            messages.add_message(request, level, sentence)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """To the start page: somebody who changed a password wants to go on working."""
        return "/"

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within a quarter of an hour after the password was typed; after that, yes."""
        records = get_authentication_records(self.request, self.request.user)
        typed = [record["at"] for record in records if record.get("method") == "password"]
        return not typed or clock.now().timestamp() - max(typed) > FRESH_LOGIN_SECONDS


class TweedeFactor(DefaultMFAAdapter):
    """How the second factor is called and kept: its secret is encrypted in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "De tweede stap kunt u niet zelf uitzetten. Vraag de functioneel beheerder.",
        "cannot_generate_recovery_codes": "Stel eerst de app in. Daarna krijgt u herstelcodes.",
        "incorrect_code": "Deze code klopt niet. Wacht op de volgende code in de app en typ die.",
    }

    def get_totp_label(self, user: Any) -> str:
        """The name under which the app lists the code."""
        return str(user.get_username())

    def encrypt(self, text: str) -> str:
        """The secret as it stands in the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret itself; keys that were replaced still open it."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Never by the person: a stolen session must not be able to take the second factor away."""
        return False


class Inlogformulier(Opmaak, LoginForm):
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, "login", "Gebruikersnaam")
        _reword(self, "password", "Wachtwoord")
        self.fields["login"].widget.attrs["autofocus"] = True


class GeteldeCode(Opmaak):
    """A form that asks for a code and counts each wrong one as a failed login."""

    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self, "Code uit de app, of een herstelcode")

    def clean_code(self) -> str:
        """The code, if it is right and the account is not locked."""
        _refuse_when_locked(self.user)
        return str(super().clean_code())  # type: ignore[misc]

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        super()._emit_authentication_failed(authenticator)  # type: ignore[misc]
        _count_failure(self.user)


class Codeformulier(GeteldeCode, AuthenticateForm):
    """The code while signing in."""


class NogmaalsCode(GeteldeCode, MFAReauthenticateForm):
    """The code once more, before something delicate."""


class NogmaalsWachtwoord(Opmaak, ReauthenticateForm):
    """The password once more, before something delicate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, "password", "Wachtwoord")


class AppInstellen(Opmaak, ActivateTOTPForm):
    """The first code, as proof that the app was set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self, "Code die de app nu toont")


class NieuweHerstelcodes(Opmaak, GenerateRecoveryCodesForm):
    """A confirmation only."""


class WachtwoordWijzigen(Opmaak, ChangePasswordForm):
    """The old password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, "oldpassword", "Huidig wachtwoord")
        _reword(
            self,
            "password1",
            "Nieuw wachtwoord",
            "Ten minste twaalf tekens. Een zin is makkelijk te onthouden.",
        )
        _reword(self, "password2", "Nieuw wachtwoord, nog een keer")


def account_name(request: HttpRequest | None, credentials: dict[str, Any] | None = None) -> str:
    """The account name axes counts a failure under: what was tried, in the form or by the form's own check."""
    tried = (credentials or {}).get("username")
    if not tried and request is not None:
        tried = request.POST.get("login", "")
    return str(tried or "").strip().lower()


def _cipher() -> MultiFernet:
    keys: list[str] = [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet(
        [
            Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"tweede factor {key}".encode()).digest()))
            for key in keys
        ]
    )


def _reword(form: forms.BaseForm, name: str, label: str, help_text: str = "") -> None:
    field = form.fields[name]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)


def _ask_for_code(form: forms.BaseForm, label: str) -> None:
    _reword(form, "code", label)
    form.fields["code"].widget.attrs.update({"autocomplete": "one-time-code", "autofocus": True})


def _refuse_when_locked(user: Any) -> None:
    credentials = {"username": user.get_username()}
    if not AxesProxyHandler.is_allowed(context.request, credentials):
        raise forms.ValidationError(TOO_OFTEN, code="locked")


def _count_failure(user: Any) -> None:
    user_login_failed.send(
        sender=__name__, credentials={"username": user.get_username()}, request=context.request
    )
