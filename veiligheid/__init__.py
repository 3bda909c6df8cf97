"""How safe it is: veiligheidsbeoordeling, vervolgbesluit and veiligheidsplan."""
