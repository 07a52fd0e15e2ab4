"""Where a folder lies, as Windows, Linux and macOS name it."""
