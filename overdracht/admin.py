"""Nothing of overdracht stands in the admin: it is case data, and the admin would write past `perform`."""
