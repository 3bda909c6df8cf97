"""The plan in depth: what changed between versions, what each person may know, the copies, the checks."""
