"""The queue as a whole: pausing, counting, foreseeing, explaining failures, forgetting."""
