"""The Raad voor de Kinderbescherming: the verzoek tot onderzoek, who signs it, and what the Raad answers."""
