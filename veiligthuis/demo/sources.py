"""A source that is protected in an invented casus."""

from meldingen import services
from meldingen.bronnen.alineas import alineas, kenmerk
from meldingen.codelijsten import Afschermgrond
from meldingen.models import Melding
from veiligthuis.core.models import Medewerker


def protect(melding: Melding, *, by: Medewerker) -> None:
    """The last paragraph of the report stays inside Veilig Thuis: telling it would endanger who told it."""
    services.bescherm_bron(
        melding,
        grond=Afschermgrond.BEDREIGING_MELDER,
        kenmerken=[kenmerk(alineas(melding.beschrijving)[-1])],
        toelichting="De leidster is bang voor de vader.",
        by=by,
    )
