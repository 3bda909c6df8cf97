"""The sentences of ours on an overview, in B1 Dutch: for a grown-up, and for a child from twelve in simpler words."""

VOLWASSENE = {
    "titel": "Uw overzicht",
    "voor": "Dit blad is voor",
    "moet": "Dit moet in elk geval",
    "doet": "Wie doet wat",
    "lukt_niet": "Lukt het niet?",
    "nog_niet": "Dat spreken we nog met u af.",
    "dan": "De volgende keer",
    "dan_uitleg": "Dan kijken we samen of het goed gaat.",
    "bel": "Wie kunt u bellen?",
    "bel_uitleg": "Dit is uw vaste persoon. Bel gerust, ook als u twijfelt.",
    "bel_niemand": "Wie dat wordt, hoort u nog. Bel tot dan Veilig Thuis.",
    "mis": "Gaat het mis?",
    "mis_gevaar": "Is er gevaar? Bel 112.",
    "mis_vt": "Bel Veilig Thuis: 0800-2000. Dat is gratis. Het kan dag en nacht.",
    "mis_regel": "Houdt iemand zich niet aan een afspraak? Vertel het ons. Dan kijken we dezelfde dag wat er nodig is.",
    "bewaar": "Bewaar dit blad op een plek waar u er zelf bij kunt.",
}
"""By the place on the page."""

KIND = {
    "titel": "Jouw overzicht",
    "voor": "Dit blad is voor",
    "moet": "Dit moet altijd",
    "doet": "Dit spreken we af",
    "lukt_niet": "Lukt het niet?",
    "nog_niet": "Dat spreken we nog met jou af.",
    "dan": "De volgende keer",
    "dan_uitleg": "Dan vragen we hoe het met jou gaat.",
    "bel": "Wie kun je bellen?",
    "bel_uitleg": "Deze persoon helpt jou. Je mag altijd bellen.",
    "bel_niemand": "Wie dat wordt, hoor je nog.",
    "mis": "Gaat het niet goed?",
    "mis_gevaar": "Is er gevaar? Bel 112.",
    "mis_vt": "Bel de Kindertelefoon: 0800-0432. Dat is gratis. Niemand ziet dat je belt.",
    "mis_regel": "Doet iemand niet wat is gezegd? Dat is niet jouw schuld. Vertel het aan iemand die je vertrouwt.",
    "bewaar": "Leg dit blad op een plek waar jij het wilt.",
}
"""The same places, for who is twelve or older and not grown up."""
