"""What readers call the signs of danger, and which of these words together are one.

From part 4 of the content brief: the lists of the NHS for emergencies and urgent appointments.
"""

# Words and phrases with commas between them, in any form but for those after "=". Up to two words may stand inside a
# phrase.
WORDS = {
    "pee": """pee, pe, peed, peeing, wee, weed, weeing, urine, urinate, urinating, urination, urinary, piss, bladder,
        waterworks, water works, pass water, toilet, loo, wc""",
    "poo": "poo, pooed, pooing, poop, bowel, stool, faeces, feces, shit, crap, back passage, toilet, loo, number two",
    "trouble": """cant, cannot, could not, couldnt, unable, not able, hard, difficult, difficulty, trouble,
        problem, struggle, stop, stopped, wont, will not, hold it, hold my, control, lost, lose, losing, loss,
        leak, leaky, dribble, accident, myself, my self, dont, doesnt, didnt, change, changed,
        different, feel, feeling, numb, slow, start, weak, blocked, havent, not, no, nothing, never, hardly, barely,
        without""",
    "soiled": """incontinent, incontinence, wet myself, wet the bed, wet my pants, wetting myself, peed myself,
        weed myself, pissed myself, soiled myself, soil myself, pooed myself, shit myself, crapped myself,
        messed myself, pee myself, wee myself, poo myself, peed my pants, pooed my pants, shit my pants,
        accident in my pants, wet self, peed self, pee self, weed self, wee self, pissed self, soiled self, pooed
        self, poo self, shit self, crapped self, messed self, urinary retention, urine retention, retention of
        urine, bowl control, bowl movement, control of bowl, control my bowl, loss of bowl, lost bowl""",
    "saddle": """genitals, genital, privates, private parts, private area, private bits, intimate area, vagina,
        vulva, fanny, penis, willy, balls, testicle, scrotum, crotch, groin, perineum, anus, arse, ass, bum,
        bottom, backside, buttock, butt, bumcheeks, back passage, saddle, between my legs, between your legs,
        between the legs, between her legs, between his legs, between legs, down below, down there, inner thigh,
        lady parts, =bits, undercarriage, wipe, wiping""",
    "numb": """numb, numbness, tingle, tingling, tingly, pins and needles, pins needles, no feeling, no sensation,
        cant feel, cannot feel, couldnt feel, not feel, lost feeling, lost the feeling, loss of feeling, lost
        sensation, loss of sensation, feeling gone, feeling has gone, gone dead, dead, feels different, feel
        different, feels odd, feels strange, feels weird, feels funny, feels wrong, anaesthesia""",
    "sex": "sex, sexual, erection, orgasm, ejaculate, hard on, get it up",
    "sex trouble": "impotent, impotence, erectile, erectile dysfunction, no erection, lost erection, cant get it up",
    "changed": """cant, cannot, trouble, problem, difficulty, lost, losing, loss, changed, change, different, no
        feeling, numb, weird, stopped, not feel, dysfunction""",
    "both legs": """bilateral, both sides, both legs, both thighs, both feet, both calves, two legs,
        left and right leg, right and left leg""",
    "legs": "=legs, =feet, both thighs, lower body, waist down, lower half",
    "leg": "leg, foot, thigh, knee",
    "weak": """weak, weakness, weaker, give way, gives way, giving way, gave way, given way, giving out, gave
        out, buckle, buckled, collapse, collapsed, paralysed, paralyzed, paralysis, cant move, cannot move, wont
        move, wont work, not working, dont work, doesnt work, stopped working, useless, jelly, clumsy, drag,
        dragging, cant lift, cant stand on""",
    "gave way": "gave way, give way, gives way, giving way, given way, gave out, give out, giving out, buckle, buckled",
    "sore": """pain, painful, hurt, hurts, hurting, ache, aching, achy, sore, agony, burning, shooting, sciatica,
        kill, killing, stabbing, throbbing, worse""",
    "sudden": """sudden, suddenly, quickly, overnight, out of nowhere, out of the blue, all at once, rapidly, fast,
        today, getting weaker, getting worse""",
    "foot drop": """foot drop, drop foot, dropped foot, cant lift my foot, cannot lift foot, foot slapping, foot
        catches, foot keeps catching, foot flops, foot drags, trip over my foot, trip over my feet""",
    "no walking": """cant walk, cannot walk, unable to walk, cant stand up, lost use of, cant move my legs, legs
        gone, cant feel my legs, waist down, paralysed, paralyzed, paralysis""",
    "chest": "chest, breastbone, heart",
    "chest pain": """pain, painful, hurt, hurts, ache, aching, tight, tightness, pressure, crushing, heavy,
        squeezing, sore""",
    "heart attack": """heart attack, cardiac arrest, stroke, cant breathe, cannot breathe, unable to breathe, short
        of breath, shortness of breath, breathless, struggling to breathe, struggle to breathe, hard to breathe,
        difficulty breathing, trouble breathing""",
    "crash": """car crash, car accident, crash, crashed, accident, collision, run over by, ran over, hit by,
        knocked down, knocked over, knocked off, thrown off, thrown from, whiplash, pile up""",
    "fall": """fell, fallen, had a fall, after a fall, since a fall, from a fall, bad fall, nasty fall, after
        falling, since falling, took a tumble, tumbled, slipped on, slipped over, slipped down, slipped off,
        tripped, came off my, came off the, fall off, fall down""",
    "fever": """fever, feverish, febrile, high temperature, a temperature, temp of, temperature of, running a
        temperature, have temperature, got temperature, and temperature, high temp, chills, shivering, shivers,
        shivery, rigors, night sweats, sweating at night, hot and cold, hot and shivery, burning up""",
    "losing": "lost, lose, losing, loss, dropped, dropping, shedding, falling off me",
    "lost": "lost, dropped, dropping off, falling off",
    "much": "loads of, lots of, so much, a lot of, too much",
    "weight": "weight, stone, kilos, kg, pounds, lbs",
    "unmeant": """without trying, not trying, without meaning, not meaning, without dieting, not dieting, no
        diet, without reason, no reason, unexplained, unplanned, unintended, unintentional, cant explain, dont
        know why, not know why, no idea why, havent tried, suddenly, rapidly, not been trying, wasnt trying,
        didnt try, never tried, dropping off, falling off""",
    "lump": "lump, lumps, mass on, tumour, tumor",
    "swelling": """swelling, swollen, swelled, bulge on, bump, hunch, hump, changed shape, change shape, misshapen,
        shape changed, deformed""",
    "spine": "back, spine, spinal, backbone, vertebra, vertebrae",
    "cancer": """cancer, cancerous, tumour, tumor, leukaemia, lymphoma, myeloma, chemo, chemotherapy, metastases,
        malignant""",
    "night": "night, nights, nighttime, bedtime, small hours, 3am, middle of the night",
    "worse": """worse, worst, wake, wakes, waking, woke, woken, wakes me, keeps me up, keeps me awake, awake,
        unbearable, agony, severe, constant, no relief, wont ease, cant sleep for, excruciating""",
    "night pain": """night pain, pain at night, hurts at night, hurts more at night, aches at night, pain every
        night, pain all night, pain in the night, worse lying down, worse in bed, pain wakes me, pain keeps me
        awake, pain never stops, constant pain, rest does not help, rest doesnt help, no better with rest""",
    "sneeze": "sneeze, sneezes, sneezing, cough, coughs, coughing, straining",
    "upper back": """upper back, top of my back, top of the back, top of back, between my shoulders, between the
        shoulders, between shoulders, shoulder blades, shoulder blade, mid back, middle of my back, thoracic""",
    "collapse": """collapse, collapsed, faint, fainted, fainting, pass out, passed out, passing out, black out,
        blacked out, blackout, unconscious, cold sweat, clammy, burst blood vessel, aneurysm, aneurism, aortic""",
    "severe": """severe, excruciating, unbearable, agony, agonising, worst pain, terrible pain, intense pain,
        horrendous""",
    "infection": """infection, infected, uti, sepsis, septic, immune, immunosuppressed, hiv, meningitis, tb,
        tuberculosis, inject drugs, injecting drugs, iv drugs, heroin, abscess, discitis""",
    "broken": "broken, broke, fracture, fractured, cracked vertebra, crushed vertebra",
    "steroids": "steroid, steroids, prednisolone, corticosteroids",
    "for long": "years, months, long term, long time, every day, daily",
    "emergency": """emergency, ambulance, 999, 112, 911, 111, a e, hospital now, go to hospital, go to the
        hospital, casualty, cauda equina, cauda, red flag, red flags, urgent""",
    "despair": "suicidal, suicide, kill myself, kill self, end it all, want to die, end my life",
}  # fmt: skip

