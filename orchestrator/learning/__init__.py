"""How long graphs take on which node, how much memory they need, and how true that was."""
