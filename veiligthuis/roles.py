"""The matrix role x permission: which codenames each role has. Groups are brought in line with it after migrate.

One section per app, kept by whoever changes that app; `ROLES` joins them. Code never asks for a role, only for a
permission on an object (`core.access`). Source: Handelingsprotocol Veilig Thuis 2019; Uitvoeringsbesluit Wmo 2015
art. 4.1.2 and 4.1.3 (who decides and who signs).
"""

from collections.abc import Iterable

INTAKE = "intake"
TRIAGIST = "triagist"
GEDRAGSWETENSCHAPPER = "gedragswetenschapper"
VERTROUWENSARTS = "vertrouwensarts"
CASUSHOUDER = "casushouder"
CRISISDIENST = "crisisdienst"
MANAGER = "manager"
WIJKTEAM = "wijkteam"
WIJKTEAMMANAGER = "wijkteammanager"
PRIVACY = "privacy"
BEHEER = "beheer"
KOPPELING = "koppeling"

LABELS = {
    INTAKE: "Medewerker toegang",
    TRIAGIST: "Triagist",
    GEDRAGSWETENSCHAPPER: "Gedragswetenschapper",
    VERTROUWENSARTS: "Vertrouwensarts",
    CASUSHOUDER: "Casushouder",
    CRISISDIENST: "Crisisdienst",
    MANAGER: "Teammanager",
    WIJKTEAM: "Wijkteammedewerker",
    WIJKTEAMMANAGER: "Manager wijkteam",
    PRIVACY: "Privacy officer",
    BEHEER: "Functioneel beheerder",
    KOPPELING: "Koppeling (geen mens)",
}

CASEWORKERS = (INTAKE, TRIAGIST, GEDRAGSWETENSCHAPPER, VERTROUWENSARTS, CASUSHOUDER, CRISISDIENST, MANAGER)
"""Everyone of Veilig Thuis who works in cases."""

DECIDERS = (GEDRAGSWETENSCHAPPER, VERTROUWENSARTS)
"""Who signs as the second professional."""

RECEIVERS = (WIJKTEAM, WIJKTEAMMANAGER)
"""Who works at a receiving partner."""

KALENDER = ("kalenderdag", "kalenderjaar")
"""Reference rows that a functional administrator keeps in the beheer."""

Section = dict[str, Iterable[str]]

# codename -> the roles that have it, one section per app
KETENPARTNERS: Section = {
    "ketenpartners.bekijk_partners": (*CASEWORKERS, PRIVACY, BEHEER),
    "ketenpartners.laad_postcodes": (BEHEER,),
    # A team says so itself; for a team without login the manager of Veilig Thuis writes down what it said.
    "ketenpartners.houd_capaciteit_bij": (*RECEIVERS, MANAGER),
    # Reference data at /beheer/; nothing is deleted, a partner that stops is marked so.
    **{
        f"ketenpartners.{act}_{model}": (BEHEER,)
        for act in ("view", "add", "change")
        for model in ("organisatie", "team", "contactpersoon", "werkgebied", "lidmaatschap", "convenant")
    },
}

