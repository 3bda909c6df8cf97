"""Who can log in to the demo and what to try; constants only, so that the supervisor can print them at once."""

WACHTWOORD = "merenland-demo"
"""The one password of all demo accounts; the embedded default holds invented people only."""

TE_PROBEREN: tuple[tuple[str, str], ...] = (
    ("intake", "een telefoongesprek vastleggen als advies of melding"),
    ("triagist", "de veiligheid van een nieuwe melding beoordelen"),
    ("gedragswetenschapper", "een beoordeling mede ondertekenen"),
    ("casushouder", "een veiligheidsplan maken en een overdracht aanbieden"),
    ("manager", "zien welke termijnen lopen en wat te laat is"),
    ("wijkteam-noord", "een aangeboden overdracht accepteren en de regiehouder noemen"),
    ("wijkteam-zuid", "een overdracht weigeren, met een reden"),
    ("privacy", "zien wie welk dossier heeft ingezien"),
    ("beheer", "organisaties, teams en convenanten onderhouden"),
)
"""Login name and what that account shows best."""
