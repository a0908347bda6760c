"""The page about the guide as Markdown; a test holds its sentences against those of the page itself."""

from django.http import HttpRequest
from django.urls import reverse

from guide.models import Guide, Section
from guide.twin.text import body, escaped, items, link, numbers_of

LEAD = "We explain five hamstring stretches in plain words. We sell nothing and we do not track you."
WHO = (
    "Each page shows when it changed, and whether a clinician has checked it. A page names its reviewer only once all "
    "of it is signed off. Until then it says that it awaits review."
)
GRADES = (
    "**Supported:** good studies agree",
    "**Mixed:** studies are weak or disagree",
    "**Not shown:** studies looked and did not find it",
    "**Advice:** sensible, but little tested",
)
HONEST = "Where old advice and new studies differ, we tell you both. We never make a claim stronger than its proof."
PRIVACY = (
    "Reading this guide sets no cookies. We load nothing from other sites and count no visitors.",
    "Your browser keeps a copy of the guide on your device, so that you can read it without a network. It keeps the "
    "routines and lists you opened too. We cannot see them. The timer keeps your place there too, for four hours. To "
    "delete all of it, clear this site’s data in your browser.",
)
BUILT = (
    "The guide runs on free, open software: Python, Django, markdown-it-py, nh3, WhiteNoise, gunicorn, Segno, "
    "icalendar, Pillow, jsonschema, Snowball, RapidFuzz and textstat. Its own code is free too, under the MIT licence.",
    "The guide draws its own figures. No photo or drawing of them comes from elsewhere. Text is set in the fonts of "
    "your device. Cards for links are drawn with resvg and set in Atkinson Hyperlegible Next, an open font.",
)


def about(request: HttpRequest, guide: Guide | None, disclaimer: Section | None) -> list[str]:
    sources = request.build_absolute_uri(reverse("sources_markdown"))
    blocks = [LEAD, "## Who writes it"]
    if guide:
        blocks.append(f"The guide is written by {escaped(guide.byline)}.")
    blocks += [WHO, "## How we grade claims", "A badge beside a claim says how good its proof is:", items(GRADES)]
    blocks += [HONEST, f"You can look up {link('every source we use', sources)}."]
    if disclaimer:
        page = request.build_absolute_uri(reverse("about"))
        blocks += [f"## {escaped(disclaimer.title)}", body(disclaimer.body, page, numbers_of(disclaimer))]
    return [*blocks, "## Your privacy", *PRIVACY, "## What it is built with", *BUILT]
