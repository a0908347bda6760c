"""Words that say nothing about what a text is about, as guide/search/words.py makes them: without apostrophes."""

_WORDS = """
    a about all also am an and any anyone anything are arent as at be because been being but by can cannot cant could
    couldnt did didnt do does doesnt doing dont for from get gets getting go goes going gone got had has have havent
    having he her hers him his how i id if im in into is isnt it its ive just let lets lot lots make makes may me
    might mine my myself of oh ok okay on once one ones onto or our ours out please really shall she should shouldnt so
    some someone something such thanks that thats the their theirs them then there these they theyre this those though
    through to too  try trying up us very want wants was we well were what whats when whenever where which while
    who whom whose why will with would wouldnt yes you your youre yours yourself
"""
STOP_WORDS = frozenset(_WORDS.split())
