"""What a sentence says of itself: that it is a wish, a correction, a story, that nobody knows, that it bounds a figure.

Each pattern is asked by name; what follows from it is decided where a sentence finds its place.
"""

from __future__ import annotations

import re

from coach.builtin import hearing

CHANGED = re.compile(  # something is otherwise than before
    r"\b(?:more|fewer|less|faster|quicker|sooner|earlier|shorter|better|higher|lower|longer|easier|again|rarely|rare|no longer|any ?more|"
    r"(?!carr|suppl|cour|barr|prem|front|sold|atel)\w{2,}ier|instead|on time|without|back|down|up|first time|still|already)\b",
    re.IGNORECASE,
)
OPENS = re.compile(  # it begins with a change: "fewer late vans"
    r"^(?:an? )?(?:more|fewer|less|larger|smaller|higher|lower|shorter|longer|faster|quicker|better|rarer)\b(?! (?:than|or)\b)|\bno longer\b",
    re.IGNORECASE,
)
MANY = re.compile(  # it speaks of many, or of them
    r"(?:they|people|everybody|everyone|nobody|somebody|children|(?:the |our |new |more |fewer |most |some )*\w+s)\b(?! (?:were|was)\b)",
    re.IGNORECASE,
)
MINE = re.compile(r"(?:i|my|me)\b", re.IGNORECASE)  # it is about the speaker
OURS = re.compile(
    r"(?:we|i|our team|our department|it|this|that|there|you|my|hi|hello|good (?:morning|afternoon|evening|day)|what|how|why)\b",
    re.IGNORECASE,
)  # it is about us
STANDS = re.compile(  # it says what the team is there for
    r"^(?:we're|i'm|(?:we|our team|our department|i)) (?:an? |the |run|are|make|build|look after|maintain|serve|operate|support|work|have (?!fewer|less|more|no\b|better|to\b))\b(?! at\b)"
    r"|^(?:our|the) (?:team|department|studio|company|firm|shop|brewery|bakery|office|school|clinic|ward|club|crew|agency|practice|hotel|museum|factory|plant) "
    r"(?:ships|makes|builds|runs|brews|bakes|produces|sells|serves|looks after|offers|operates|teaches|prints|delivers) (?!\d)",
    re.IGNORECASE,
)
BY_THE_WAY = re.compile(
    r"(?:by the way|btw|incidentally|fun fact)\b", re.IGNORECASE
)  # it says itself that it is beside
STORY = re.compile(  # it tells of one person, one time
    r"^(?!They|People|We|The|Our)[A-Z][a-z]+ (?:came|was|went|said|told|had|did|left|asked|wanted|got|became|started|began|stopped|[a-z]+ed)\b"
)
NEGATED = re.compile(
    r"\b(?:no(?![ -]shows?\b)|not|never|without|stop|fewer|less|no longer|don't|do not)\b", re.IGNORECASE
)  # it says what is not
AMISS = re.compile(  # it says what goes astray
    r"\b(?:(?:sends?|sent|sending)\b.{2,40}\bback|late|lost|wrong|breaks?|broken|waits?|missing|complain\w*|too (?:long|late|slow|few|little|many|much|often|expensive)|confusing|complicated|unclear|annoying|hates?|dislikes?|fed up|sick of|tired|overworked|exhausted|forgets?|throws? away|thrown away|endless(?:ly)?|struggles?|killing|leaving|stressed|fails?|too far|unhappy|angry|dissatisfied|frustrated|mess\b|chaos|nightmare|a pain|again and again|stands?)\b",
    re.IGNORECASE,
)
SUFFERS = re.compile(  # it says how somebody fares today, which is no measure
    r"\b(?:fed up|sick of|tired|exhausted|overworked|killing (?:us|me|them)|stressed|unhappy|angry|annoyed|frustrated|desperate|at (?:their|our) limit|on (?:their|our) knees)\b",
    re.IGNORECASE,
)
BLANK = re.compile(  # it answers nothing
    r"\b(?:don't|do not|can't|cannot) (?:know|say|tell)\b|\bno (?:idea|clue)\b|^(?:no|none|nothing|nobody|unknown)\W*$|\bnobody (?:knows|has|said)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(  # it was never counted
    r"\b(?:never|not|isn't|hasn't been|wasn't)(?: been)?(?: yet)? (?:measured|counted|tracked|looked at|recorded|known)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(  # it says no of something else than knowing
    r"(?:nobody|no one|no-one)\b(?!.*\b(?:know|knows|known|counts?|counted|measure[sd]?|tracks?|tracked|name[sd]?|said|says|thought|looked|records?|recorded|tells?|idea)\b)"
    r"|no\b(?!\s+(?:idea|clue|level|number|figure|aim|one|date|target)\b)(?=\s+\w+\s+\w)|you\b",
    re.IGNORECASE,
)
UNWANTED = re.compile(  # no such figure, on purpose
    r"\b(?:no|without|not (?:want|like|set|need)(?: an?| any)?|don't (?:want|like|set|need)(?: an?| any)?)\s+(?:targets?|aims?|levels?|numbers?|figures?)\b(?! (?:yet|known|named))",
    re.IGNORECASE,
)
WORDED = re.compile(  # an amount without a digit
    r"\b(?:(?:once|twice|(?:two|three|four|five|six|ten) times) (?:a|an|per|each|every) [a-z]+|(?:the )?same (?:day|week|hour)|(?:at once|immediately|daily|weekly|monthly|hourly|yearly|zero|none|never|always|twice|once)"
    r"|every (?:second|third|fourth|fifth|tenth|other|single)?\s?\w+|all of (?:them|it)|nobody|everybody|everyone)\b",
    re.IGNORECASE,
)
BOUND = re.compile(  # it begins with a bound
    r"^(?:under|below|at most|at least|above|over|no more than|less than|fewer than|more than|(?:up|down) to|within|max)\b",
    re.IGNORECASE,
)
PUT = re.compile(r"^(?:put|set|make it|write|say|let's say|take)\b", re.IGNORECASE)  # it says to write something down
_FACT = re.compile(
    r"\b(?:costs?|takes|was|were|had|last|lost|lose)\b", re.IGNORECASE
)  # it says what is or was, not what is to be
_PAST = re.compile(r"\blast (?:year|month|quarter|week|season)$", re.IGNORECASE)
AIMED = re.compile(
    r"\b(?:reach(?:able|ed)?|aims?|targets?|levels?|goals?|named)\b", re.IGNORECASE
)  # it speaks of an aim
AIMING = re.compile(  # it wishes
    r"\b(?:wants?|wanted|hopes?|aims?|target|goal|should|promised?|would like|would be|put|set)\b", re.IGNORECASE
)
CORRECTS = re.compile(  # it takes back what was said
    r"^(?:(?:hm+|oh|ah|well|and|but|ok|so|um+)[,. ]+)*(?:no\b(?=,| wait| sorry| i mean| that(?:'s| is)| it(?:'s| is)| they(?:'re| are))|(?:i|we) said|sorry|correction|actually|i (?:mean|meant)|rather|(?:we|i)'d rather|make (?:that|it)|change|wait)",
    re.IGNORECASE,
)
PUTS_RIGHT = re.compile(
    r"(?:(?:hm+|oh|ah|well)[,. ]+)*(?:no|sorry|actually|correction|wait)\b[,: ]+(?:\w+ )?(?:that|it|they)(?:'s|'re| is| are| was| were) ",
    re.IGNORECASE,
)  # it says how it is instead
MOVED_ONCE = re.compile(  # it says how far it has moved, which is no aim: "sales went up 8%"
    r"\b(?:went|rose|fell|grew|dropped|climbed|sank|increased|decreased|declined|improved|has (?:gone|risen|fallen|grown)|have (?:gone|risen|fallen|grown)) (?:(?:up|down) )?(?:by )?\d[\d.,]*\s?%?",
    re.IGNORECASE,
)
NOW = re.compile(r"\b(?:now|today|currently|at the moment)\b", re.IGNORECASE)
AT_TIME = re.compile(  # when something takes place each day
    r"\b(?:comes?|leaves?|arrives?|opens?|closes?|starts?|ends?|begins?) at \d{1,2}(?:[:.]\d\d)?(?: ?(?:am|pm|o'clock|h))?\W*$",
    re.IGNORECASE,
)
DUE = re.compile(r"^(?:by|before|until|till|at the end|end of)\b", re.IGNORECASE)  # it is the goal's own time
AFTER = re.compile(r"(?:after|before|until|by) (?:the )?[\w ]{3,25}", re.IGNORECASE)  # it is a time as a whole
GUARD = re.compile(  # something is to stay as good
    r"\b(?:(?:not|n't|never) (?:give (?:\w+ )?up|trade|lose|risk)|(?:must|may|should|shall|can)(?:n't| not| never) (?:get|go|become|suffer|lose|fall|rise|grow|drop|sink|shrink|increase|decrease|decline|worsen|cost|have|need|work|spend|slip)\b|protect"
    r"|must (?:not|never)\b|mustn't|(?:does|do|did) not (?:go up|grow|rise|get (?:worse|longer|slower)|fall|drop|lose)"
    r"|(?:stays?|remains?)\b(?! (?:open|on)\b)|keeps? (?:its|their|his|her)"
    r"|we (?:should|must|will|would) not|we (?:shouldn't|mustn't|won't)"
    r"|(?:no|not) (?:more|fewer|less|longer|higher|lower|worse)\b.* than (?:now|today|before|at present)|(?:not?|never) worse\b|at the cost of|without making)\b",
    re.IGNORECASE,
)


