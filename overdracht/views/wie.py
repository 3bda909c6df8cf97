"""Who asks for a page."""

from django.http import Http404, HttpRequest

from veiligthuis.core.models import Medewerker


def worker(request: HttpRequest) -> Medewerker:
    """The signed-in employee. Raises Http404 for anybody else; the login middleware never lets one come here."""
    if not isinstance(request.user, Medewerker):
        raise Http404
    return request.user
