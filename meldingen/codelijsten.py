"""The closed lists of values that fields of meldingen choose from; statuses stand in machine.

Values are words of ours; the codes of the CBS are a dated mapping kept elsewhere, because they change and ours do not.
Source: Uitvoeringsregeling Wmo 2015, bijlage A (text of 20-03-2025), unless a list says otherwise.
"""

from django.db import models


class Besluit(models.TextChoices):
    """The vervolgbesluit of Veilig Thuis on a melding.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.7; Voorwaarden & Vervolg: Handelingsprotocol 2019.
    """

    GEEN_VERVOLG = "geen_vervolg", "Geen vervolg door Veilig Thuis"
    OMGEZET_IN_ADVIES = "omgezet_in_advies", "Melding omgezet in advies"
    OVERDRACHT = "overdracht", "Overdracht aan derden"
    VV = "vv", "Voorwaarden & Vervolg"
    ONDERZOEK = "onderzoek", "Onderzoek"


class Kanaal(models.TextChoices):
    """How a melding or a request for advice came in."""

    TELEFOON = "telefoon", "Telefoon"
    CHAT = "chat", "Chat"
    FORMULIER = "formulier", "Webformulier"
    EMAIL = "email", "E-mail"
    BRIEF = "brief", "Brief"
    CORV = "corv", "Politie of justitie (CORV)"
    BALIE = "balie", "Aan de balie"


class Aanleiding(models.TextChoices):
    """Why somebody reports or asks advice; more than one is possible. Source: bijlage A par. 2.2 and 3.2."""

    PARTNERGEWELD = "partnergeweld", "(Ex-)partnergeweld"
    EERGERELATEERD = "eergerelateerd", "Eergerelateerd geweld"
    OUDERENMISHANDELING = "ouderenmishandeling", "Ouderenmishandeling en ontspoorde zorg (vanaf 65 jaar)"
    GEWELD_TEGEN_OUDERS = "geweld_tegen_ouders", "Geweld tegen ouders jonger dan 65 jaar door hun kinderen"
    HUWELIJKSDWANG = "huwelijksdwang", "Huwelijksdwang en achterlating"
    KINDCHECK = "kindcheck", "Kindermishandeling, kindcheck"
    VECHTSCHEIDING = "vechtscheiding", "Kindermishandeling, vechtscheiding"
    KINDERMISHANDELING = "kindermishandeling", "Kindermishandeling, anders"
    HUISELIJK_GEWELD = "huiselijk_geweld", "Huiselijk geweld, anders"
    ANDERS = "anders", "Andere problematiek dan huiselijk geweld of kindermishandeling"


class Aard(models.TextChoices):
    """The nature of the violence; more than one is possible. Source: bijlage A par. 2.3, 3.3 and 4.4."""

    LICHAMELIJK = "lichamelijk", "Lichamelijke mishandeling"
    LICHAMELIJKE_VERWAARLOZING = "lichamelijke_verwaarlozing", "Lichamelijke verwaarlozing"
    PSYCHISCH = "psychisch", "Psychisch geweld"
    AFFECTIEVE_VERWAARLOZING = "affectieve_verwaarlozing", "Affectieve verwaarlozing"
    PEDAGOGISCHE_VERWAARLOZING = "pedagogische_verwaarlozing", "Pedagogische verwaarlozing"
    SEKSUEEL = "seksueel", "Seksueel misbruik"
    FINANCIEEL = "financieel", "Financiële uitbuiting"
    GETUIGE = "getuige", "Getuige van geweld in het gezin"
    MUNCHHAUSEN = "munchhausen", "Münchhausen by proxy"
    VGV = "vgv", "Vrouwelijke genitale verminking"
    ANDERS_ONVEILIG = "anders_onveilig", "Anders, onveilig"
    ANDERS_NIET_ONVEILIG = "anders_niet_onveilig", "Anders, niet onveilig"


