"""Who asks for a page: behind the login it is always an employee."""

from typing import cast

from django.http import HttpRequest

from veiligthuis.core.models import Medewerker


def worker(request: HttpRequest) -> Medewerker:
    """The employee who asks. Only for views behind the login, which the middleware guards."""
    return cast(Medewerker, request.user)
