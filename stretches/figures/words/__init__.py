"""What a settled pose shows, in words: worked out from angles and joints, never from the name of a pose."""