class Hoedanigheid(models.TextChoices):
    """In what capacity somebody reports or asks advice. Source: bijlage A par. 2.4 and 3.4."""

    HUISARTS = "huisarts", "Huisarts"
    KINDERARTS = "kinderarts", "Kinderarts"
    GERIATER = "geriater", "Geriater"
    GGZ = "ggz", "GGZ"
    ZORG_ANDERS = "zorg_anders", "Gezondheidszorg, anders"
    BASISONDERWIJS = "basisonderwijs", "Basisonderwijs"
    VOORTGEZET_ONDERWIJS = "voortgezet_onderwijs", "Voortgezet onderwijs"
    ONDERWIJS_ANDERS = "onderwijs_anders", "Onderwijs, anders"
    WIJKTEAM = "wijkteam", "Maatschappelijke ondersteuning, lokaal veld of wijkteam"
    GECERTIFICEERDE_INSTELLING = "gecertificeerde_instelling", "Jeugdzorg, gecertificeerde instelling"
    JEUGDZORG_ANDERS = "jeugdzorg_anders", "Jeugdzorg, anders"
    KINDEROPVANG = "kinderopvang", "Kinderopvang"
    POLITIE = "politie", "Politie"
    JUSTITIE = "justitie", "Justitie"
    BEROEPSMATIG_ANDERS = "beroepsmatig_anders", "Beroepsmatig, anders"
    DIRECT_BETROKKEN_JEUGDIGE = "direct_betrokken_jeugdige", "Direct betrokken jeugdige"
    DIRECT_BETROKKEN_VOLWASSENE = "direct_betrokken_volwassene", "Direct betrokken volwassene"
    FAMILIELID = "familielid", "Familielid"
    SOCIAAL_NETWERK = "sociaal_netwerk", "Sociaal netwerk"
    BUURTBEWONER = "buurtbewoner", "Buurtbewoner"
    VRIJWILLIGER = "vrijwilliger", "Vrijwilliger"
    NIET_BEROEPSMATIG_ANDERS = "niet_beroepsmatig_anders", "Niet beroepsmatig, anders"


NIET_BEROEPSMATIG = frozenset(
    {
        Hoedanigheid.DIRECT_BETROKKEN_JEUGDIGE,
        Hoedanigheid.DIRECT_BETROKKEN_VOLWASSENE,
        Hoedanigheid.FAMILIELID,
        Hoedanigheid.SOCIAAL_NETWERK,
        Hoedanigheid.BUURTBEWONER,
        Hoedanigheid.VRIJWILLIGER,
        Hoedanigheid.NIET_BEROEPSMATIG_ANDERS,
    }
)


class Afschermgrond(models.TextChoices):
    """Why the origin of a melding stays hidden from the family.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3; the last one holds for anybody who is not a professional.
    """

    BEDREIGING_GEZIN = "bedreiging_gezin", "Bekendmaking bedreigt het slachtoffer of het gezin"
    BEDREIGING_MELDER = "bedreiging_melder", "Bekendmaking bedreigt de melder of medewerkers"
    VERTROUWENSRELATIE = "vertrouwensrelatie", "Bekendmaking verstoort de vertrouwensrelatie ernstig"
    GEEN_TOESTEMMING = "geen_toestemming", "Niet-beroepsmatige melder geeft geen toestemming"


class GeenTerugkoppeling(models.TextChoices):
    """Why the melder is not told, though that is a duty. Source: Wmo 2015 art. 4.1.1 lid 2 onder g."""

    ANONIEM = "anoniem", "De melder gaf geen naam of nummer"
    ONBEREIKBAAR = "onbereikbaar", "De melder is niet te bereiken"
    WIL_NIET = "wil_niet", "De melder wil niets horen"


class Geslacht(models.TextChoices):
    """Sex as the CBS asks for it. Source: bijlage A par. 3.10."""

    VROUW = "vrouw", "Vrouw"
    MAN = "man", "Man"
    ONBEKEND = "onbekend", "Onbekend"


class Precisie(models.TextChoices):
    """How much of a birth date is known; unknown parts are stored as the first of the month or year."""

    DAG = "dag", "Dag, maand en jaar bekend"
    MAAND = "maand", "Alleen maand en jaar bekend"
    JAAR = "jaar", "Alleen het jaar bekend"
    ONBEKEND = "onbekend", "Onbekend"


class AdresSoort(models.TextChoices):
    """What an address is to a person."""

    WOON = "woon", "Woonadres"
    VERBLIJF = "verblijf", "Verblijfadres"
    OPVANG = "opvang", "Opvangadres"
    POST = "post", "Postadres"
    SCHOOL_WERK = "school_werk", "School of werk"


class Rol(models.TextChoices):
    """What a betrokkene is in the casus; suspicion is not proof, so nobody is ever called perpetrator.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.10.
    """

    SLACHTOFFER = "slachtoffer", "Vermoedelijk slachtoffer"
    PLEGER = "pleger", "Vermoedelijke pleger"
    BEIDE = "beide", "Vermoedelijk slachtoffer en vermoedelijke pleger"
    GETUIGE = "getuige", "Getuige"
    KIND = "kind", "Kind"
    ONGEBOREN_KIND = "ongeboren_kind", "Ongeboren kind"
    GEZAGDRAGER = "gezagdrager", "Gezagdrager"
    NETWERK = "netwerk", "Iemand uit het netwerk"


