"""A paper can be about persons of its casus: chosen when it comes in or later, and found back at each of them."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from meldingen import services
from meldingen.models import Betrokkene, Casus, Document
from meldingen.samenvoegen import beeld
from tests import builders
from tests.meldingen.documenten.bestanden import pdf
from veiligthuis import roles
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Medewerker:
    return builders.medewerker(roles.CASUSHOUDER)


def paper(casus: Casus, by: Medewerker, *over: Betrokkene) -> Document:
    return services.leg_document_vast(
        casus, soort="brief", omschrijving="Brief van school", herkomst="School", ontvangen_op=date(2026, 4, 27),
        inhoud=pdf(), over=over, by=by,
    )  # fmt: skip


def about(document: Document) -> set[int]:
    return set(document.over.values_list("betrokkene", flat=True))


def client_of(by: Medewerker) -> Client:
    client = Client()
    client.force_login(by)
    return client


def test_somebody_of_another_casus_and_a_closed_casus_are_refused(
    by: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus, other = builders.casus(), builders.casus(betrokkenen=[builders.kind(voornamen="Sami")])
    stranger = other.betrokkenen.get()
    with pytest.raises(RuleBroken, match="niet in deze casus"):
        paper(casus, by, stranger)
    document = paper(casus, by)
    with pytest.raises(RuleBroken, match="niet in deze casus"):
        services.kies_over_wie(document, over=[stranger], by=by)
    monkeypatch.setattr(Casus, "is_open", property(lambda _: False))
    with pytest.raises(RuleBroken, match="gesloten"):
        services.kies_over_wie(document, over=[], by=by)
    assert about(document) == set()


def test_another_team_finds_no_paper_to_choose_for(by: Medewerker) -> None:
    document = paper(builders.casus(), by)
    stranger = builders.medewerker(roles.CASUSHOUDER, team=builders.vt_team("Team West"), naam="west")
    sent = {"sleutel": str(uuid.uuid4())}
    assert client_of(stranger).post(f"/meldingen/document/{document.pk}/over/", sent).status_code == 404


def test_persons_are_chosen_with_the_upload_and_stand_on_the_tab(by: Medewerker) -> None:
    casus = builders.casus()
    mother, _, child = casus.betrokkenen.order_by("pk")
    answer = client_of(by).post(
        f"/meldingen/casus/{casus.nummer}/document/",
        {
            "soort": "brief", "omschrijving": "Brief", "herkomst": "School", "ontvangen_op": "27-04-2026",
            "over": [mother.pk, child.pk], "sleutel": str(uuid.uuid4()),
            "bestand": [SimpleUploadedFile("brief.pdf", pdf(), "application/pdf")],
        },
    )  # fmt: skip
    assert answer.status_code == 302
    assert about(Document.objects.get()) == {mother.pk, child.pk}
    shown = client_of(by).get(f"/casussen/{casus.nummer}/documenten/").content.decode()
    assert f"<td>{mother.persoon.weergavenaam}, {child.persoon.weergavenaam}</td>" in shown


def test_the_choice_is_changed_later_with_a_trail_and_nobody_is_a_choice(by: Medewerker) -> None:
    casus = builders.casus()
    mother, _, child = casus.betrokkenen.order_by("pk")
    document = paper(casus, by, mother)
    address = f"/meldingen/document/{document.pk}/over/"
    assert "checked" in client_of(by).get(address).content.decode()

    for chosen in ([child.pk], [child.pk], []):
        sent = {"over": chosen, "sleutel": str(uuid.uuid4())}
        assert client_of(by).post(address, sent).status_code == 302
        assert about(document) == set(chosen)

    trail = AuditEntry.objects.filter(actie="kies_over_wie").order_by("volgnummer")
    assert [row.velden for row in trail] == [
        {"van": [mother.pk], "naar": [child.pk]},
        {"van": [child.pk], "naar": []},
    ]


def test_the_time_line_of_a_person_holds_the_papers_about_him_and_no_others(by: Medewerker) -> None:
    casus = builders.casus()
    mother, father, _ = casus.betrokkenen.order_by("pk")
    paper(casus, by, mother)
    client = client_of(by)
    of_mother, of_father = (
        client.get(f"/casussen/{casus.nummer}/tijdlijn/?wie={who.pk}").content.decode()
        for who in (mother, father)
    )
    assert "Document: vastgelegd: Brief van school" in of_mother
    assert "Brief van school" not in of_father


def test_merging_moves_it_along_once_and_undoing_gives_it_back(by: Medewerker) -> None:
    casus = builders.casus(
        betrokkenen=[builders.moeder(), builders.moeder(voornamen="Elief"), builders.kind()]
    )
    one, other, child = casus.betrokkenen.order_by("pk")
    both = paper(casus, by, one, other, child)
    before = about(both)

    merge = services.voeg_personen_samen(one.persoon, other.persoon, reden="Zelfde moeder.", by=by)
    assert about(both) == {one.pk, child.pk}

    services.draai_samenvoeging_terug(merge, reden="Toch twee zussen.", by=by)
    assert about(both) == before


def test_an_image_of_before_papers_were_about_persons_is_compared_and_put_back(by: Medewerker) -> None:
    casus = builders.casus()
    mother, father, _ = casus.betrokkenen.order_by("pk")
    now = beeld.lees((mother.persoon_id, father.persoon_id), [(mother.pk, father.pk)])
    old = {name: rows for name, rows in now.items() if name != "stuk"}
    document = paper(casus, by, mother)

    assert beeld.veranderd(old, now) == []
    beeld.zet_terug(old, old)
    assert about(document) == {mother.pk}
