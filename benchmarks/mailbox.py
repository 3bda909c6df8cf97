"""A mailbox that keeps of every mail its Message-ID only, on a line of its own."""

import os
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Mailbox(BaseEmailBackend):
    """Delivers by one write at the end of one file, so that a kill leaves the whole line or nothing."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the Message-ID of each mail and of each of its recipients; returns how many mails there were."""
        letterbox = Path(settings.EMAIL_FILE_PATH)
        letterbox.mkdir(parents=True, exist_ok=True)
        file = os.open(mailbox_file(letterbox), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            for mail in email_messages:
                os.write(file, f"{mail.message()['Message-ID']}\n".encode())
        finally:
            os.close(file)
        return len(email_messages)


def mailbox_file(letterbox: Path) -> Path:
    """The file with one Message-ID on a line."""
    return letterbox / "message-ids"
