"""Failures by cause, with what can be done about each. Pure, over facts and `causes.yaml`."""
