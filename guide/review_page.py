"""A reviewer's page for one text: what it shows, and what becomes of the answer."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from guide.accounts import name_of
from guide.diff import changes
from guide.publishing import Review
from guide.review import in_words, signed_off, text_of, written_since_review
from guide.review_case import Case
from guide.review_form import SendBackForm, SignOffForm
from guide.versions import Version

SIGN_OFF, SEND_BACK = "_sign_off", "_send_back"


class ReviewPage:
    """Takes the answer in ``post``, if there is one; what was typed stays in the forms."""

    def __init__(self, case: Case, reviewer: User, today: date, post: Mapping[str, Any] | None = None) -> None:
        self.case = case
        self.reviewer = reviewer
        self.today = today
        # Why an answer was not taken, and what changed since the page that it came from.
        self.refusal = ""
        self.missed: Any = None
        post = post or {}
        self.sends_back = SEND_BACK in post
        self.answered = SIGN_OFF in post or self.sends_back
        typed: dict[str, Any] = {name: post[name] for name in ("reviewed_on", "review_due", "note") if name in post}
        if self.answered and post.get("seen") != case.seen:
            self._tell_what_was_missed(str(post.get("seen", "")))
        # A form that is not to be carried out is not to be checked either, only to keep what stands in it.
        signs, sends = (None if self.refusal or button not in post else post for button in (SIGN_OFF, SEND_BACK))
        self.sign_off = SignOffForm(signs, initial=typed, today=today, written_on=written_on(case))
        self.send_back = SendBackForm(sends, initial=typed)

    @property
    def own(self) -> Version | None:
        """What the reviewer wrote of this: a second pair of eyes is the point of a review."""
        return self.case.written_by(self.reviewer)

    @property
    def name(self) -> str:
        return name_of(self.reviewer)

    @property
    def early(self) -> bool:
        """Tell whether this is a draft change whose author has not handed it over yet."""
        handed_over = (Review.READY, Review.REVIEWED)
        return self.case.pending is not None and self.case.state().review_state not in handed_over

    @property
    def state(self) -> str:
        return in_words(self.case.state(), self.today)

    @property
    def written(self) -> list[Version]:
        return written_since_review(self.case.history)

    @property
    def changes(self) -> Any:
        """What changed since the last review; all of it, if there was none."""
        reviewed = self.case.reviewed
        return changes(text_of(reviewed.data) if reviewed else [], text_of(self.case.shown))

    def decide(self) -> str:
        """Carry out the answer, and return the sentence that tells so; empty if it was not taken."""
        if not self.answered or self.refusal:
            return ""
        if self.sends_back:
            return self._send_back()
        if self.own:
            self.refusal = "Nothing was signed off: you wrote a part of this text. Ask another reviewer."
            return ""
        return self._sign_off()

    def _sign_off(self) -> str:
        if not self.sign_off.is_valid():
            return ""
        days = self.sign_off.cleaned_data
        self.case.sign_off(self.reviewer, signed_off(self.reviewer, days["reviewed_on"], days["review_due"]))
        told = f"“{self.case.content}” is signed off."
        return f"{told} Readers see it once an editor publishes the draft." if self.case.pending else told

    def _send_back(self) -> str:
        if not self.send_back.is_valid():
            return ""
        self.case.send_back(self.reviewer, self.send_back.cleaned_data["note"])
        return f"“{self.case.content}” is sent back. Your note stands in its history."

    def _tell_what_was_missed(self, seen: str) -> None:
        answer = "sent back" if self.sends_back else "signed off"
        last = self.case.history[0] if self.case.history else None
        who = f"{last.who} saved version {last.number}" if last else "Somebody changed the text"
        note = f" (“{last.why}”)" if last and last.why else ""
        self.refusal = f"Nothing was {answer}. {who}{note} while you were reading. Read it again, please."
        before = self.case.version_seen(seen)
        if before:
            self.missed = changes(text_of(before.data), text_of(self.case.shown))


def written_on(case: Case) -> date:
    """The day from which the text says what it says."""
    moment = datetime.fromisoformat(case.shown[0]["fields"]["changed_on"])
    return timezone.localtime(moment).date()
