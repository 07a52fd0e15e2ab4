"""Another slate for a shot whose takes lie in a folder of that name: the folder goes along."""
