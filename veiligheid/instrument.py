"""The ten sections of the assessment as data: what is asked, the guidance beside it, and what may not be left open.

The order, the questions and the guidance stand here once; rules, forms and pages read them.
Source: triage-instrument Veilig Thuis (2015), renewed as veiligheidsbeoordeling in 2019; proposal for its sections.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Vraag:
    """One question: the field, its words, the guidance beside it.

    `ontbreekt` is the sentence shown when a required answer is missing; empty when it may stay open.
    """

    veld: str
    vraag: str
    uitleg: str = ""
    ontbreekt: str = ""


@dataclass(frozen=True)
class Onderdeel:
    """One section with its questions; `leidraad` is what an experienced colleague would say beside it."""

    nummer: int
    sleutel: str
    titel: str
    leidraad: str
    vragen: tuple[Vraag, ...]


MELDING = Onderdeel(
    1,
    "melding",
    "Melding",
    "Houd apart wat iemand zag of hoorde en wat iemand daarvan denkt. Noem bij elk feit wie het zei en wanneer.",
    (
        Vraag(
            "feiten",
            "Feiten: wat is gezien, gehoord of gezegd?",
            "Zo letterlijk mogelijk, met wie en wanneer.",
            "Beschrijf de feiten: wat is gezien, gehoord of gezegd, door wie en wanneer.",
        ),
        Vraag("meningen", "Meningen en vermoedens", "Van wie is de mening, en waarop rust die?"),
        Vraag(
            "kinderen_aanwezig",
            "Waren er kinderen bij?",
            "Horen of voelen telt ook als erbij zijn.",
            "Geef aan of er kinderen bij waren; onbekend is ook een antwoord.",
        ),
    ),
)
GEZIN = Onderdeel(
    2,
    "gezin",
    "Gezin en huishouden",
    "Wie wonen er, wie heeft gezag, wie komt er over de vloer? Denk aan taal, zwangerschap en een geheim adres.",
    (
        Vraag(
            "gezinssituatie",
            "Wat is van belang over dit gezin?",
            "Gezag, omgang, taal en tolk, beperkingen, zwangerschap.",
            "Beschrijf kort het gezin: wie er wonen, wie gezag heeft en wat van belang is.",
        ),
        Vraag(
            "wapens_in_huis",
            "Is er een wapen in huis?",
            "Vraag ook naar messen, jachtwapens en dienstwapens.",
            "Geef aan of er een wapen in huis is; onbekend is ook een antwoord.",
        ),
    ),
)
EERDER = Onderdeel(
    3,
    "eerder",
    "Eerdere informatie",
    "Kijk eerst in de eigen registratie en het landelijk register. Vraag anderen alleen het nodige, op welke grond.",
    (
        Vraag(
            "eerdere_informatie",
            "Wat laat dit samen zien?",
            "Verbanden in tijd, tussen melders en tussen regio's.",
        ),
    ),
)
ACUUT = Onderdeel(
    4,
    "acuut",
    "Acute onveiligheid",
    "Is iemand de komende uren of dagen niet veilig? Eén teken is genoeg om nu bescherming te regelen.",
    (
        Vraag(
            "acute_signalen",
            "Tekenen van acute onveiligheid",
            "Kruis aan wat er is; niets aankruisen mag ook.",
        ),
        Vraag(
            "acute_lijst_nagelopen",
            "De hele lijst is nagelopen",
            "",
            "Loop de lijst met tekenen van acute onveiligheid na en zet een vinkje dat dit is gebeurd.",
        ),
        Vraag(
            "directe_actie",
            "Welke directe actie is genomen?",
            "Wat is gedaan, door wie, om hoe laat, en wie is nu veilig waar?",
        ),
    ),
)
STRUCTUREEL = Onderdeel(
    5,
    "structureel",
    "Structurele onveiligheid",
    "Eerder geweld voorspelt later geweld het best. Vraag naar de eerste keer, de ergste keer en de laatste keer.",
    (
        Vraag(
            "structureel_patroon",
            "Welk patroon is er?",
            "Hoe vaak, hoe lang al, tegen wie, en wat gaat eraan vooraf?",
            "Beschrijf het patroon: hoe vaak, hoe lang al en tegen wie. Is er geen patroon, zeg dat dan.",
        ),
        Vraag(
            "escalatie",
            "Wordt het erger of vaker?",
            "",
            "Geef aan of het geweld erger of vaker wordt; onbekend is ook een antwoord.",
        ),
        Vraag(
            "dwang_en_controle",
            "Is er dwang, controle of stalking?",
            "Geld, telefoon, kleding, contacten, volgen.",
            "Geef aan of er dwang, controle of stalking is; onbekend is ook een antwoord.",
        ),
    ),
)
RISICO = Onderdeel(
    6,
    "risico",
    "Leefsituatie en risicofactoren",
    "Wat maakt dat het misgaat, of weer mis kan gaan? Een factor is geen verwijt.",
    (
        Vraag("risicofactoren", "Risicofactoren", "Kruis aan wat speelt."),
        Vraag(
            "risico_toelichting",
            "Toelichting",
            "Wat betekent dit voor de veiligheid van wie?",
            "Licht de risico's toe, of schrijf dat er geen bekend zijn.",
        ),
    ),
)
BESCHERMING = Onderdeel(
    7,
    "bescherming",
    "Beschermende factoren en netwerk",
    "Wat gaat goed, wie houdt een oogje in het zeil, en wie kan vandaag iets doen?",
    (
        Vraag(
            "beschermende_factoren",
            "Wat beschermt?",
            "Wat doen ouders, kinderen en anderen al om het veilig te houden?",
            "Beschrijf wat beschermt, of schrijf dat er niets bekend is.",
        ),
        Vraag(
            "netwerk",
            "Wie staan om het gezin heen?",
            "Familie, buren, school, hulpverleners; en wie ervan weet.",
            "Noem wie om het gezin heen staan, of schrijf dat er niemand bekend is.",
        ),
    ),
)
PERSONEN = Onderdeel(
    8,
    "personen",
    "Oordeel en veiligheidscijfer per persoon",
    "Weeg elke persoon apart, ook het ongeboren kind. 0 is heel onveilig, 10 is veilig. Onbekend is een antwoord.",
    (),
)
VORMEN = Onderdeel(
    9,
    "vormen",
    "Vormen",
    "De lijsten van het informatieprotocol. Kies alles wat aan de orde is.",
    (
        Vraag("aanleiding", "Aanleiding", "", "Kies ten minste één aanleiding."),
        Vraag("aard", "Aard van het geweld"),
    ),
)
WEGING = Onderdeel(
    10,
    "weging",
    "Weging en vervolgbesluit",
    "Wat weegt het zwaarst, en waarom is dit besluit nodig en genoeg? Schrijf zo dat het gezin het kan volgen.",
    (
        Vraag("categorie", "Uitkomst", "", "Kies de uitkomst: acuut, structureel, onthulling of geen."),
        Vraag(
            "urgentie", "Hoe snel is de volgende stap nodig?", "", "Kies hoe snel de volgende stap nodig is."
        ),
        Vraag("weging", "Weging", "", "Schrijf de weging: welke feiten wegen het zwaarst, en waarom."),
        Vraag("voorgesteld_besluit", "Voorgesteld besluit", "", "Kies het besluit dat u voorstelt."),
        Vraag(
            "motivering",
            "Motivering",
            "Waarom dit besluit, en waarom niet minder of meer?",
            "Motiveer het voorgestelde besluit.",
        ),
        Vraag("reden_geen_vervolg", "Reden van geen vervolg"),
        Vraag(
            "gewezen_op_vernietiging",
            "De betrokkenen zijn gewezen op hun recht op vernietiging van het dossier",
        ),
        Vraag("melder_is_ingelicht", "De melder weet dat de melding als advies verdergaat"),
        Vraag("ontvangende_partij", "Ontvangende partij", "Een organisatie, of het cliëntsysteem zelf."),
        Vraag("eigen_veiligheidsacties", "Wat deed Veilig Thuis zelf voor de veiligheid?"),
        Vraag(
            "multidisciplinair_overleg",
            "Multidisciplinair overleg",
            "Wie waren erbij, wanneer, en wat was de uitkomst?",
        ),
        Vraag("onderzoeksvraag", "Onderzoeksvraag", "Welke feiten zijn betwist of onduidelijk?"),
        Vraag(
            "informatieplan",
            "Informatieplan",
            "Wie hoort wat, wanneer en van wie? Uitstel om veiligheid: ten hoogste twee weken per keer, met reden.",
            "Schrijf het informatieplan: wie hoort wat, wanneer en van wie.",
        ),
    ),
)

ONDERDELEN = (MELDING, GEZIN, EERDER, ACUUT, STRUCTUREEL, RISICO, BESCHERMING, PERSONEN, VORMEN, WEGING)

VRAGEN = {vraag.veld: vraag for onderdeel in ONDERDELEN for vraag in onderdeel.vragen}
