"""Workflows and the board: a shot made of one, and what each template drew last."""
