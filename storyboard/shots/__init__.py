"""Shots over HTTP: read, change in part, alternates, trash; another slate with all its files."""
