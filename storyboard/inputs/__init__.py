"""Pictures, videos and sounds that people give to their shots."""
