"""The board for scripts written against the earlier console: its paths, its words, real shots."""
