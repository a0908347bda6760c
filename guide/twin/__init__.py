"""The pages once more, as Markdown: for programs that read, and for people who like plain files."""
