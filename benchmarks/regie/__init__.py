"""Random steps of several actors around a handover, held after every step against law, arithmetic and database."""
