"""Words that say nothing about what a text is about, as guide/search/words.py makes them: without apostrophes."""

_WORDS = """
    a about all also am an and any anyone anything are arent as at away bad be because been being bit bits but
    by can cannot cant could couldnt did didnt do does doesnt doing dont even ever find folk folks for from gave
    get gets getting give gives giving go goes going gone got had has have havent having he her hers him his how
    i id if im in into is isnt it its ive just kind let lets lot lots make makes may me might mine much my
    myself of oh ok okay on once one ones onto or our ours out people person please really shall she should
    shouldnt show so some someone something sort stuff such tell thanks that thats the their theirs them then
    there these they theyre thing things this those though through to too try trying up us use using very want
    wants was way ways we well went were what whats when whenever where which while who whom whose why will with
    would wouldnt yes you your youre yours yourself
"""
STOP_WORDS = frozenset(_WORDS.split())

# Those that make no difference within a phrase: “touch my toes” is “touch your toes”.
FILLERS = frozenset({"a", "an", "her", "his", "i", "my", "our", "the", "their", "you", "your"})
