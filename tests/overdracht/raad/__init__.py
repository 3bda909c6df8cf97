"""The room of the Raad: verzoeken, signatures, paper, and what the Raad answers."""
