"""Random steps by all roles over every machine, and what must hold after each of them."""
