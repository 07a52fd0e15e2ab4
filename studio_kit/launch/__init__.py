"""What `start.py` does: set up, choose ports, start the services and the page, end them together.

`errors options show stamps environment commands setup page_build` import nothing but the
standard library: they run before there is a `.venv`. The rest runs inside it.
"""
