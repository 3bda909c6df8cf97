"""The tab Informatieplan of a casus: who hears what, when and from whom, and the letters that tell it."""

from typing import Any

from meldingen.informeren.plan import informatieplan
from meldingen.models import Brief
from veiligthuis.core.access import has_codename
from veiligthuis.pages.dossier_tabs import Blik


def information(blik: Blik) -> dict[str, Any]:
    """The rows, the open ones first, and every letter, the newest first; nothing for who may not see them."""
    casus, user = blik.casus, blik.user
    mag = has_codename(user, "meldingen.bekijk_informatieplan")
    return {
        "regels": informatieplan(casus, user) if mag else [],
        "brieven": Brief.objects.visible_to(user).filter(casus=casus).zonder_inhoud(),
        "mag_plannen": has_codename(user, "meldingen.plan_informatie"),
    }
