"""Files that carry a workflow: JSON, pictures, videos, sound. A file is known by its content."""
