"""Who may send: a sender, its key that is shown once, and the account its messages are taken in under."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth.models import Group
from django.db import transaction

from ketenpartners.models import Team
from meldingen.politie.records import Afzender
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker

ACCOUNT = "koppeling-politie"
ROL = "koppeling"
VAN_DE_MAP = "map"
"""The sender of what lies in the folder."""

PER_MINUUT = 600
MINUUT = timedelta(minutes=1)


@transaction.atomic
def registreer_afzender(*, code: str, naam: str, team: Team | None = None, by: Medewerker | None) -> Afzender:
    """Make a sender, or rename one and give it another team. Raises RuleBroken for a team that is not our own."""
    if team is not None and not team.is_eigen:
        raise RuleBroken("Berichten gaan naar een team van Veilig Thuis. Kies een eigen team.", field="team")
    afzender, nieuw = Afzender.objects.update_or_create(code=code, defaults={"naam": naam, "team": team})
    audit.record_change(by, afzender, action="registreer_afzender", fields={"nieuw": nieuw})
    return afzender


@transaction.atomic
def geef_sleutel(afzender: Afzender, *, by: Medewerker | None) -> str:
    """A new key for the endpoint, told once: only its hash is kept, and the old key stops working."""
    sleutel = f"vtk_{secrets.token_urlsafe(32)}"
    afzender.sleutel_hash, afzender.sleutel_op = hash_van(sleutel), clock.now()
    afzender.save(update_fields=["sleutel_hash", "sleutel_op"])
    audit.record_change(by, afzender, action="geef_sleutel")
    return sleutel


def afzender_met(sleutel: str) -> Afzender | None:
    """The sender of a key, or None. A random key of 256 bits needs no slow hash."""
    if not sleutel.startswith("vtk_") or len(sleutel) > 100 or not sleutel.isascii():
        return None
    return Afzender.objects.filter(sleutel_hash=hash_van(sleutel)).first()


def hash_van(sleutel: str) -> str:
    """How a key is kept."""
    return hashlib.sha256(sleutel.encode()).hexdigest()


@transaction.atomic
def telt_mee(afzender: Afzender) -> bool:
    """Count a request of this minute; False when there were too many."""
    rij = Afzender.objects.select_for_update(of=("self",)).get(pk=afzender.pk)
    nu = clock.now()
    if rij.venster_op is None or nu - rij.venster_op >= MINUUT:
        rij.venster_op, rij.venster_aantal = nu, 0
    rij.venster_aantal += 1
    rij.save(update_fields=["venster_op", "venster_aantal"])
    return rij.venster_aantal <= PER_MINUUT


def van_de_map() -> Afzender:
    """The sender of the folder; made at its first message, so that a file never has to wait for anybody."""
    afzender, _ = Afzender.objects.get_or_create(code=VAN_DE_MAP, defaults={"naam": "Politie"})
    return afzender


def service_account() -> Medewerker:
    """The account under which messages are taken in: nobody can sign in with it, and it may do that one thing."""
    account = Medewerker.objects.filter(username=ACCOUNT).first()
    if account is not None:
        return account
    account, nieuw = Medewerker.objects.get_or_create(
        username=ACCOUNT, defaults={"first_name": "Koppeling", "last_name": "politie", "functie": "geen mens"}
    )
    if nieuw:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    account.groups.add(Group.objects.get_or_create(name=ROL)[0])
    return account
