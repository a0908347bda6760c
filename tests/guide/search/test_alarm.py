"""Words that must put the safety card first, and words that need not."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command

from guide.search import search
from guide.search.alarm import sounds_alarming
from guide.search.words import stem
from tests.factories import NOW, make_flag

ALARMING = [
    "cant pee", "can't wee", "I can not pee at all", "struggling to pass water", "trouble urinating",
    "lost control of my bladder", "bladder not working", "leaking urine", "peed myself", "i keep wetting the bed",
    "incontinence", "no control over my bowels", "pooed myself", "bowel changes", "it hurts my back when I poo",
    "numb bum", "no feeling between my legs", "numb between my legs", "tingling in my private parts", "numb groin",
    "can't feel when I wipe", "saddle numbness", "sex feels different", "can't get an erection", "erectile dysfunction",
    "numb both legs", "both my legs are weak", "pain in both legs", "pins and needles in both feet", "legs gone numb",
    "my legs keep giving way", "legs like jelly", "can't feel my legs", "my leg has suddenly gone weak", "foot drop",
    "can't walk", "paralysed", "chest pain", "my chest feels tight", "heart attack", "short of breath",
    "back pain after a car crash", "fell off a ladder", "I fell down the stairs", "slipped on ice and hurt my back",
    "knocked off my bike", "fever and back pain", "high temperature", "shivering", "night sweats",
    "losing weight without trying", "unexplained weight loss", "lost so much weight", "lump on my back",
    "my spine has changed shape", "swelling on my spine", "I had breast cancer", "tumour", "pain is worse at night",
    "pain wakes me at night", "night pain", "hurts when I cough", "sneezing hurts my back", "upper back pain",
    "pain between my shoulder blades", "collapsed with back pain", "I feel faint", "sudden severe back pain",
    "infection in my spine", "weak immune system", "I broke my back", "steroids and back pain", "cauda equina",
    "should I call 999", "red flags", "I want to die", "pooed my pants", "my bits are numb", "my legs don't work",
    "my foot keeps catching", "weight is dropping off me", "on prednisolone for years", "UTI and back pain",
    "back pain wakes me at night, can I still stretch", "pain every night, which exercise helps",
    "worse at night and wakes me whatever position I lie in", "I fell down the stairs and now my leg falls asleep",
    "fell off a ladder, foot keeps falling asleep", "fell, foot asleep", "I fell asleep and fell out of bed",
    "numb genitals and ball of foot", "swelling on my spine should I use ice or heat",
    "best mattress when pain wakes me at night", "car crash and a crash diet",
    *(f"can{sign}t pee" for sign in "`’\u00b4\u2018\u02bc\u2032"), "can t pee", "can ' t pee", "can 't pee",
    "don't pee anymore", "don t poo", "i wet my self", "peed my self", "legs dont work", "loss of bowl control",
    "leg gave way", "my knee buckles", "cant pe", "fevr and back pain",
    "sciatica both sides", "bilateral sciatica", "retention of urine", "cnat pee",
]  # fmt: skip

CALM = [
    "", "hamstring stretch", "how long should I hold it", "tight hamstrings", "my back hurts", "lower back pain",
    "numb toes after sitting", "one leg tingles", "sciatica", "slipped disc", "trapped nerve", "can't touch my toes",
    "bad back in bed", "firm mattress", "is it better to stretch at night", "how do I lose weight", "healthy weight",
    "hot water bottle", "ice for swelling", "i forget to breathe", "holding my breath", "stretch both legs at once",
    "upper back stretch", "chest stretch", "frozen peas on my back", "bulging disc", "sit on my bottom",
    "bottom of my foot is numb", "weak core", "no pain no gain", "hip replacement", "pregnant", "brittle bones",
    "high blood pressure", "poor balance", "pulled a hamstring", "walking", "fell asleep on the sofa", "stiff legs",
    "can my child do these", "does stretching hurt", "disclaimer", "pop in my thigh", "kick one leg",
    "crash diet", "crash mat for downward dog", "hunched back posture", "my back is hunched at my desk",
    "I keep falling asleep", "can't do PE", "ball of my foot is numb", "avoid accidents", "a t shirt",
]  # fmt: skip


def alarming(text: str) -> bool:
    return search(text, AnonymousUser(), NOW).red_flag


def test_signs_of_danger_are_heard_and_other_questions_stay_calm(db: None) -> None:
    """With the whole guide, as its words also decide which ones are taken for typing errors."""
    call_command("load_content", verbosity=0)

    assert [text for text in ALARMING if not alarming(text)] == []
    assert [text for text in CALM if alarming(text)] == []


def test_sign_of_danger_is_heard_late_in_a_long_story(db: None) -> None:
    story = (
        "Hi, my back has been hurting since I moved house last week and it got a bit better but today I noticed that "
    )

    assert alarming(f"{story} I cannot pee")
    assert alarming("x " * 900 + "I cannot pee")
    assert not alarming("x " * 1000 + "I cannot pee")
    assert not alarming(story * 10)


@pytest.mark.parametrize("text", ["elbow rattles loudly", "MY ELBOW RATTLES", "the loud rattle"])
def test_sign_that_an_editor_added_is_heard(db: None, text: str) -> None:
    assert not alarming(text)
    make_flag(title="your elbow rattles loudly", level="urgent", on_safety_card=False)
    assert alarming(text)


def test_any_reading_of_a_wrong_word_counts() -> None:
    assert sounds_alarming([["cant"], [stem("peel"), stem("pee")]], [])
    assert not sounds_alarming([["cant"], [stem("peel")]], [])
