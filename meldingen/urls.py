"""The addresses of meldingen; none of them names a person."""

from django.urls import path

from meldingen.bekend import views as bekend
from meldingen.crisis.urls import urlpatterns as crisis
from meldingen.documenten.urls import urlpatterns as documenten
from meldingen.huisverbod.urls import urlpatterns as huisverbod
from meldingen.informeren.urls import urlpatterns as informeren
from meldingen.monitoring.urls import urlpatterns as monitoring
from meldingen.politie.urls import urlpatterns as politie
from meldingen.radar import views as radar
from meldingen.samenvoegen import views as samenvoegen
from meldingen.views import (
    adres,
    advies,
    band,
    betrokkene,
    bron,
    casus,
    contact,
    gesprek,
    gesprek_acuut,
    gesprek_notitie,
    melding,
    persoon,
)

app_name = "meldingen"

urlpatterns = [
    *crisis,
    *politie,
    *documenten,
    *huisverbod,
    *informeren,
    *monitoring,
    path("gesprekken/", gesprek.lijst, name="gesprekken"),
    path("gesprekken/nieuw/", gesprek.nieuw, name="gesprek_nieuw"),
    path("gesprekken/<uuid:sleutel>/", gesprek.gesprek, name="gesprek"),
    path("gesprekken/<uuid:sleutel>/bewaar/", gesprek.bewaar, name="gesprek_bewaar"),
    path("gesprekken/<uuid:sleutel>/acuut/", gesprek_acuut.acuut, name="gesprek_acuut"),
    path(
        "gesprekken/<uuid:sleutel>/acuut/intrekken/", gesprek_acuut.intrekken, name="gesprek_acuut_intrekken"
    ),
    path("gesprekken/<uuid:sleutel>/aantekening/", gesprek_notitie.aantekening, name="gesprek_aantekening"),
    path("gesprekken/<uuid:sleutel>/persoon/", gesprek.persoon, name="gesprek_persoon"),
    path("gesprekken/<uuid:sleutel>/radar/", radar.gespreksradar, name="gesprek_radar"),
    path("gesprekken/<uuid:sleutel>/bekend/", bekend.bekend, name="gesprek_bekend"),
    path("gesprekken/<uuid:sleutel>/bekend/kies/", bekend.kies, name="gesprek_kies_bekende"),
    path("gesprekken/<uuid:sleutel>/ontbreekt/", gesprek.ontbreekt, name="gesprek_ontbreekt"),
    path("adviezen/<str:nummer>/", advies.advies, name="advies"),
    path("adviezen/<str:nummer>/stap/zet_advies_om_in_melding/", advies.zet_om, name="advies_omzetten"),
    path("adviezen/<str:nummer>/stap/<str:naam>/", advies.sluit_af, name="advies_stap"),
    path("meldingen/casus/<str:nummer>/stap/<str:naam>/", casus.casus_stap, name="casus_stap"),
    path("meldingen/casus/<str:nummer>/contact/", contact.contact, name="contact"),
    path("meldingen/contact/<int:pk>/verbeteren/", contact.verbeter, name="contact_verbeter"),
    path("meldingen/casus/<str:nummer>/persoon/", casus.betrokkene_nieuw, name="betrokkene_nieuw"),
    path("meldingen/casus/<str:nummer>/band/", band.nieuw, name="band_nieuw"),
    path("meldingen/band/<int:pk>/einde/", band.einde, name="band_einde"),
    path("meldingen/casus/<str:nummer>/bronnen/", bron.lijst, name="bronnen"),
    path("meldingen/bron/<str:soort>/<int:pk>/", bron.bescherm, name="bron"),
    path("meldingen/bescherming/<int:pk>/opheffen/", bron.hef_op, name="bescherming_opheffen"),
    path("meldingen/persoon/<int:pk>/", persoon.persoon, name="persoon"),
    path("meldingen/persoon/<int:pk>/gegevens/", persoon.gegevens, name="persoon_gegevens"),
    path("meldingen/persoon/<int:pk>/rol/", persoon.rol, name="persoon_rol"),
    path("meldingen/persoon/<int:pk>/geboorte/", persoon.geboorte, name="persoon_geboorte"),
    path("meldingen/persoon/<int:pk>/veilig-contact/", persoon.veilig, name="persoon_veilig"),
    path("meldingen/persoon/<int:pk>/codewoord/", persoon.codewoord, name="persoon_codewoord"),
    path("meldingen/persoon/<int:pk>/adres/<int:nr>/", adres.verbeter, name="adres_verbeter"),
    path("meldingen/persoon/<int:pk>/adres/<int:nr>/einde/", adres.einde, name="adres_einde"),
    path("meldingen/persoon/<int:pk>/adres/<int:nr>/toon/", adres.toon, name="adres_toon"),
    path("meldingen/persoon/<int:pk>/informeren/", betrokkene.informeer, name="informeer"),
    path("meldingen/persoon/<int:pk>/uitstellen/", betrokkene.stel_uit, name="stel_uit"),
    path("meldingen/persoon/<int:pk>/adres/", betrokkene.adres, name="adres"),
    path("meldingen/persoon/<int:pk>/dubbel/", samenvoegen.dubbel, name="dubbel"),
    path("meldingen/persoon/<int:pk>/samenvoegen/<int:ander>/", samenvoegen.vergelijk, name="samenvoegen"),
    path(
        "meldingen/persoon/<int:pk>/terugdraaien/<int:samenvoeging>/",
        samenvoegen.draai_terug,
        name="samenvoegen_terug",
    ),
    path("meldingen/persoon/<int:pk>/niet-gesproken/", betrokkene.niet_gesproken, name="niet_gesproken"),
    path("meldingen/<str:nummer>/", melding.melding, name="melding"),
    path("meldingen/<str:nummer>/stap/<str:naam>/", melding.melding_stap, name="melding_stap"),
]
