"""Words a rule looks for, as sets, and the few groups that several rules share."""

from __future__ import annotations

from functools import lru_cache

from coach.words import bag

HARM = bag(  # where none at all is the honest level, and holding a level is the work
    "injury injuries accident harm death fatality infection safety safeguarding medication patient child abuse assault "
    "fire drowning poisoning breach security vulnerability vulnerabilities leak data-loss legal statutory law unlawful "
    "compliance compliant regulatory regulator fraud discrimination theft clinical sepsis ulcer lost-time radiation "
    "allergen contamination password-only unencrypted hazard collision derailment violence suicide overdose casualty "
    "casualties audit auditor"
)

HARMS = HARM | {f"{word}s" for word in HARM}

GENERIC = bag(
    "obsession internal external exceptional financial digital commercial professional personal lifetime code share "
    "organizational organisational functional cross-functional delight wellness mission purpose "
    "ability account achievement action activity agility alignment area asset availability brand business "
    "capability capacity career client collaboration colleague communication community company competence "
    "competitiveness content continuity core cost coverage culture customer data decision delivery department "
    "development digital diversity efficiency effectiveness employee end engagement engineering environment "
    "excellence execution expectation experience feature feedback finance foundation function future general "
    "global goal group growth happiness hiring impact income increment incremental infrastructure initiative "
    "innovation insight issue iteration job journey key knowledge lead leader leadership level life machine "
    "management margin market marketing maturity measure member metric mindset model morale need new next number "
    "objective offering operation operational opportunity organization organisation outcome overall output "
    "partner partnership people perception performance person perspective pipeline plan planning platform "
    "position potential practice presence priority problem procedure process product production productivity "
    "profit profitability program programme progress project quality reach relationship reliability requirement "
    "resilience resource response responsiveness result retention revenue roadmap role sale satisfaction scale "
    "section security service skill software solution speed stability staff stakeholder standard status strategy "
    "strength structure success support sustainability system talent target team technology thing time tool top "
    "transformation transparency trust uptime use user value velocity vision visibility way wellbeing work "
    "workplace world generation case arr mrr nps csat acv iacv ebitda kpi okr kpis okrs each open state art "
    "acquisition shape product-market fit first best class step day year quarter month week line front side "
    "everything everyone everybody anything something awareness adoption usability scalability reporting tracking "
    "campaign engine improvement tactic documentation careers money cash runway budget capital funding saving governance "
    "accountability ownership empowerment inclusion diversity equity belonging wellness motivation recognition autonomy "
    "clarity rigor rigour discipline cadence rhythm predictability throughput debt technical tech robustness ambition "
    "passion synergy change evolution modernization modernisation simplicity automation optimization optimisation "
    "flexibility adaptability consistency benchmark roi headcount workforce workload recruiting recruitment place "
    "transparent popular limit current existing application cross competition competitor voice messaging reputation "
    "image footprint scope breadth depth making training analytics tooling stack architecture bug defect incident test "
    "testing deployment release codebase software ux ui design interface functionality potential excellence hygiene "
    "employer choice conversion expansion traction build effort statutory inbound outbound collaborative sustainable responsible friendly modern healthy positive consistent reliable resilient"
)

NOUNS_LIKE = bag(  # nouns that end as adjectives do
    "clinic music topic logic archive drive table cable vegetable fabric graphic hive olive mosaic traffic public critic "
    "attic mechanic picnic native executive detective locomotive initiative perspective narrative objective incentive "
    "adhesive directive alternative representative relative motive captive deductible collectible receivable variable "
    "wearable timetable stable household"
)
ENDINGS = (
    "ive", "ic", "ical", "ous", "able", "ible", "ful", "less", "-class", "-edge", "-driven", "-powered", "-centric", "-first",
    "-based", "-wide", "-grade", "-oriented", "-focused", "-leading", "-performing", "-ready", "-proof", "-oiled", "-generation",
)  # fmt: skip


@lru_cache(maxsize=20_000)
def adjectival(word: str) -> bool:
    """Whether a word has the shape of an adjective: innovative, data-driven, scalable."""
    return len(word) > 5 and word.endswith(ENDINGS) and word not in NOUNS_LIKE
