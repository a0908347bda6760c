"""How uploaded files are received, whoever sends them: the server reads a form before it knows who asks."""

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from guide.picture_encode import MOST_BYTES


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Stops writing soon after the most that a file may have, and still counts, so that a form can say what was sent.

    A file that is too large arrives cut short with its true ``size``.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start <= MOST_BYTES:
            super().receive_data_chunk(raw_data, start)
