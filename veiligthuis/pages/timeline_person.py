"""Which lines of the time line are about one person of the casus, also from before two persons were merged."""

from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.functions import Cast

from meldingen.models import (
    Adres,
    Betrokkene,
    Document,
    Gezinsband,
    Persoon,
    Samenvoeging,
    Termijn,
    VeiligContact,
)


def rows_of(who: Betrokkene) -> QuerySet[Betrokkene]:
    """The row of this person in the casus, with those that turned out to be about the same human."""
    return Betrokkene.alle.filter(Q(pk=who.pk) | Q(opgegaan_in=who.pk))


def about(who: Betrokkene) -> Q:
    """The lines of the audit trail: person, place in the casus, addresses, bands, safe contact, papers, merges, terms.

    All of it as subqueries: the filter costs no statement of its own.
    """
    rows = rows_of(who).values("pk")
    humans = Persoon.alle.filter(Q(pk=who.persoon_id) | Q(samengevoegd_met=who.persoon_id)).values("pk")
    return (
        _are(Betrokkene, rows_of(who))
        | _are(Persoon, Persoon.alle.filter(pk__in=humans))
        | _are(Adres, Adres.objects.filter(persoon__in=humans))
        | _are(VeiligContact, VeiligContact.objects.filter(persoon__in=humans))
        | _are(Gezinsband, Gezinsband.objects.filter(Q(van__in=rows) | Q(naar__in=rows)))
        | _are(Samenvoeging, Samenvoeging.objects.filter(Q(winnaar__in=humans) | Q(verliezer__in=humans)))
        | _are(Document, Document.objects.filter(over__betrokkene__in=rows))
        | _are(Termijn, Termijn.objects.filter(betrokkene__in=rows))
    )


def _are(model: type[Model], found: QuerySet[Model]) -> Q:
    keys = found.order_by().annotate(als_tekst=Cast("pk", CharField())).values("als_tekst")
    return Q(object_soort=model._meta.label_lower, object_id__in=keys)
