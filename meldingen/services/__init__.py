"""Every write of meldingen: one function per intention, named after the step it takes where there is one.

The object comes first, everything else by keyword; `by` is who does it and `at` when, now when None. All of them
are atomic and raise RuleBroken (a Dutch sentence) or NotAllowed.
"""

from meldingen.bronnen.services import bescherm_bron, hef_bronbescherming_op
from meldingen.documenten.services import kies_over_wie, lees_inhoud, leg_document_vast, vraag_controle
from meldingen.gezin.levensloop import leg_geboorte_vast
from meldingen.gezin.services import beeindig_band, leg_band_vast
from meldingen.samenvoegen.services import draai_samenvoeging_terug, voeg_personen_samen
from meldingen.services.adressen import beeindig_adres, leg_adres_vast, toon_geheim_adres, verbeter_adres
from meldingen.services.advies import (
    geef_advies,
    sluit_advies_af,
    werk_advies_bij,
)
from meldingen.services.casus import (
    heropen_uit_monitoring,
    leg_anonimisering_vast,
    leg_vernietiging_vast,
    sluit_casus,
    sluit_voortijdig,
    stel_vernietiging_voor,
    wijs_op_vernietiging,
    wijs_toe,
)
from meldingen.services.contact import leg_contact_vast, noteer_niet_gesproken
from meldingen.services.feiten import (
    note_conclusies,
    note_conclusies_vervallen,
    note_kind_verantwoord,
    note_veiligheidsbeoordeling,
    note_veiligheidsplan,
    note_veiligheidsplan_vervallen,
    note_vervolgbesluit,
    note_wederhoor,
)
from meldingen.services.gegevens import (
    AdresGegevens,
    AdviesGegevens,
    BetrokkeneGegevens,
    MeldingGegevens,
    VeiligContactGegevens,
)
from meldingen.services.gesprek import begin_gesprek, bewaar_gesprek, rond_gesprek_af_als_advies, vergrendel
from meldingen.services.intake import neem_melding_op, zet_advies_om_in_melding
from meldingen.services.keten import (
    begin_monitoring,
    begin_overdracht,
    doe_verzoek_aan_raad,
    herstel_overdracht,
    keer_terug_bij_vt,
    meld_spoed_bij_raad,
    ontvanger_neemt_over,
    ontvanger_valt_af,
    voltooi_overdracht,
    word_weer_onveilig,
)
from meldingen.services.melding import (
    leg_eerste_veiligheidsactie_vast,
    leg_eindbericht_vast,
    leg_terugkoppeling_vast,
    leg_uitkomst_gezin_vast,
    neem_in_veiligheidsbeoordeling,
    schift,
    stel_acuut_vast,
    stel_uitkomst_gezin_uit,
    zet_acuut_in_actie,
    zet_niet_passend_door,
    zie_af_van_terugkoppeling,
)
from meldingen.services.personen import (
    informeer_betrokkene,
    leg_veilig_contact_vast,
    stel_informeren_uit,
    toon_codewoord,
    voeg_betrokkene_toe,
    wijzig_betrokkene,
    wijzig_persoon,
)
from meldingen.services.regie import draag_regie_over, haal_regie_terug
from meldingen.services.toegang import beeindig_toegang, verleen_toegang
from meldingen.services.traject import (
    neem_onderzoeksbesluit,
    rond_vv_af,
    start_onderzoek,
    start_vv,
    teken_mee,
    zet_om_naar_onderzoek,
    zet_om_naar_vv,
)

__all__ = [
    "AdresGegevens",
    "AdviesGegevens",
    "BetrokkeneGegevens",
    "MeldingGegevens",
    "VeiligContactGegevens",
    "beeindig_adres",
    "beeindig_band",
    "beeindig_toegang",
    "begin_gesprek",
    "begin_monitoring",
    "begin_overdracht",
    "bescherm_bron",
    "bewaar_gesprek",
    "doe_verzoek_aan_raad",
    "draag_regie_over",
    "draai_samenvoeging_terug",
    "geef_advies",
    "haal_regie_terug",
    "hef_bronbescherming_op",
    "heropen_uit_monitoring",
    "herstel_overdracht",
    "informeer_betrokkene",
    "keer_terug_bij_vt",
    "kies_over_wie",
    "lees_inhoud",
    "leg_adres_vast",
    "leg_anonimisering_vast",
    "leg_band_vast",
    "leg_contact_vast",
    "leg_document_vast",
    "leg_eerste_veiligheidsactie_vast",
    "leg_eindbericht_vast",
    "leg_geboorte_vast",
    "leg_terugkoppeling_vast",
    "leg_uitkomst_gezin_vast",
    "leg_veilig_contact_vast",
    "leg_vernietiging_vast",
    "meld_spoed_bij_raad",
    "neem_in_veiligheidsbeoordeling",
    "neem_melding_op",
    "neem_onderzoeksbesluit",
    "note_conclusies",
    "note_conclusies_vervallen",
    "note_kind_verantwoord",
    "note_veiligheidsbeoordeling",
    "note_veiligheidsplan",
    "note_veiligheidsplan_vervallen",
    "note_vervolgbesluit",
    "note_wederhoor",
    "noteer_niet_gesproken",
    "ontvanger_neemt_over",
    "ontvanger_valt_af",
    "rond_gesprek_af_als_advies",
    "rond_vv_af",
    "schift",
    "sluit_advies_af",
    "sluit_casus",
    "sluit_voortijdig",
    "start_onderzoek",
    "start_vv",
    "stel_acuut_vast",
    "stel_informeren_uit",
    "stel_uitkomst_gezin_uit",
    "stel_vernietiging_voor",
    "teken_mee",
    "toon_codewoord",
    "toon_geheim_adres",
    "verbeter_adres",
    "vergrendel",
    "verleen_toegang",
    "voeg_betrokkene_toe",
    "voeg_personen_samen",
    "voltooi_overdracht",
    "vraag_controle",
    "werk_advies_bij",
    "wijs_op_vernietiging",
    "wijs_toe",
    "wijzig_betrokkene",
    "wijzig_persoon",
    "word_weer_onveilig",
    "zet_acuut_in_actie",
    "zet_advies_om_in_melding",
    "zet_niet_passend_door",
    "zet_om_naar_onderzoek",
    "zet_om_naar_vv",
    "zie_af_van_terugkoppeling",
]  # fmt: skip
