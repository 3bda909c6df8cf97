"""The ten invented families of the stories: people, addresses and what is told about them."""

from typing import Any

from meldingen.codelijsten import Aanleiding, Aard, Gezag, Hoedanigheid, Relatie, Rol
from veiligthuis.demo.names import BELT_OVERDAG, TEST_BSN, VIA_DE_OPVANG, Gezin, Mens


def _ouder(voornamen: str, naam: str, rol: str, age: int | None, geslacht: str, **more: Any) -> Mens:
    relatie = Relatie.MOEDER if geslacht == "vrouw" else Relatie.VADER
    return Mens(voornamen, naam, rol, age, geslacht, relatie=relatie, gezag=Gezag.JA, **more)


def _kind(voornamen: str, naam: str, age: int, geslacht: str, **more: Any) -> Mens:
    return Mens(voornamen, naam, Rol.KIND, age, geslacht, relatie=Relatie.KIND, **more)


MEULEN_SAHIN = Gezin(
    "Van der Meulen – Şahin",
    (
        _ouder(
            "Elif",
            "Şahin",
            Rol.SLACHTOFFER,
            34,
            "vrouw",
            bsn=TEST_BSN[0],
            roepnaam="Elif",
            veilig=BELT_OVERDAG,
            toelichting="Niet bellen als Jeroen thuis is.",
            straat="Waterlelie",
            huisnummer="12",
            postcode="9112 AB",
            plaats="Meerstad",
        ),
        _ouder(
            "Jeroen",
            "Meulen",
            Rol.PLEGER,
            36,
            "man",
            tussenvoegsel="van der",
            bsn=TEST_BSN[1],
            straat="Karekiet",
            huisnummer="3",
            postcode="9114 CD",
            plaats="Meerstad",
        ),
        _kind("Noah", "Meulen", 8, "man", tussenvoegsel="van der"),
        _kind("Lina", "Meulen", 5, "vrouw", tussenvoegsel="van der"),
        _kind("Sanne", "Meulen", 13, "vrouw", tussenvoegsel="van der"),
        Mens("Ongeboren kind", "Şahin", Rol.ONGEBOREN_KIND, None, relatie=Relatie.KIND, weeks=17),
    ),
    "Moeder vertelt aan de huisarts dat vader haar bij de keel greep. Zij is zwanger. Noah en Lina waren thuis.",
    Hoedanigheid.HUISARTS,
    "Huisartsenpraktijk De Rietkraag",
    (Aanleiding.PARTNERGEWELD, Aanleiding.KINDERMISHANDELING),
    (Aard.LICHAMELIJK, Aard.GETUIGE),
)

HOFSTRA_BOUZID = Gezin(
    "Hofstra – Bouzid",
    (
        _ouder(
            "Samira",
            "Bouzid",
            Rol.BEIDE,
            29,
            "vrouw",
            straat="Dotterbloem",
            huisnummer="41",
            postcode="9121 GH",
            plaats="Meerstad",
        ),
        _ouder("Wytse", "Hofstra", Rol.BEIDE, 31, "man"),
        _kind("Yara", "Hofstra", 3, "vrouw"),
    ),
    "Buren horen al weken geschreeuw en brekend glas. De politie sprak beide ouders, het kind huilde.",
    Hoedanigheid.POLITIE,
    "Politie Merenland",
    (Aanleiding.PARTNERGEWELD,),
    (Aard.PSYCHISCH, Aard.GETUIGE),
)

DE_WIT = Gezin(
    "De Wit",
    (
        _ouder(
            "Carla",
            "Wit",
            Rol.PLEGER,
            41,
            "vrouw",
            tussenvoegsel="de",
            straat="Zeggeweg",
            huisnummer="7",
            postcode="9205 KL",
            plaats="Plassenburg",
        ),
        _kind("Daan", "Wit", 10, "man", tussenvoegsel="de"),
        _kind("Fleur", "Wit", 7, "vrouw", tussenvoegsel="de"),
    ),
    "School ziet dat de kinderen zonder eten en in te kleine kleren komen. Moeder is moe en somber.",
    Hoedanigheid.BASISONDERWIJS,
    "Basisschool De Plas",
    (Aanleiding.KINDERMISHANDELING,),
    (Aard.LICHAMELIJKE_VERWAARLOZING,),
)

AKSOY = Gezin(
    "Aksoy",
    (
        _ouder(
            "Derya",
            "Aksoy",
            Rol.SLACHTOFFER,
            27,
            "vrouw",
            taal="Turks",
            veilig=VIA_DE_OPVANG,
            straat="Opvanglaan",
            huisnummer="1",
            postcode="9310 XA",
            plaats="Veenhorst",
            geheim=True,
        ),
        Mens("Murat", "Aksoy", Rol.PLEGER, 33, "man", relatie=Relatie.EX_PARTNER),
        _kind("Ece", "Aksoy", 2, "vrouw"),
    ),
    "De ex-partner stond vannacht met een mes voor de deur. Moeder is met haar kind gevlucht.",
    Hoedanigheid.POLITIE,
    "Politie Merenland",
    (Aanleiding.PARTNERGEWELD,),
    (Aard.LICHAMELIJK, Aard.PSYCHISCH),
)

