"""The closed lists of the instrument: what can be ticked or chosen in an assessment and a plan."""

from django.db import models


class Oordeel(models.TextChoices):
    """The answer to a question about safety; *onbekend* is an answer, leaving it open is not."""

    JA = "ja", "Ja"
    NEE = "nee", "Nee"
    ONBEKEND = "onbekend", "Onbekend"


class Urgentie(models.TextChoices):
    """How soon the next step must be taken, apart from the statutory term."""

    GEWOON = "gewoon", "Gewoon: binnen de termijn"
    VOORRANG = "voorrang", "Voorrang: vóór andere casussen"
    SPOED = "spoed", "Spoed: vandaag"


class AcuutSignaal(models.TextChoices):
    """Signs of acute unsafety; one tick is reason to ask what protects this person now.

    Source: afwegingskader meldcode 2019; KNMG-meldcode 2018, bijlage 5.
    """

    ERNSTIG_LETSEL = "ernstig_letsel", "Ernstig letsel, of een poging daartoe"
    WURGING = "wurging", "Wurging of verstikking"
    WAPEN = "wapen", "Gebruik van een wapen, of dreiging daarmee"
    SEKSUEEL = "seksueel", "Seksueel misbruik of geweld met kans op herhaling"
    BEDREIGING_DOOD = "bedreiging_dood", "Dreiging met doding of zelfdoding"
    ONTVOERING = "ontvoering", "Dreiging met ontvoering of achterlating"
    EERGERELATEERD = "eergerelateerd", "Dreiging met eerwraak, huwelijksdwang of genitale verminking"
    ONTREGELDE_OUDER = "ontregelde_ouder", "Verzorger acuut psychotisch of onder invloed"
    ZWANGERE = "zwangere", "Geweld tegen een zwangere"
    BASISZORG = "basiszorg", "Basiszorg ontbreekt voor wie daarvan afhankelijk is"
    MEDISCH = "medisch", "Nodige medische zorg onthouden, of onnodige zorg afgedwongen"
    VALSIFICATIE = "valsificatie", "Ziekte nagebootst of veroorzaakt bij een kind"
    GEVLUCHT = "gevlucht", "Gevlucht uit huis, of durft niet naar huis"
    MENSENHANDEL = "mensenhandel", "Mensenhandel of uitbuiting"


class Risicofactor(models.TextChoices):
    """What makes violence in a family more likely or lasting.

    Source: triage-instrument Veilig Thuis (2015), onderdeel C; regional practice.
    """

    MIDDELEN = "middelen", "Alcohol of drugs"
    PSYCHIATRIE = "psychiatrie", "Psychische problemen"
    LVB = "lvb", "Licht verstandelijke beperking"
    SCHULDEN = "schulden", "Schulden of armoede"
    SCHEIDING = "scheiding", "Scheiding of strijd om omgang"
    HUISVESTING = "huisvesting", "Huisvesting"
    ISOLEMENT = "isolement", "Isolement"
    ZWANGERSCHAP = "zwangerschap", "Zwangerschap of baby"
    OVERBELASTE_ZORG = "overbelaste_zorg", "Overbelaste mantelzorg"
    EERDER_GEWELD = "eerder_geweld", "Eerder geweld, ook in eigen jeugd"
    WAPENBEZIT = "wapenbezit", "Wapen in huis"


class CijferDoor(models.TextChoices):
    """Who gave the veiligheidscijfer."""

    PERSOON = "persoon", "De persoon zelf"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"
    PROFESSIONAL = "professional", "Een andere professional"


class Bron(models.TextChoices):
    """Where earlier information was asked."""

    EIGEN_SYSTEEM = "eigen_systeem", "Eigen registratie"
    VT_REGISTER = "vt_register", "Landelijk register Veilig Thuis"
    POLITIE = "politie", "Politie"
    RAAD = "raad", "Raad voor de Kinderbescherming"
    GI = "gi", "Gecertificeerde instelling"
    WIJKTEAM = "wijkteam", "Wijkteam"
    SCHOOL = "school", "School of opvang"
    ARTS = "arts", "Huisarts of jeugdarts"
    ANDERS = "anders", "Anders"


class Grondslag(models.TextChoices):
    """On which ground the information was asked and may be kept."""

    EIGEN_TAAK = "eigen_taak", "Eigen wettelijke taak (Wmo art. 5.1.6)"
    MELDRECHT = "meldrecht", "Meldrecht van de professional (Wmo art. 5.2.6)"
    TOESTEMMING = "toestemming", "Toestemming van de betrokkene"
    CONVENANT = "convenant", "Samenwerkingsconvenant"


class RedenGeenVervolg(models.TextChoices):
    """Why Veilig Thuis does nothing further.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A, par. 3.7 (geen vervolg door Veilig Thuis).
    """

    GEEN_VERMOEDEN = "geen_vermoeden", "Geen redelijk vermoeden van huiselijk geweld of kindermishandeling"
    WEERLEGD = "weerlegd", "De melding is weerlegd"
    ANDERE_PROBLEMATIEK = "andere_problematiek", "Andere problemen; de weg daarvoor is gewezen"


class SoortAfspraak(models.TextChoices):
    """A voorwaarde is a minimal demand of Veilig Thuis and not negotiable; an afspraak is made together."""

    VOORWAARDE = "voorwaarde", "Voorwaarde"
    AFSPRAAK = "afspraak", "Afspraak"


class Uitkomst(models.TextChoices):
    """How an agreement ended."""

    NAGEKOMEN = "nagekomen", "Nagekomen"
    NIET_NAGEKOMEN = "niet_nagekomen", "Niet nagekomen"
    VERVALLEN = "vervallen", "Niet meer nodig"


class Fase(models.TextChoices):
    """What the plan is for now: first safety, then what makes violence likely, then what was damaged.

    Source: Vogtländer en Van Arum 2016, Eerst samenwerken voor veiligheid, dan voor risicogestuurde zorg.
    """

    DIRECT = "direct", "Directe veiligheid"
    RISICO = "risico", "Risicogestuurde zorg"
    HERSTEL = "herstel", "Herstel"


class Reactie(models.TextChoices):
    """What somebody says of a plan that was made with him or her."""

    AKKOORD = "akkoord", "Akkoord"
    NIET_AKKOORD = "niet_akkoord", "Niet akkoord"


class ReactieHoe(models.TextChoices):
    """How somebody said so."""

    GESPREK = "gesprek", "In een gesprek"
    ONDERTEKEND = "ondertekend", "Ondertekend"
    TELEFOON = "telefoon", "Aan de telefoon"
    TOLK = "tolk", "In een gesprek met tolk"
    BERICHT = "bericht", "In een bericht"


class Papier(models.TextChoices):
    """Where a copy on paper is safe for one person."""

    THUIS = "thuis", "Ja, een papier thuis is veilig"
    ELDERS = "elders", "Niet thuis, wel op een andere plek"
    GEEN = "geen", "Nee, geen papier"
