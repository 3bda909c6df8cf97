"""Source protection: which document and which paragraph stays inside Veilig Thuis."""
