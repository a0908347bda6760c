"""A rule for passwords that Django does not bring."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError


class NewPasswordValidator:
    """Refuses the password that the account has already, a one-time password above all."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user and user.pk and user.check_password(password):
            raise ValidationError("Choose a password that you do not have already.", code="password_unchanged")

    def get_help_text(self) -> str:
        return "Your password can’t be the one you have already."
