"""What the CBS calls our values: dated configuration, never code."""
