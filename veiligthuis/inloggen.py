"""Logging in: accounts are given out by the organisation, nobody makes one for himself."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Toegang(DefaultAccountAdapter):
    """What allauth may and may not do here."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account is made by the functional administrator."""
        return False
