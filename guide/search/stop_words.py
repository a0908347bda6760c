"""Words that say nothing about what a text is about, as guide/search/words.py makes them: without apostrophes."""

_WORDS = """
    a about actually all alright also am an and any anymore anyone anything are arent as at away bad basically be
    because been being bit bits but by can cannot cant cheers could couldnt did didnt do does doesnt doing dont
    dunno even ever find folk folks for from gave get gets getting give gives giving go goes going gone gonna got
    gotta had has have havent having he hello her hers hey hi him his how hows i id if im in innit into is isnt
    it its ive just kind kinda let lets lot lots make makes many may maybe me might mine much my myself of oh ok
    okay on once one ones onto or our ours out people perhaps person please pls plz really shall she should
    shouldnt show so some someone something sort sorta stuff such ta tell thanks that thats the their theirs them
    then there these they theyre thing things this those though through to too try trying up us use using very
    wanna want wants was way ways we well went were what whats when whenever where wheres whether which while who
    whom whose why will with would wouldnt yes you your youre yours yourself
"""
STOP_WORDS = frozenset(_WORDS.split())

# Those that make no difference within a phrase: “touch my toes” is “touch your toes”.
FILLERS = frozenset({"a", "an", "her", "his", "i", "my", "our", "the", "their", "you", "your"})
