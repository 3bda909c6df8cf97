"""What waits too long goes to another team; the caseload of a partner that stops goes along as a whole."""
