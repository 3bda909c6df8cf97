"""What the search field finds: visible cases by number, BSN, telephone, birth date, or a name however it is spelt."""

import re
from datetime import date, datetime

from django.db.models import CharField, Exists, F, Func, OuterRef, Q, Value
from django.db.models.functions import Right

from meldingen.bekend.queries import zoek_personen
from meldingen.bekend.vraag import Zoekvraag
from meldingen.codelijsten import Precisie
from meldingen.models import Betrokkene, Casus
from meldingen.queries import BetrokkeneQuerySet, CasusQuerySet
from veiligthuis.core import clock
from veiligthuis.core.access import Person

NUMMER = re.compile(r"\d{4}-\d{1,6}")
MELDING = re.compile(r"[Mm]-\d{4}-\d{1,6}")
BSN = re.compile(r"\d{9}")
TELEFOON = re.compile(r"(?:\+31|0031|0)[\d ().-]{8,16}")
DATUM = ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y")

SAME_DIGITS = 9
"""The last digits of a telephone number, which are the same with 0, +31 or 0031 before them."""

MOST_PERSONS = 50
WHOLE_NAME, ONE_WORD = 38, 26
"""From how sure somebody counts as found, of 100: a whole name with a slip in both parts, a surname with one slip."""


def search(user: Person, asked: str) -> CasusQuerySet:
    """Visible cases that fit what was typed: all of them when nothing was.

    A number fits from its beginning, a telephone number, a birth date and a BSN exactly, a name of family or person
    anywhere or nearly; a name may have a birth date beside it.
    """
    return find(user, asked)[0]


def find(user: Person, asked: str) -> tuple[CasusQuerySet, BetrokkeneQuerySet]:
    """The same, with the people in whatever case who fit; nobody when a number of a case was typed."""
    visible: CasusQuerySet = Casus.objects.visible_to(user)
    nobody: BetrokkeneQuerySet = Betrokkene.objects.none()
    if not asked:
        return visible, nobody
    if NUMMER.fullmatch(asked):
        return visible.filter(nummer__startswith=asked), nobody
    if MELDING.fullmatch(asked):
        return visible.filter(meldingen__nummer__startswith=asked.upper()).distinct(), nobody
    people, by_name = _people(user, asked)
    there = Exists(people.filter(casus=OuterRef("pk")))
    return visible.filter(Q(naam__icontains=asked) | there if by_name else there), people


def _people(user: Person, asked: str) -> tuple[BetrokkeneQuerySet, bool]:
    """Who fits, in whatever case, and whether it was a name that was typed."""
    people: BetrokkeneQuerySet = Betrokkene.objects.all()
    if BSN.fullmatch(asked):
        return people.filter(persoon__bsn=asked), False
    if (day := _as_date(asked)) is not None:
        return people.filter(Q(persoon__geboortedatum=day) | Q(persoon__uitgerekende_datum=day)), False
    if TELEFOON.fullmatch(asked):
        digits = re.sub(r"\D", "", asked)[-SAME_DIGITS:]
        return people.annotate(cijfers=_last_digits()).filter(cijfers=digits), False
    return people.filter(_by_name(user, asked)), True


def _by_name(user: Person, asked: str) -> Q:
    """Who bears this name, or one that is nearly this."""
    named = Q()
    for word in asked.split():
        named &= (
            Q(persoon__achternaam__icontains=word)
            | Q(persoon__voornamen__icontains=word)
            | Q(persoon__tussenvoegsel__icontains=word)
        )
    question = question_of(asked)
    certain = WHOLE_NAME if question.voornamen else ONE_WORD
    nearly = zoek_personen(question, user=user, vanaf=certain, hoogstens=MOST_PERSONS)
    return named | Q(persoon__in=nearly)


def question_of(asked: str) -> Zoekvraag:
    """A name as people type it: given name first, surname last, perhaps a birth date somewhere."""
    days = [day for word in asked.split() if (day := _as_date(word))]
    words = [word for word in asked.split() if _as_date(word) is None]
    given, rest = (words[0], words[1:]) if len(words) > 1 and words[0][:1].isupper() else ("", words)
    day = days[0] if days else None
    precision = Precisie.DAG if day else Precisie.ONBEKEND
    return Zoekvraag(voornamen=given, achternaam=" ".join(rest), geboortedatum=day, precisie=precision)


def _last_digits() -> Right:
    """The last digits of the telephone number of a person, whatever stands between them."""
    digits = Func(
        F("persoon__telefoon"),
        Value(r"\D"),
        Value(""),
        Value("g"),
        function="regexp_replace",
        output_field=CharField(),
    )
    return Right(digits, SAME_DIGITS)


def _as_date(asked: str) -> date | None:
    for form in DATUM:
        try:
            return datetime.strptime(asked, form).replace(tzinfo=clock.AMSTERDAM).date()
        except ValueError:
            continue
    return None
