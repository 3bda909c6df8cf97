"""The SQL beside the persons, for whatever schema it stands in: functions, trigger, and filling the tables at once."""

from pathlib import Path

SQL = Path(__file__).parent / "sql"
VERSIE = 1
"""A change in how names are read is a new set of files with a migration of its own, which fills the tables anew."""

UITBREIDINGEN = "CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;"

WEG = """
DROP TRIGGER IF EXISTS zoeknamen_bijhouden ON {schema}.meldingen_persoon;
DROP FUNCTION IF EXISTS {schema}.zoeknamen_bijhouden, {schema}.naam_latijn, {schema}.naam_plat, {schema}.naam_klinkt,
    {schema}.naam_klank, {schema}.naam_weg, {schema}.achter_plat, {schema}.achter_deel, {schema}.voor_deel;
"""


def functies(schema: str, *, versie: int = VERSIE) -> str:
    """The functions that say how a name sounds and under what it is found."""
    return _tekst("namen", schema, versie)


def bijhouden(schema: str, *, versie: int = VERSIE) -> str:
    """The trigger that keeps the tables in step with the persons."""
    return _tekst("bijhouden", schema, versie)


def vullen(schema: str, *, versie: int = VERSIE) -> str:
    """Fill both tables, which are empty, from all persons."""
    return _tekst("vullen", schema, versie)


def weg(schema: str) -> str:
    """Remove what the others made."""
    return WEG.format(schema=schema)


def _tekst(naam: str, schema: str, versie: int) -> str:
    tekst, rijen = (
        (SQL / f"{deel}_{versie}.sql").read_text(encoding="utf-8").removesuffix("\n")
        for deel in (naam, "rijen")
    )
    return tekst.replace("{rijen}", rijen).replace("{schema}", schema).replace("{{", "{").replace("}}", "}")
