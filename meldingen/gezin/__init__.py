"""The family as it hangs together: bands between people, and how each person is reached safely."""
