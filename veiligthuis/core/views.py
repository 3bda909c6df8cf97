"""Pages of the kernel itself: signing in and out, the second factor, help, the sheet of parts."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import LoginView, LogoutView
from allauth.core.internal.httpkit import authenticated_user
from allauth.mfa.totp.views import ActivateTOTPView
from axes.decorators import axes_dispatch, axes_form_invalid
from django.conf import settings
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator

from veiligthuis.core.examples import parts


@method_decorator(axes_dispatch, name="dispatch")
@method_decorator(axes_form_invalid, name="form_invalid")
class Inloggen(LoginView):
    """Name and password; too many failures lock the account for a while."""

    template_name = "account/login.html"


class Uitloggen(LogoutView):
    """Signing out, by POST only: a link or an image must never be able to do it."""

    http_method_names = ["post", "options"]

    def get_redirect_url(self) -> str:
        """To the login page."""
        return reverse("account_login")


class AppInstellenView(ActivateTOTPView):
    """Setting up the app; the session then counts as opened with two factors."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Keep the app and record that this session has shown a code of it."""
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, authenticated_user(self.request), "mfa", type="totp")
        return response


def hulp(request: HttpRequest) -> HttpResponse:
    """All keys, and where to get help."""
    return render(request, "core/hulp.html")


def onderdelen(request: HttpRequest) -> HttpResponse:
    """The sheet of parts for who builds pages; only where all persons are invented."""
    if not settings.DEMO:
        raise Http404
    return render(request, "core/onderdelen.html", parts(request))


def geen_uitschakelen(_request: HttpRequest) -> HttpResponse:
    """The place where the library would switch the second factor off: nobody does that for himself."""
    return HttpResponseRedirect(reverse("mfa_index"))