DIRECTBETROKKEN = frozenset(set(Rol) - {Rol.NETWERK})
"""The people a melding is about; somebody of the network is not."""


class Relatie(models.TextChoices):
    """What a betrokkene is in the family."""

    MOEDER = "moeder", "Moeder"
    VADER = "vader", "Vader"
    KIND = "kind", "Kind"
    PARTNER = "partner", "Partner"
    EX_PARTNER = "ex_partner", "Ex-partner"
    STIEFOUDER = "stiefouder", "Stiefouder"
    GROOTOUDER = "grootouder", "Grootouder"
    BROER_ZUS = "broer_zus", "Broer of zus"
    ANDER_FAMILIELID = "ander_familielid", "Ander familielid"
    MANTELZORGER = "mantelzorger", "Mantelzorger"
    HUISGENOOT = "huisgenoot", "Huisgenoot"
    ANDERS = "anders", "Anders"


class Gezag(models.TextChoices):
    """Whether somebody holds parental authority over the children of the casus."""

    JA = "ja", "Ja"
    NEE = "nee", "Nee"
    ONBEKEND = "onbekend", "Nog niet bekend"
    NVT = "nvt", "Niet van toepassing"


class ContactSoort(models.TextChoices):
    """How contact was sought."""

    TELEFOON = "telefoon", "Telefoon"
    HUISBEZOEK = "huisbezoek", "Huisbezoek"
    GESPREK = "gesprek", "Gesprek op kantoor of elders"
    BEELDBELLEN = "beeldbellen", "Beeldbellen"
    BRIEF = "brief", "Brief"
    EMAIL = "email", "E-mail"
    CHAT = "chat", "Chat"


IN_GESPREK = frozenset(
    {ContactSoort.TELEFOON, ContactSoort.HUISBEZOEK, ContactSoort.GESPREK, ContactSoort.BEELDBELLEN}
)
"""Contact in which somebody can be said to have been spoken to; a letter is none."""


class DocumentSoort(models.TextChoices):
    """What a paper in the casus is."""

    BRIEF = "brief", "Brief of e-mail"
    VERSLAG = "verslag", "Verslag van een hulpverlener"
    MEDISCH = "medisch", "Medische informatie"
    POLITIE = "politie", "Stuk van de politie"
    VERKLARING = "verklaring", "Eigen verklaring van een betrokkene"
    ANDERS = "anders", "Anders"


class UitkomstHG(models.TextChoices):
    """What an onderzoek established about huiselijk geweld. Source: bijlage A par. 4.3."""

    GEEN = "geen", "Geen huiselijk geweld"
    NIET_BEVESTIGD = "niet_bevestigd", "Huiselijk geweld niet bevestigd"
    BEVESTIGD = "bevestigd", "Huiselijk geweld bevestigd"


class UitkomstKM(models.TextChoices):
    """What an onderzoek established about kindermishandeling. Source: bijlage A par. 4.3."""

    GEEN = "geen", "Geen kindermishandeling"
    NIET_BEVESTIGD = "niet_bevestigd", "Kindermishandeling niet bevestigd"
    BEVESTIGD = "bevestigd", "Kindermishandeling bevestigd"


class VoortijdigeReden(models.TextChoices):
    """Why an onderzoek or V&V ended early. Source: bijlage A par. 4.3 (voortijdig afgesloten)."""

    ONBEKENDE_BESTEMMING = "onbekende_bestemming", "Vertrokken met onbekende bestemming"
    ANDERE_REGIO = "andere_regio", "Verhuisd naar een andere regio"
    OVERLEDEN = "overleden", "Overleden"


class NietPassendReden(models.TextChoices):
    """Why a report is not a matter for Veilig Thuis; it still counts as a triage for the CBS.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.1.
    """

    GEEN_HG_KM = "geen_hg_km", "Geen huiselijk geweld of kindermishandeling"
    ANDERE_REGIO = "andere_regio", "Hoort bij Veilig Thuis in een andere regio"
    ANDERE_INSTANTIE = "andere_instantie", "Hoort bij een andere instantie"


class Veiligheidsniveau(models.TextChoices):
    """How unsafe a household is, as the last veiligheidsbeoordeling weighed it.

    Source: Afwegingskader meldcode 2018 (acute and structural unsafety, disclosure).
    """

    ACUUT = "acuut", "Acuut onveilig"
    STRUCTUREEL = "structureel", "Structureel onveilig"
    ONTHULLING = "onthulling", "Onthulling"
    GEEN = "geen", "Geen onveiligheid vastgesteld"