# All parts of one must be heard.
ALARMS = (
    ("pee", "trouble"), ("poo", "trouble"), ("poo", "sore"), ("soiled",), ("saddle", "numb"), ("sex", "changed"),
    ("sex trouble",), ("both legs", "numb"), ("both legs", "weak"), ("both legs", "sore"), ("legs", "numb"),
    ("legs", "weak"), ("leg", "weak", "sudden"), ("leg", "numb", "sudden"), ("leg", "gave way"), ("foot drop",),
    ("no walking",), ("chest", "chest pain"), ("heart attack",), ("crash",), ("fall",), ("fever",),
    ("losing", "weight", "unmeant"), ("lost", "weight", "much"), ("lump",), ("swelling", "spine"), ("cancer",),
    ("night", "worse"), ("night pain",),
    ("sneeze", "sore"), ("sneeze", "spine"), ("upper back", "sore"), ("collapse",), ("sudden", "severe"),
    ("infection",), ("broken", "spine"), ("steroids", "sore"), ("steroids", "spine"), ("steroids", "for long"),
    ("emergency",), ("despair",),
)  # fmt: skip

# What some of the words are harmless in. It takes back no more than the words that it has itself, which must stand side
# by side: who “fell off a ladder, and the foot falls asleep” still fell.
CALM = {
    "pee": "do pe, in pe, for pe, pe lesson, pe teacher, pe class, pe kit",
    "crash": "crash diet, crash mat, crash course, accident prevention, prevent accidents, avoid accidents",
    "fall": """fell asleep, fallen asleep, falling asleep, fell fast asleep, fell to sleep, fall off to sleep, fell
        behind, fallen behind, fell in love, fallen in love""",
    "saddle": """bottom of foot, bottom of feet, bottom of my foot, bottom of my feet, bottom of the foot, balls of
        feet, ball of foot, balls of my feet, ball of my foot, ball of the foot, bottom step, bottom stair""",
    "swelling": """bulging disc, bulging disk, hunched back posture, hunched posture, hunched over, hunched at,
        sit hunched, sat hunched, stand hunched""",
}  # fmt: skip
