"""The pool of a project: files worth keeping at hand, described, to be put on shots."""
