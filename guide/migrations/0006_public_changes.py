"""What lists of changes need to know of each version, told from its data as it was told on the day of this migration."""

import hashlib
import json

from django.db import migrations, models
from django.utils.dateparse import parse_datetime

BOOKKEEPING = (
    "status", "publish_at", "unpublish_at", "order", "changed_on", "slug", "former_slugs",
    "review_state", "reviewed_by", "reviewed_on", "review_due",
)
SAFETY = {"guide.redflag": ("title", "level", "on_safety_card", "advice"), "stretches.stretch": ("take_care",)}


def digest(told):
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def tell(apps, schema_editor):
    versions = apps.get_model("guide", "Version").objects
    ids = list(versions.values_list("pk", flat=True))
    for start in range(0, len(ids), 500):
        some = versions.in_bulk(ids[start : start + 500]).values()
        for version in some:
            tell_of(version)
        versions.bulk_update(some, ["says", "says_for_safety", "shown_from"], batch_size=100)


def tell_of(version):
    content, *parts = ((record["model"], record["fields"]) for record in version.data)
    kind, fields = content
    version.says = digest([(kind, {name: value for name, value in fields.items() if name not in BOOKKEEPING}), *parts])
    if kind in SAFETY:
        version.says_for_safety = digest([fields.get(name) for name in SAFETY[kind]])
    if version.state == "live" and fields.get("status") == "published":
        appears = parse_datetime(fields["publish_at"])
        version.shown_from = appears if version.number == 1 else max(appears, version.made_at)


class Migration(migrations.Migration):

    dependencies = [
        ("guide", "0005_review_changed"),
    ]

    operations = [
        migrations.AddField(
            model_name="version",
            name="says",
            field=models.CharField(blank=True, editable=False, help_text="Stands for what it says.", max_length=16),
        ),
        migrations.AddField(
            model_name="version",
            name="says_for_safety",
            field=models.CharField(blank=True, editable=False, help_text="Stands for what of it keeps readers safe.", max_length=16),
        ),
        migrations.AddField(
            model_name="version",
            name="shown_from",
            field=models.DateTimeField(blank=True, editable=False, help_text="When readers first see it, if they ever do.", null=True),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(fields=["shown_from"], name="guide_version_shown_from"),
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
