"""What a reviewer fills in: one form on the page, with a button for each of two answers."""

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format

from guide.review import a_year_after

# The note stands behind two words in a field of 200 characters.
LONGEST_NOTE = 180


def _day() -> forms.DateInput:
    """The browser's own calendar: it works without scripts, and on phones."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class SignOffForm(forms.Form):
    use_required_attribute = False

    reviewed_on = forms.DateField(label="Checked on", widget=_day())
    review_due = forms.DateField(
        label="Check again by", widget=_day(), help_text="Twelve months from today, unless you choose another day."
    )

    def __init__(self, *args: Any, today: date, written_on: date, **options: Any) -> None:
        defaults = {"reviewed_on": today, "review_due": a_year_after(today)}
        super().__init__(*args, **options | {"initial": defaults | options.get("initial", {})})
        self.today = today
        # The day from which the text says what it says.
        self.written_on = written_on

    def clean_reviewed_on(self) -> date:
        day: date = self.cleaned_data["reviewed_on"]
        if day > self.today:
            raise forms.ValidationError("This day is still to come. Choose today or an earlier day.")
        if day < self.written_on:
            written = date_format(self.written_on, "j F Y")
            raise forms.ValidationError(f"The text last changed on {written}. Choose that day or a later one.")
        return day

    def clean_review_due(self) -> date:
        day: date = self.cleaned_data["review_due"]
        if day <= self.today:
            raise forms.ValidationError("Choose a day after today.")
        return day

    def clean(self) -> dict[str, Any]:
        if self.data.get("note", "").strip():
            self.add_error(None, "You wrote what has to change. Send the text back, or clear that note to sign it off.")
        return self.cleaned_data


class SendBackForm(forms.Form):
    use_required_attribute = False

    note = forms.CharField(
        label="What has to change?",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        error_messages={"required": "Say what has to change, so that the editor can do it."},
        help_text=f"The editor reads it in the history. At most {LONGEST_NOTE} characters.",
    )
