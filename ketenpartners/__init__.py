"""Ketenpartners: who Veilig Thuis works with, and what was agreed with them."""
