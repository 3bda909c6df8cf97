"""Demo data, told as stories through the services; production code never imports it."""
