"""The huisverbod."""
