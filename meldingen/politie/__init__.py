"""Messages of police and justice: received, kept, read, taken in as a melding or laid before a person."""
