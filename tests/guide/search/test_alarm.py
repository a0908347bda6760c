"""Words that must put the safety card first, and words that need not."""

import pytest

from guide.search.alarm import sounds_alarming
from guide.search.words import stem, words

SIGNS = [
    "both of your legs are painful, tingly, weak or numb",
    "you have pain in your chest",
    "your foot slaps the ground",
]

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
]  # fmt: skip


def alarming(text: str) -> bool:
    return sounds_alarming([{word.stem, f"={word.plain}"} for word in words(text)], SIGNS)


@pytest.mark.parametrize("text", ALARMING)
def test_signs_of_danger_are_heard(text: str) -> None:
    assert alarming(text)


@pytest.mark.parametrize("text", CALM)
def test_other_questions_stay_calm(text: str) -> None:
    assert not alarming(text)


@pytest.mark.parametrize("text", ["foot slaps the ground", "MY FOOT SLAPS", "the ground slaps"])
def test_sign_that_an_editor_added_is_heard(text: str) -> None:
    assert alarming(text)


def test_any_reading_of_a_wrong_word_counts() -> None:
    assert sounds_alarming([["cant"], [stem("peel"), stem("pee")]], [])
    assert not sounds_alarming([["cant"], [stem("peel")]], [])
