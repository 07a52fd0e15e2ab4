"""Files and shots from elsewhere: a file becomes a take, another project's files come along."""
