"""The rules of meldingen: each one function, named as the sentence it protects, that returns the Dutch reason or None.

They are called with the object, `by` and `at`; a rule about what was filled in also with the inputs.
"""

from meldingen.rules.advies import advies_is_gegeven, adviesvraag_is_geduid, melding_is_van_dit_advies
from meldingen.rules.casus import (
    afsluiting_is_onderbouwd,
    behandelaar_hoort_bij_het_team,
    casus_is_van_een_eigen_team,
    een_ander_stelde_vernietiging_voor,
    er_hoeft_niets_meer_te_volgen,
    geen_huisverbod_loopt,
    geen_melding_staat_open,
    grond_voor_vernietiging_is_gegeven,
    hermelding_is_van_een_gesloten_casus,
    iedereen_is_geinformeerd,
    informatieplan_is_uitgevoerd,
    team_is_van_veilig_thuis,
    toelichting_is_gegeven,
)
from meldingen.rules.melding import (
    actie_is_beschreven,
    acuut_is_in_actie_gezet,
    acuut_is_vastgesteld,
    afscherming_heeft_een_grond,
    casus_neemt_meldingen_aan,
    doorzetten_is_onderbouwd,
    eerder_bekend_is_nagegaan,
    eerste_actie_is_nog_niet_vastgelegd,
    eerste_actie_is_vastgelegd_bij_acuut,
    er_is_een_directbetrokkene,
    is_acuut,
    melding_is_niet_acuut,
    melding_is_nog_niet_acuut,
    melding_zegt_wie_meldt_en_waarom,
    ontvangst_ligt_niet_in_de_toekomst,
    schifting_is_onderbouwd,
    veiligheidsbeoordeling_is_vastgesteld,
)
from meldingen.rules.persoon import (
    bsn_is_geldig,
    bsn_past_bij_de_persoon,
    geboorte_is_mogelijk,
    persoon_is_nog_te_informeren,
)
from meldingen.rules.terugkoppeling import (
    melder_hoort_nog_hoe_het_afliep,
    melders_weten_hoe_het_afliep,
    terugkoppeling_is_beschreven,
    terugkoppeling_is_gegeven,
    terugkoppeling_is_nog_niet_gegeven,
    waarom_geen_terugkoppeling_is_gezegd,
)
from meldingen.rules.traject import (
    behandelaar_is_toegewezen,
    behandelaar_tekent_niet_mee,
    een_ander_tekende_mee,
    er_is_een_minderjarige,
    iedereen_is_gesproken_of_er_is_een_reden,
    onderzoeksbesluit_is_volledig,
    overdracht_is_besloten_of_traject_is_afgerond,
    spoed_is_eerst_gebeld,
    veiligheidsplan_is_vastgesteld,
    vervolg_is_onderzoek,
    vervolg_is_vv,
    verzoek_aan_raad_is_onderbouwd,
    voortijdig_sluiten_is_onderbouwd,
    weging_is_beschreven,
)

__all__ = [

    "actie_is_beschreven", "acuut_is_in_actie_gezet", "acuut_is_vastgesteld", "advies_is_gegeven",
    "adviesvraag_is_geduid", "afscherming_heeft_een_grond", "afsluiting_is_onderbouwd",
    "behandelaar_hoort_bij_het_team", "behandelaar_is_toegewezen", "behandelaar_tekent_niet_mee", "bsn_is_geldig",
    "bsn_past_bij_de_persoon",
    "casus_is_van_een_eigen_team", "casus_neemt_meldingen_aan", "doorzetten_is_onderbouwd",
    "een_ander_stelde_vernietiging_voor", "een_ander_tekende_mee", "eerder_bekend_is_nagegaan",
    "eerste_actie_is_nog_niet_vastgelegd", "eerste_actie_is_vastgelegd_bij_acuut", "er_hoeft_niets_meer_te_volgen",
    "er_is_een_directbetrokkene", "er_is_een_minderjarige", "geboorte_is_mogelijk",
    "geen_huisverbod_loopt", "geen_melding_staat_open",
    "grond_voor_vernietiging_is_gegeven", "hermelding_is_van_een_gesloten_casus", "iedereen_is_geinformeerd",
    "iedereen_is_gesproken_of_er_is_een_reden", "informatieplan_is_uitgevoerd", "is_acuut",
    "melder_hoort_nog_hoe_het_afliep", "melders_weten_hoe_het_afliep", "melding_is_niet_acuut",
    "melding_is_nog_niet_acuut", "melding_is_van_dit_advies", "melding_zegt_wie_meldt_en_waarom",
    "onderzoeksbesluit_is_volledig", "ontvangst_ligt_niet_in_de_toekomst",
    "overdracht_is_besloten_of_traject_is_afgerond", "persoon_is_nog_te_informeren", "schifting_is_onderbouwd",
    "spoed_is_eerst_gebeld", "team_is_van_veilig_thuis", "terugkoppeling_is_beschreven", "terugkoppeling_is_gegeven",
    "terugkoppeling_is_nog_niet_gegeven", "toelichting_is_gegeven", "veiligheidsbeoordeling_is_vastgesteld",
    "veiligheidsplan_is_vastgesteld", "vervolg_is_onderzoek", "vervolg_is_vv", "verzoek_aan_raad_is_onderbouwd",
    "voortijdig_sluiten_is_onderbouwd", "waarom_geen_terugkoppeling_is_gezegd", "weging_is_beschreven",
]  # fmt: skip
