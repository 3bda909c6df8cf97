"""The pages of overdracht: `verzender` for Veilig Thuis, `ontvanger` for the wijkteam, `rapporten` for reports."""
