"""Say in words what a pose shows, for people who cannot see the picture."""

from stretches.figures.pose import Pose


def describe(pose: Pose) -> str:
    """A sentence or two about a settled pose."""
    return "A person who faces left." if pose.faces_left else "A person who faces right."
