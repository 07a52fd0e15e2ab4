"""Copies of projects that are made by themselves, apart from the project's own folder."""