PETERS = Gezin(
    "Peters",
    (
        _ouder(
            "Anouk",
            "Peters",
            Rol.BEIDE,
            38,
            "vrouw",
            straat="Lisdodde",
            huisnummer="22",
            postcode="9160 MN",
            plaats="Meerstad",
        ),
        _ouder("Ruud", "Peters", Rol.BEIDE, 44, "man"),
        _kind("Jip", "Peters", 12, "man"),
    ),
    "De ouders zijn uit elkaar en bedreigen elkaar bij het overdragen van Jip. Jip slaapt slecht.",
    Hoedanigheid.KINDERARTS,
    "Ziekenhuis Merenland",
    (Aanleiding.VECHTSCHEIDING,),
    (Aard.PSYCHISCH,),
)

VISSER = Gezin(
    "Visser",
    (
        _ouder(
            "Linda",
            "Visser",
            Rol.SLACHTOFFER,
            45,
            "vrouw",
            straat="Rietzanger",
            huisnummer="9",
            postcode="9255 PQ",
            plaats="Plassenburg",
        ),
        Mens("Kevin", "Visser", Rol.PLEGER, 19, "man", relatie=Relatie.KIND),
    ),
    "Zoon van negentien slaat zijn moeder als zij geen geld geeft. Het gebeurt bijna elke week.",
    Hoedanigheid.DIRECT_BETROKKEN_VOLWASSENE,
    "",
    (Aanleiding.GEWELD_TEGEN_OUDERS,),
    (Aard.LICHAMELIJK, Aard.FINANCIEEL),
)

JANSEN = Gezin(
    "Jansen",
    (
        Mens(
            "Geertruida",
            "Wolters",
            Rol.SLACHTOFFER,
            83,
            "vrouw",
            relatie=Relatie.GROOTOUDER,
            bsn=TEST_BSN[2],
            roepnaam="Truida",
            partner="Jansen",
            straat="Wilgenhof",
            huisnummer="3",
            postcode="9320 RS",
            plaats="Veenhorst",
        ),
        Mens("Peter", "Jansen", Rol.PLEGER, 55, "man", relatie=Relatie.MANTELZORGER, jaar_bekend=True),
    ),
    "Mevrouw heeft doorligplekken en weinig geld in huis. Haar zoon zorgt alleen en raakt overbelast.",
    Hoedanigheid.GERIATER,
    "Thuiszorg Veenhorst",
    (Aanleiding.OUDERENMISHANDELING,),
    (Aard.LICHAMELIJKE_VERWAARLOZING, Aard.FINANCIEEL),
)

YILDIRIM = Gezin(
    "Yıldırım",
    (
        _ouder(
            "Ayşe",
            "Yıldırım",
            Rol.PLEGER,
            35,
            "vrouw",
            straat="Snoekbaars",
            huisnummer="18",
            postcode="9130 TU",
            plaats="Meerstad",
        ),
        _ouder("Kemal", "Yıldırım", Rol.PLEGER, 39, "man"),
        _kind("Emre", "Yıldırım", 9, "man", bsn=TEST_BSN[3]),
        _kind("Zeynep", "Yıldırım", 1, "vrouw"),
    ),
    "Zeynep heeft breuken waarvoor de ouders geen uitleg hebben. De kinderarts vertrouwt het niet.",
    Hoedanigheid.KINDERARTS,
    "Ziekenhuis Merenland",
    (Aanleiding.KINDERMISHANDELING,),
    (Aard.LICHAMELIJK,),
)

MENSAH = Gezin(
    "Mensah",
    (
        _ouder(
            "Abena",
            "Mensah",
            Rol.SLACHTOFFER,
            32,
            "vrouw",
            taal="Engels",
            straat="Kokmeeuw",
            huisnummer="5",
            postcode="9118 VW",
            plaats="Meerstad",
        ),
        _ouder("Kofi", "Mensah", Rol.PLEGER, None, "man"),
        _kind("Ama", "Mensah", 6, "vrouw"),
    ),
    "Moeder vertelt op school dat vader haar slaat als Ama in bed ligt. Zij wil hulp.",
    Hoedanigheid.BASISONDERWIJS,
    "Basisschool De Kade",
    (Aanleiding.PARTNERGEWELD,),
    (Aard.LICHAMELIJK, Aard.GETUIGE),
)

KUIPERS = Gezin(
    "Kuipers",
    (
        _ouder(
            "Marit",
            "Kuipers",
            Rol.PLEGER,
            26,
            "vrouw",
            straat="Meerkoet",
            huisnummer="30",
            postcode="9140 YZ",
            plaats="Meerstad",
        ),
        _kind("Sem", "Kuipers", 0, "man"),
    ),
    "Op de kinderopvang heeft de baby blauwe plekken op de rug. Moeder huilt veel en slaapt nauwelijks.\n"
    "Een leidster vertelde dat de vader haar op straat bedreigde.",
    Hoedanigheid.KINDEROPVANG,
    "Kinderopvang Het Nest",
    (Aanleiding.KINDERMISHANDELING,),
    (Aard.LICHAMELIJK,),
    beschermd=True,
)
