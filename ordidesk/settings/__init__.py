"""What can be set on a laptop: by its person, by the environment, by whoever runs the fleet."""
