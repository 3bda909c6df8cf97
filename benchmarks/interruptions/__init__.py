"""A call that is interrupted at every step: it becomes one melding and no word of it is lost (F7)."""