KEPT_UNDER = re.compile(  # a figure that is not to be crossed
    r"\b(?:(?:(?:must|may|should|can|could|shall)(?:n't|'t| not|not| never)) (?:be |have )?(?:go|get|rise|grow|fall|drop|sink|exceed|cross|spend|cost|take|become|increase|decrease|(?:more|less|fewer|higher|lower|longer)\b)"
    r"|(?:must|has to|have to|needs? to) (?:stay|remain|be kept) (?:under|below|above|over|at|within))\b",
    re.IGNORECASE,
)
NO_WORSE = re.compile(  # it begins with the comparison
    r"(?:(?:no|not|never) (?:more|fewer|less|longer|higher|lower|worse)\b.* than (?:now|today|before|at present)\b|(?:not|no|nothing|never) worse\b)",
    re.IGNORECASE,
)
HELD = re.compile(  # it is to stay where it is
    r"(?:(?:we|i)(?:'ll| will| want to| must| have to| need to)? )?(?:hold|keep|maintain)\s+(?!up\b|doing\b)|no (?:drop|loss|fall|rise|increase|decrease|growth|decline|more|less|worsening) (?:in|of)\s+",
    re.IGNORECASE,
)
LASTS = re.compile(r"\b(?:still|not|never|must|every|all)\b", re.IGNORECASE)  # it is to go on
CHANGES = re.compile(r"(?:fewer|less|no more|shorter|longer|faster|quicker|higher|lower|happier)\b", re.IGNORECASE)
LEAVE = re.compile(r"\b(?:don't|do not|never) (?:touch|change)\b|\bhands off\b|\bleave .{2,40} alone\b", re.IGNORECASE)
GIVEN = re.compile(  # somebody outside decided it
    r"\b(?:is|are|was|were|has been|comes?|came) (?:handed down|given|demanded|required|asked for|decided|fixed)?\s?(?:from|by) (?:the |our )?(?:board|management|head office|ceo|boss|law|regulator|above|ministry|council|owners?|group|parent company)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(  # nobody has said it, or counted it
    r"^(?:well,? )?(?:nobody|no one|none of us|we (?:never|haven't|have not|hadn't|don't|do not|didn't|did not))\b.*"
    r"\b(?:set|named|decided|agreed|gave|given|count\w*|measur\w*|track\w*|know|knows|defined|fixed|checked|looked|thought|record\w*)\b",
    re.IGNORECASE,
)


