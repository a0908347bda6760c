"""How the tests send pictures."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

ADDRESS = "/admin/pictures/upload/"


def send(client: Client, content: bytes | None, **changes: Any) -> Any:
    """Upload a file with a title and words; ``None`` as a value leaves that field out."""
    file = None if content is None else SimpleUploadedFile("photo.jpg", content, "image/jpeg")
    values = {"file": file, "title": "A mat", "alt": "A mat on the floor."} | changes
    return client.post(ADDRESS, {name: value for name, value in values.items() if value is not None})
