"""The board on paper: laid out once, drawn as a PDF by the server and as pages by the browser."""
