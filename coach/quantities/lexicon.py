"""Closed word lists of the grammar of amounts, as data."""

from __future__ import annotations

from coach import words
from coach.words import bag


def _forms(verbs: str) -> frozenset[str]:
    """A verb list with its regular -s, -d and -ing forms."""
    found = set()
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        found |= {verb, verb + "s", stem + "ed", stem + "ing", verb + verb[-1] + "ing"}
    return frozenset(found)


UNITS = {
    form: unit
    for unit, forms in {
        "ms": "ms msec msecs millisecond milliseconds",
        "second": "s sec secs second seconds",
        "minute": "min mins minute minutes",
        "hour": "h hr hrs hour hours",
        "day": "d day days",
        "week": "wk wks week weeks",
        "month": "mth mths month months",
        "quarter": "quarters",
        "year": "yr yrs year years",
        "points": "pp ppt ppts pts pt point points",
        "basis points": "bps bp",
        "kB": "kb", "MB": "mb", "GB": "gb", "TB": "tb",
        "g": "g gram grams gramme grammes", "kg": "kg kgs kilo kilos kilogram kilograms", "t": "t tonne tonnes ton tons",
        "m": "metre metres meter meters", "km": "km kms kilometre kilometres kilometer kilometers", "mile": "mile miles",
        "mm": "mm", "cm": "cm", "ha": "ha hectare hectares", "m²": "m²", "l": "l litre litres liter liters", "ml": "ml",
        "kWh": "kwh", "MWh": "mwh", "GWh": "gwh", "kW": "kw", "MW": "mw", "°C": "°c", "dB": "db", "Mbps": "mbps", "Gbps": "gbps",
        "rps": "rps", "qps": "qps", "tps": "tps", "fte": "fte ftes",
    }.items()
    for form in forms.split()
}  # fmt: skip
TIME = bag("ms second minute hour day week month quarter year")
SHORT = bag("ms second minute hour day")  # a level of service; longer spans are periods
ONLY_ATTACHED = bag("s h d g m l b k t")  # units that are no words of their own
CALENDAR = bag("day week month quarter year sprint cycle half shift season term semester night")
WORKING = bag("business working calendar school")

CURRENCY = {
    "$": "$", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₪": "ILS", "₩": "KRW", "usd": "$", "us$": "$", "eur": "EUR",
    "euro": "EUR", "euros": "EUR", "gbp": "GBP", "chf": "CHF", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "kr": "kr",
    "inr": "INR", "jpy": "JPY", "cad": "CAD", "aud": "AUD", "nzd": "NZD", "pln": "PLN", "czk": "CZK", "huf": "HUF", "brl": "BRL",
    "zar": "ZAR", "cny": "CNY", "rmb": "CNY", "hkd": "HKD", "sgd": "SGD", "mxn": "MXN", "dollars": "$", "dollar": "$",
    "pounds": "GBP", "francs": "CHF", "a$": "AUD", "c$": "CAD",
}  # fmt: skip
SCALE = {
    "k": 1e3, "thousand": 1e3, "thousands": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "million": 1e6,
    "millions": 1e6, "bn": 1e9, "b": 1e9, "billion": 1e9, "mrd": 1e9, "tn": 1e12, "trillion": 1e12,
}  # fmt: skip
SCALE_WORDS = bag("thousand thousands million millions mn mio bn billion mrd tn trillion k")
PERCENT = bag("% percent pct")

NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "one": 1,
}  # fmt: skip
TENS = bag("twenty thirty forty fifty sixty seventy eighty ninety")
PARTS = {
    "third": 3.0,
    "thirds": 3.0,
    "quarter": 4.0,
    "quarters": 4.0,
    "fifth": 5.0,
    "fifths": 5.0,
    "tenth": 10.0,
    "tenths": 10.0,
}
FACTORS = {
    "double": 2.0, "doubles": 2.0, "doubled": 2.0, "doubling": 2.0, "twofold": 2.0, "triple": 3.0, "triples": 3.0, "tripled": 3.0,
    "tripling": 3.0, "treble": 3.0, "threefold": 3.0, "quadruple": 4.0, "quadrupled": 4.0, "fourfold": 4.0, "fivefold": 5.0,
    "tenfold": 10.0, "halve": 0.5, "halves": 0.5, "halved": 0.5, "halving": 0.5,
}  # fmt: skip
NOT_DOUBLED = bag(
    "down check opt click entry glazing room rooms bed sided blind digit digits major jump standard standards bottom play click-in taxation"
)
CADENCE = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "fortnightly": "2 weeks", "biweekly": "2 weeks",
    "bi-weekly": "2 weeks", "monthly": "month", "bimonthly": "2 months", "bi-monthly": "2 months", "quarterly": "quarter",
    "yearly": "year", "annually": "year", "annual": "year", "half-yearly": "6 months", "twice-weekly": "week",
}  # fmt: skip
OWN_WORK = bag(  # what a team does at a cadence; a cadence before anything else qualifies it
    "newsletter newsletters update updates post posts tweet tweets blog blogs review reviews meeting meetings call calls session "
    "sessions webinar webinars workshop workshops check-in check-ins sync syncs demo demos release releases deployment "
    "deployments deploys backup backups iteration iterations email emails digest digests training trainings tour tours drill drills inspection "
    "inspections visit visits stand-up stand-ups standup standups retrospective retrospectives retro retros ama amas meetup meetups report reports "
    "round rounds walk-round walk-rounds rehearsal rehearsals check checks audit audits survey surveys one-to-ones 1:1s bulletin "
    "bulletins story stories video videos podcast podcasts episode episodes article articles patrol patrols huddle huddles clinic clinics"
)
RATE = bag("mom yoy wow qoq")

