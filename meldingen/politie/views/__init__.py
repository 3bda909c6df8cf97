"""The screens of messages and the endpoint they come in by."""
