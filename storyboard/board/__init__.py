"""The live document: scenes, shots, placements and takes of one project, edited by many at once."""
