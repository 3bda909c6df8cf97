"""The crisis lane: who goes to an acute situation, where they are, and what was agreed."""
