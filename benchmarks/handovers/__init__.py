"""Many handovers, each accepted by several people of one team at once: one wins, the others hear why not."""
