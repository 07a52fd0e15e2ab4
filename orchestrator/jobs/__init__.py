"""Jobs: one graph on one node, from the request to the picture in the project folder."""