MELDINGEN: Section = {
    "meldingen.view_casus": (*CASEWORKERS, PRIVACY, KOPPELING),
    "meldingen.view_melding": (*CASEWORKERS, PRIVACY),
    "meldingen.view_advies": CASEWORKERS,
    "meldingen.bekijk_melder": (*CASEWORKERS, PRIVACY),
    "meldingen.bekijk_geheim_adres": (
        TRIAGIST,
        GEDRAGSWETENSCHAPPER,
        CASUSHOUDER,
        CRISISDIENST,
        MANAGER,
        PRIVACY,
    ),
    # Whoever phones or visits asks for the code word; whoever manages does not need it.
    "meldingen.bekijk_codewoord": (
        INTAKE,
        TRIAGIST,
        GEDRAGSWETENSCHAPPER,
        VERTROUWENSARTS,
        CASUSHOUDER,
        CRISISDIENST,
    ),
    # Toegang
    "meldingen.geef_advies": (
        INTAKE,
        TRIAGIST,
        GEDRAGSWETENSCHAPPER,
        VERTROUWENSARTS,
        CASUSHOUDER,
        CRISISDIENST,
    ),
    "meldingen.neem_melding_op": (INTAKE, TRIAGIST, CASUSHOUDER, CRISISDIENST, KOPPELING),
    "meldingen.behandel_bericht": (INTAKE, TRIAGIST, MANAGER),
    "meldingen.schift_melding": (INTAKE, TRIAGIST, CRISISDIENST),
    "meldingen.stel_acuut_vast": (INTAKE, TRIAGIST, *DECIDERS, CASUSHOUDER, CRISISDIENST),
    "meldingen.bekijk_crisis": CASEWORKERS,
    "meldingen.voer_crisis_uit": (INTAKE, TRIAGIST, CASUSHOUDER, CRISISDIENST, MANAGER),
    "meldingen.leg_huisverbod_vast": (TRIAGIST, CASUSHOUDER, CRISISDIENST),
    "meldingen.adviseer_burgemeester": (GEDRAGSWETENSCHAPPER, CASUSHOUDER, CRISISDIENST),
    "meldingen.zet_acuut_in_actie": (INTAKE, TRIAGIST, CRISISDIENST),
    "meldingen.leg_veiligheidsactie_vast": (INTAKE, TRIAGIST, CASUSHOUDER, CRISISDIENST),
    "meldingen.zet_niet_passend_door": (INTAKE, TRIAGIST),
    "meldingen.neem_in_veiligheidsbeoordeling": (TRIAGIST, CASUSHOUDER, CRISISDIENST),
    "meldingen.geef_terugkoppeling": (INTAKE, TRIAGIST, CASUSHOUDER, CRISISDIENST),
    # People and contact
    "meldingen.voeg_betrokkene_toe": (INTAKE, TRIAGIST, GEDRAGSWETENSCHAPPER, CASUSHOUDER, CRISISDIENST),
    # Whoever weighs or carries casussen knows the people; Toegang signals a double, but takes no time to compare.
    "meldingen.voeg_personen_samen": (TRIAGIST, CASUSHOUDER),
    "meldingen.bescherm_bron": (INTAKE, TRIAGIST, *DECIDERS, CASUSHOUDER, CRISISDIENST),
    "meldingen.hef_bronbescherming_op": (*DECIDERS, MANAGER),
    "meldingen.informeer_betrokkene": (TRIAGIST, CASUSHOUDER, CRISISDIENST),
    "meldingen.bekijk_informatieplan": (*CASEWORKERS, PRIVACY),
    "meldingen.plan_informatie": (INTAKE, TRIAGIST, *DECIDERS, CASUSHOUDER, CRISISDIENST, MANAGER),
    "meldingen.maak_brief": (INTAKE, TRIAGIST, CASUSHOUDER, CRISISDIENST),
    # Who sends a letter informs with it, so it takes the roles that may inform and tell the melder.
    "meldingen.verstuur_brief": (TRIAGIST, CASUSHOUDER, CRISISDIENST),
    "meldingen.verleng_termijn": (TRIAGIST, GEDRAGSWETENSCHAPPER, CASUSHOUDER, MANAGER),
    "meldingen.leg_contact_vast": CASEWORKERS,
    # Terms: the calendar, what the law leaves open, and recomputing after a change
    **dict.fromkeys(
        (f"meldingen.{doe}_{wat}" for doe in ("view", "add", "change", "delete") for wat in KALENDER),
        (BEHEER,),
    ),
    "meldingen.view_hermeldregel": (BEHEER,),
    "meldingen.add_hermeldregel": (BEHEER,),
    "meldingen.view_brieftekst": (BEHEER,),
    "meldingen.add_brieftekst": (BEHEER,),
    "meldingen.view_instelling": (MANAGER, BEHEER),
    "meldingen.add_instelling": (BEHEER,),
    "meldingen.herbereken_termijnen": (MANAGER, BEHEER),
    "meldingen.voeg_document_toe": CASEWORKERS,
    # The casus
    "meldingen.wijs_casus_toe": (MANAGER, TRIAGIST),
    "meldingen.start_traject": (CASUSHOUDER, MANAGER),
    "meldingen.teken_mee": DECIDERS,
    "meldingen.rond_traject_af": (CASUSHOUDER,),
    "meldingen.wissel_traject": (CASUSHOUDER,),
    "meldingen.sluit_voortijdig": (MANAGER,),
    "meldingen.doe_verzoek_aan_raad": (MANAGER,),
    "meldingen.meld_spoed_bij_raad": (CRISISDIENST, GEDRAGSWETENSCHAPPER, MANAGER),
    "meldingen.heropen_uit_monitoring": (CASUSHOUDER,),
    "meldingen.sluit_casus": (TRIAGIST, CASUSHOUDER),
    "meldingen.stel_vernietiging_voor": (PRIVACY,),
    "meldingen.leg_vernietiging_vast": (PRIVACY, MANAGER),
}