ALL = bag("all every each everyone everybody full complete")
NONE = bag("no zero none nobody nil")
FULL = bag(
    "adoption coverage compliance attendance occupancy participation capacity staffing enrolment enrollment uptake visibility availability parity strength"
)
NOT_NO = bag("longer matter later doubt one-off need")
NOT_ZERO = bag("trust click touch day based in emission emissions-free sum knowledge")
PEOPLE = bag(
    "team teams stakeholder stakeholders user users people employees customers everyone owner owners member members department departments staff colleagues"
)

STANDARD = bag(  # a number after one of these is part of a name
    "soc iso wcag pci dss pci-dss fips nist rfc ieee din en haccp cis cmmi tls ssl http ipv usb oauth openid java python php "
    "node angular postgres postgresql mysql ubuntu debian windows android ios macos gpt claude llama gemini "
    "article annex appendix clause regulation directive sdg highway motorway covid id"
)
DESIGNATOR = bag(  # so is one after these, unless they open the sentence as a verb
    "chapter page room floor tier level stage phase step version section type category class grade year band zone ward "
    "unit block building gate platform bay terminal sev severity priority sprint iteration wave cohort batch week day part "
    "volume ticket epic model scope horizon cell lane route junction pillar okr kr objective line key-stage number month"
)
DEADLINE_LEADS = bag("by before until till til latest ahead due deadline eta")
TIME_LEADS = bag("in during on at within into throughout over ~ through")
SINCE_LEADS = bag("since after from vs versus than against")
BEFORE_PERIOD = bag("the this next our fiscal financial calendar school current")
SEASONS = bag(
    "spring summer autumn fall winter christmas xmas easter thanksgiving ramadan diwali halloween midsummer hogmanay eid"
)
EVENTS = bag(
    "half-term season holidays holiday harvest term semester agm election elections festival fair conference summit opening launch go-live "
    "release kickoff kick-off renewal deadline monsoon frost vacation tournament championship olympics sprint carnival congress peak "
    "congestion lambing advent meeting assembly"
)

PERIOD_ADJ = bag("last past previous next first following coming initial final rolling trailing prior consecutive")
NEAR = bag("about around approx approximately roughly circa ca nearly almost ~ ≈ c")
BOUNDS = {
    "under": "<", "below": "<", "<": "<", "beneath": "<", "over": ">", "above": ">", ">": ">", "exceed": ">", "exceeds": ">", "exceeding": ">",
    "beyond": ">", "surpass": ">", "surpasses": ">", "surpassing": ">", "exceeded": ">",
    "<=": "<=", "≤": "<=", "=<": "<=", ">=": ">=", "≥": ">=", "min": ">=", "minimum": ">=", "max": "<=", "maximum": "<=",
    **dict.fromkeys(NEAR, "~"),
}  # fmt: skip
THAN = {
    "more": ">", "greater": ">", "higher": ">", "better": ">", "longer": ">", "larger": ">", "bigger": ">",
    "less": "<", "fewer": "<", "lower": "<", "smaller": "<", "shorter": "<", "faster": "<", "quicker": "<", "sooner": "<",
}  # fmt: skip
NOT_THAN = {">": "<=", "<": ">="}
AFTER_BOUNDS = {
    "more": ">=", "above": ">=", "better": ">=", "higher": ">=", "over": ">=", "greater": ">=", "longer": ">=", "up": ">=",
    "less": "<=", "fewer": "<=", "below": "<=", "lower": "<=", "under": "<=", "faster": "<=", "sooner": "<=", "better-than": ">=",
}  # fmt: skip
CHANGE_NOUN = bag(
    "increase increases rise growth uplift gain lift boost improvement jump surge reduction decrease decline drop fall cut "
    "saving savings shortening upturn uptick swing"
)
COMPARATIVE = bag(
    "more fewer less higher lower faster slower quicker cheaper better shorter longer larger smaller larger bigger above below up down over under growth mom yoy wow qoq"
)
CHANGES = _forms(
    f"{words.UP} {words.DOWN} {words.CHANGE} go move bring take drive push pull get jump lengthen cap bump scale extend widen double step change convert shift turn"
) | bag(
    "cut cutting went gone goes up down grew grown rose risen fell fallen brought took taken drove driven got cuts dropped dropping dropping shrank shrunk"
)
CHANGES = CHANGES | CHANGE_NOUN
LEVEL_VERBS = bag(
    "to at of reach reaches reaching achieve achieves achieved achieving hit attain is are be exceed meet score scores average averages averaging stays stay remain remains = : maintain keep keeps hold with -> → deliver have has"
)
MEASURE_HEAD = bag(
    "response responses close time turnaround wait waits delivery resolution lead cycle reply average answer answers processing payback sla target targets guarantee minimum maximum mean median limit median"
)

BASE_CUES = bag(
    "starts currently current today now was were baseline presently previously formerly today's start starting existing status-quo"
)
BASE_FILL = bag(
    ": is at of = level state value are it we stands about standing from figure average being ~ the , number score rate around approx approximately roughly our with be - being sits sit"
)
TODAY = bag("today now currently presently")
ARROWS = bag("-> --> → ➔ ⇒ =>")
TO = bag("to towards toward -> → ⇒ --> => onto until")
GUARDRAIL = bag("while whilst without")
FUNCTION = bag(
    "the a an of in on at for with by from into to over under within per via and or but nor so yet then & that which who "
    "while when where if because as than is are was were be been have has had will can may across during before after since until "
    "through between among about around without our their its his her your my this these those it we they not against towards"
)
