"""Language models: one port, a ladder over it, and what is asked of them."""