VEILIGHEID: Section = {
    "veiligheid.bekijk_veiligheid": (*CASEWORKERS, PRIVACY),
    "veiligheid.stel_beoordeling_op": (
        TRIAGIST,
        CASUSHOUDER,
        CRISISDIENST,
        GEDRAGSWETENSCHAPPER,
        VERTROUWENSARTS,
    ),
    "veiligheid.onderteken_beoordeling": DECIDERS,
    "veiligheid.bekijk_veiligheidsplan": (*CASEWORKERS, PRIVACY),
    "veiligheid.maak_veiligheidsplan": (TRIAGIST, CASUSHOUDER, CRISISDIENST, GEDRAGSWETENSCHAPPER),
    # While a family waits for V&V or onderzoek
    "veiligheid.bekijk_wachtlijst": (TRIAGIST, *DECIDERS, CASUSHOUDER, CRISISDIENST, MANAGER),
    "veiligheid.herweeg_wachtende": (TRIAGIST, *DECIDERS, CASUSHOUDER, MANAGER),
    "veiligheid.plan_wachtcontact": (TRIAGIST, *DECIDERS, CASUSHOUDER, MANAGER),
    # The file of V&V and onderzoek
    "veiligheid.werk_aan_traject": (CASUSHOUDER, *DECIDERS),
    "veiligheid.trek_conclusie": (CASUSHOUDER,),
    "veiligheid.weeg_als_gedragswetenschapper": (GEDRAGSWETENSCHAPPER,),
    "veiligheid.weeg_als_vertrouwensarts": (VERTROUWENSARTS,),
}

OVERDRACHT: Section = {
    "overdracht.bekijk_overdrachten": CASEWORKERS,
    "overdracht.bied_overdracht_aan": (TRIAGIST, CASUSHOUDER, GEDRAGSWETENSCHAPPER, MANAGER),
    "overdracht.verleen_uitzondering": (MANAGER,),
    "overdracht.neem_terug": (CASUSHOUDER, TRIAGIST, MANAGER),
    "overdracht.laat_overnemen": (MANAGER, WIJKTEAMMANAGER),
    "overdracht.beantwoord_vraag": (TRIAGIST, CASUSHOUDER, GEDRAGSWETENSCHAPPER, VERTROUWENSARTS, MANAGER),
    "overdracht.bekijk_inbak": RECEIVERS,
    # Who offers also writes down the answer of a partner without login; a rule keeps it to that.
    "overdracht.beantwoord_overdracht": (*RECEIVERS, TRIAGIST, CASUSHOUDER, MANAGER),
    "overdracht.leg_contact_vast": (*RECEIVERS, TRIAGIST, CASUSHOUDER, MANAGER),
    "overdracht.meld_terug": (*RECEIVERS, TRIAGIST, CASUSHOUDER, MANAGER),
    # Unsafe again comes at any hour, to whoever is there.
    "overdracht.lees_terugmelding": CASEWORKERS,
    "overdracht.verhuis_gezinnen": (MANAGER,),
    "overdracht.maak_dossier": (TRIAGIST, CASUSHOUDER, GEDRAGSWETENSCHAPPER, MANAGER, *RECEIVERS),
    # Who phones the Raad in urgency begins the verzoek with it.
    "overdracht.maak_verzoek_raad": (CASUSHOUDER, GEDRAGSWETENSCHAPPER, CRISISDIENST, MANAGER),
    "overdracht.bekijk_verzoek_raad": (TRIAGIST, *DECIDERS, CASUSHOUDER, CRISISDIENST, MANAGER, PRIVACY),
    "overdracht.onderteken_als_gedragswetenschapper": (GEDRAGSWETENSCHAPPER,),
    "overdracht.onderteken_als_teammanager": (MANAGER,),
    "overdracht.geef_verzoek_raad_terug": (CASUSHOUDER, GEDRAGSWETENSCHAPPER, MANAGER),
    "overdracht.leg_bericht_raad_vast": (CASUSHOUDER, GEDRAGSWETENSCHAPPER, CRISISDIENST, MANAGER),
    # Consultation: who sees the casus may look, who carries or weighs it leads, whoever is invited takes part.
    "overdracht.bekijk_overleg": CASEWORKERS,
    "overdracht.leid_overleg": (TRIAGIST, *DECIDERS, CASUSHOUDER, MANAGER),
    "overdracht.neem_deel_aan_overleg": (*CASEWORKERS, *RECEIVERS),
}

PAGES: Section = {
    "meldingen.bekijk_sturing": (MANAGER,),
}

SECTIONS: tuple[Section, ...] = (KETENPARTNERS, MELDINGEN, VEILIGHEID, OVERDRACHT, PAGES)


def codenames_of(role: str) -> frozenset[str]:
    """The codenames ("app.codename") of one role."""
    return frozenset(code for section in SECTIONS for code, roles in section.items() if role in tuple(roles))


ROLES: dict[str, frozenset[str]] = {role: codenames_of(role) for role in LABELS}
