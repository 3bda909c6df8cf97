"""What somebody searched for, kept in the session: a name or number of a person never stands in an address."""

from django.http import HttpRequest

KEY = "zoekvraag"
MARK = "zoek"
LONGEST = 100


def remember(request: HttpRequest, words: str) -> str:
    """Keep the words for this session, cut to a sane length; returns the query string that asks for them."""
    request.session[KEY] = words.strip()[:LONGEST]
    return f"?{MARK}=1"


def recall(request: HttpRequest) -> str:
    """The words this page was asked to search for; empty when it was not asked to search."""
    return str(request.session.get(KEY, "")) if MARK in request.GET else ""
