"""Pages of the shell: what shows more than one app; they own no data."""
