"""The assessment of a story: everything the instrument asks, filled in by the triagist."""

from typing import Any

from meldingen.codelijsten import Besluit, Veiligheidsniveau
from meldingen.models import Melding
from veiligheid import services as veiligheid
from veiligheid.codelijsten import Bron, CijferDoor, Grondslag, Oordeel, RedenGeenVervolg, Urgentie
from veiligheid.models import Veiligheidsbeoordeling
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

ALWAYS: dict[str, Any] = {
    "kinderen_aanwezig": Oordeel.JA,
    "gezinssituatie": "Het gezin woont samen; beide ouders zijn gesproken of uitgenodigd.",
    "wapens_in_huis": Oordeel.NEE,
    "eerdere_informatie": "In de eigen registratie en het landelijk register is niets eerders bekend.",
    "acute_lijst_nagelopen": True,
    "structureel_patroon": "Volgens de melder gebeurt dit al langer en de laatste weken vaker.",
    "escalatie": Oordeel.ONBEKEND,
    "dwang_en_controle": Oordeel.ONBEKEND,
    "risicofactoren": ["schulden", "isolement"],
    "risico_toelichting": "Geldzorgen en weinig mensen om op terug te vallen.",
    "beschermende_factoren": "Er is een tante die elke week langskomt.",
    "netwerk": "Tante, school en de huisarts.",
    "weging": "De feiten van de melder en het gesprek met het gezin wegen het zwaarst.",
    "motivering": "Dit besluit is nodig om het veilig te krijgen, en voor nu genoeg.",
    "informatieplan": "Het gezin hoort het besluit in een gesprek; de melder wordt gebeld.",
}

WHEN_ACUTE: dict[str, Any] = {
    "acute_signalen": ["gevlucht"],
    "directe_actie": "Met de politie afgestemd; moeder en kinderen zijn vannacht elders.",
    "urgentie": Urgentie.VOORRANG,
}
OTHERWISE: dict[str, Any] = {"acute_signalen": [], "directe_actie": "", "urgentie": Urgentie.GEWOON}

PER_BESLUIT: dict[str, dict[str, Any]] = {
    Besluit.GEEN_VERVOLG: {
        "reden_geen_vervolg": RedenGeenVervolg.ANDERE_PROBLEMATIEK,
        "gewezen_op_vernietiging": True,
    },
    Besluit.OMGEZET_IN_ADVIES: {"melder_is_ingelicht": True},
    Besluit.OVERDRACHT: {
        "ontvangende_partij": "Het wijkteam in de eigen gemeente",
        "eigen_veiligheidsacties": "Gesproken met de betrokkenen en school; afspraken voor nu gemaakt.",
    },
    Besluit.VV: {
        "multidisciplinair_overleg": "Triagist en gedragswetenschapper: voorwaarden stellen en volgen."
    },
    Besluit.ONDERZOEK: {
        "multidisciplinair_overleg": "Triagist, gedragswetenschapper en vertrouwensarts: de feiten zijn betwist.",
        "onderzoeksvraag": "Hoe is het letsel ontstaan, en is het kind nu veilig?",
    },
}
"""What each decision asks for beside its motivation."""


def assess(
    melding: Melding,
    besluit: str,
    *,
    by: Medewerker,
    niveau: str = Veiligheidsniveau.STRUCTUREEL,
    cijfer: int = 4,
) -> Veiligheidsbeoordeling:
    """The whole assessment, handed to a second professional."""
    beoordeling = veiligheid.begin_beoordeling(melding, by=by)
    velden = {
        **ALWAYS,
        **(WHEN_ACUTE if niveau == Veiligheidsniveau.ACUUT else OTHERWISE),
        "feiten": melding.beschrijving,
        "aanleiding": list(melding.aanleiding),
        "aard": list(melding.aard),
        "categorie": niveau,
        "voorgesteld_besluit": besluit,
        **PER_BESLUIT[besluit],
    }
    veiligheid.save_beoordeling(
        beoordeling,
        by=by,
        velden=velden,
        oordelen=_per_person(melding, niveau, cijfer),
        informatie=[_asked()],
    )
    return veiligheid.submit_beoordeling(beoordeling, by=by)


def _per_person(melding: Melding, niveau: str, cijfer: int) -> list[dict[str, Any]]:
    answers = {
        "acuut_onveilig": Oordeel.JA if niveau == Veiligheidsniveau.ACUUT else Oordeel.NEE,
        "structureel_onveilig": Oordeel.NEE if niveau == Veiligheidsniveau.GEEN else Oordeel.JA,
        "toelichting": "",
        "cijfer": cijfer,
        "cijfer_door": CijferDoor.VEILIG_THUIS,
        "geen_cijfer_reden": "",
    }
    return [{"betrokkene": person.pk, **answers} for person in melding.casus.betrokkenen.directbetrokken()]


def _asked() -> dict[str, Any]:
    return {
        "bron": Bron.EIGEN_SYSTEEM,
        "bij_wie": "Eigen registratie",
        "gevraagd_op": clock.today(),
        "grondslag": Grondslag.EIGEN_TAAK,
        "uitkomst": "Geen eerdere melding gevonden.",
    }
