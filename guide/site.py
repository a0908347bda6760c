"""What this site is called wherever it names itself in code; templates have the name in their sentences."""

NAME = "Lower Back Guide"
