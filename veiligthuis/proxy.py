"""What the reverse proxy in front of us tells about a request."""

from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Address of the browser: the last one in X-Forwarded-For, which our own proxy wrote.

    What stands before it was sent by the browser and proves nothing. Without the header it is the neighbour itself.
    """
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    return hops[-1].strip() or str(request.META.get("REMOTE_ADDR", ""))
