"""Known here: who of the persons in the register is meant by what a caller says, and what is known of them."""
