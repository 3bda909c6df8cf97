"""The family as one drawing: who belongs in which row, where every sign stands, and the SVG that page and PDF share."""
