"""What the receiver finds once it helps the family, and how that comes back to Veilig Thuis."""
