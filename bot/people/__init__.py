"""People, what they are to which cooperative, and how they come and go."""
