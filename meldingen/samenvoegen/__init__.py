"""Two persons who are the same human become one, households intact and with a way back."""
