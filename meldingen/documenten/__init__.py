"""Papers of a casus: checked in a process of their own, kept under their content hash, scanned, shown as pictures."""