_LIMIT = re.compile(  # a limit that nobody states of today
    r"\b(?:fewer than|at most|at least|no more than|not more than|(?:down|up) to) (?=[$€£]?\d)", re.IGNORECASE
)
_WISHED = re.compile(  # the figure is what somebody wants, or what would do
    r"\b(?:wants?|hopes? for|needs?|(?:would|'d) (?:like|love)|expects?)\b[^,;]*(?:\d|\b(?:once|twice|daily|weekly|monthly|every|half|third|quarter)\b|\b(?:in|out of) (?:ten|five|twenty|four|three|six|seven|eight|nine|twelve|a hundred)\b)"
    r"|\b(?:would|'d) be (?:glad|happy|content|pleased|fine) with\b|\b(?:would|'d) be (?:\w+ )?(?:great|good|fine|ok(?:ay)?|nice|enough|lovely|super|better|a success|perfect|ideal)\b|\b(?:would|'d|will) do\b",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:today|now|currently|at the moment|right now|so far|last (?:year|month|quarter|week|season))\b", re.IGNORECASE
)

_FEW = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
ONE_IN = re.compile(  # so many of those who do it: "one customer in five comes back"
    rf"(?P<rate>{_FEW} (?P<who>[a-z][\w'-]+) (?:in|out of) (?:every )?(?:{_FEW}|twelve|twenty|fifty|a hundred|\d[\d,]*)) (?P<what>(?!is\b|are\b|of\b)[a-z]+(?: [\w'-]+){{0,12}})",
    re.IGNORECASE,
)
_BASE = re.compile(  # of how many: "1.9 in 100 orders"
    r"(?P<part>\d[\d.,]*) (?:in|per|(?:out of|for|in) every) (?:\d[\d.,]*|(?:a )?(?:hundred|thousand))(?: [^\W\d_]+)?",
    re.IGNORECASE,
)


def without_base(text: str) -> str:
    """A text without what its rates are taken of: the orders of "1.9 in 100 orders" are not what is counted."""
    return _BASE.sub(lambda match: match["part"], text)


def aims(text: str) -> bool:
    """Whether the figure of a sentence is where it is to go: it limits, or somebody wants it."""
    return (_LIMIT.search(text) is not None or _WISHED.search(text) is not None) and not _TODAY.search(text)


def unknown(text: str) -> bool:
    """Whether a sentence says that nobody knows: "nobody counts that", not "nobody is listed by name"."""
    return (
        _NEVER.search(text) is not None
        or _NOBODY.match(text) is not None
        or (hearing.unknown(text) and not _DENIES.match(text))
    )


def denies(text: str) -> bool:
    """Whether a sentence begins by saying no of something: "nobody calls"."""
    return _DENIES.match(text) is not None


def can_be_aim(text: str) -> bool:
    """Whether a figure said about an aim can be one: a short answer, a bound, a wish, no cost and no past."""
    return not _PAST.search(text) and (
        len(text.split()) < 7 or not _FACT.search(text) or bool(AIMING.search(text) or AIMED.search(text))
    )
