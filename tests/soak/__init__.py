"""A raw folder that nobody tidies, for as many minutes as one likes: `make soak MINUTES=30`."""
