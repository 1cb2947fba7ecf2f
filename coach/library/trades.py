"""Who is served by whom, and where figures stand: by the words that a trade uses.

Each trade: its words, the people it serves, the colleagues who do the work, its record.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple


class Trade(NamedTuple):
    """A line of work. people and staff are plural nouns, record is where its figures stand."""

    name: str
    people: str
    staff: str
    record: str
    words: frozenset[str]


def _one(word: str) -> str:
    """The singular by its ending, as good as counting needs."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def ones(words: Iterable[str]) -> frozenset[str]:
    """Words in the singular."""
    return frozenset(_one(word) for word in words)


def _trade(name: str, people: str, staff: str, record: str, words: str) -> Trade:
    return Trade(name, people, staff, record, ones(words.split()))


TRADES: tuple[Trade, ...] = (
    _trade("developer tools", "developers", "developers", "the usage log",
           "api sdk cli library driver drivers parser analyzer analyzers compiler github gitlab repo repository plugin plugins ide uast ast gitbase babelfish git commit merge pull-request lint framework package client-library"),
    _trade("software", "users", "engineers", "the usage log",
           "ci pipeline build runbook failover developer platform engineer incident outage app software release deploy deployment feature frontend backend bug bugs code product beta mvp user users ui ux login server kubernetes cluster cloud cache latency page endpoint database"),
    _trade("data", "colleagues", "analysts", "the data log", "dashboard data warehouse etl metrics kpi kpis report reports analyst analysts bi looker pipeline sql"),
    _trade("it desk", "colleagues", "the desk", "the ticket system", "laptop laptops helpdesk help-desk password printer wifi itil desk onboarding-kit"),
    _trade("security", "colleagues", "colleagues", "IT security", "security phishing mfa vulnerability soc iso audit encryption access"),
    _trade("sales", "customers", "sales people", "the CRM", "sales pipeline deal deals quota crm prospect prospects account accounts opportunity opportunities reseller resellers icp quote quotes iacv arr sdr salesforce"),
    _trade("marketing", "customers", "colleagues", "the web statistics", "marketing campaign campaigns seo brand blog newsletter webinar leads social content website landing press pr"),
    _trade("support", "customers", "support people", "the ticket system", "support ticket tickets csat hotline chatbot faq helpcenter"),
    _trade("hiring", "colleagues", "colleagues", "HR", "hiring recruit recruiting recruitment candidate candidates vacancy vacancies onboarding hr people-team talent interview interviews employee employees handbook"),
    _trade("finance", "colleagues", "colleagues", "finance", "finance invoice invoices ledger close budget audit payroll procurement forecast accounts"),
    _trade("legal", "colleagues", "colleagues", "legal", "contract contracts legal nda compliance gdpr policy clause"),
    _trade("public office", "residents", "colleagues", "the case system", "council city municipal town resident residents citizen citizens permit permits applications benefit caseworker caseworkers registry"),
    _trade("ward", "patients", "nurses", "the ward list", "ward patient patients nurse nurses hospital bed beds surgery medication discharge clinic doctor doctors handover infection fall falls"),
    _trade("care home", "residents", "carers", "the care records", "carer carers care-home resident residents dementia home-care client clients elderly"),
    _trade("pharmacy", "customers", "colleagues", "the till", "pharmacy prescription prescriptions pharmacist"),
    _trade("vet", "owners", "vet nurses", "the visit notes", "vet animal animals pet pets dog dogs cat cats veterinary kennel"),
    _trade("school", "pupils", "teachers", "class teachers", "school pupil pupils teacher teachers lesson lessons classroom homework class classes reading maths parents playground term"),
    _trade("university", "students", "lecturers", "the student office", "university student students course courses lecture lecturer campus faculty semester thesis"),
    _trade("kindergarten", "children", "staff", "the group book", "kindergarten nursery daycare toddler toddlers"),
    _trade("library", "readers", "librarians", "the lending system", "library librarian librarians book books loan loans borrower borrowers catalogue reader readers branch"),
    _trade("museum", "visitors", "guides", "the front desk", "museum exhibition exhibitions gallery exhibit exhibits collection curator audio-guide"),
    _trade("theatre", "visitors", "the ensemble", "the box office", "theatre theater stage ensemble premiere rehearsal rehearsals box-office audience seats subscription orchestra concert"),
    _trade("kitchen", "guests", "cooks", "the till", "kitchen restaurant menu chef cook cooks dish dishes canteen lunch dinner waiter oven guest guests table tables meal meals"),
    _trade("hotel", "guests", "the front desk", "the booking book", "hotel room rooms guest guests reception check-in housekeeping breakfast campsite"),
    _trade("shop", "customers", "colleagues", "the till", "shop store shelf shelves checkout till stock customer retail returns returned sizes"),
    _trade("bakery", "customers", "bakers", "the shop", "bakery bread loaf loaves baker bakers dough pastry"),
    _trade("depot", "passengers", "drivers", "the control room", "bus buses tram trams depot timetable passenger passengers route driver drivers stop stops"),
    _trade("logistics", "customers", "drivers", "the gate log", "warehouse truck trucks dock yard pallet pallets forklift picking shipment shipments delivery deliveries parcel parcels"),
    _trade("plant", "customers", "operators", "the shift log", "plant machine machines production shift line scrap press operator operators batch batches factory assembly"),
    _trade("sawmill", "customers", "operators", "the shift log", "sawmill timber log logs board boards kiln saw blade blades wood"),
    _trade("farm", "", "farm hands", "the herd book", "farm cow cows milk milking herd barn calf calves udder dairy parlour"),
    _trade("field", "customers", "growers", "the field book", "field fields crop crops harvest soil irrigation orchard vineyard grower growers nursery-plants"),
    _trade("housing", "tenants", "colleagues", "the repairs desk", "tenant tenants flat flats rent housing repair repairs landlord heating estate lettings"),
    _trade("construction", "buyers", "crews", "the site manager", "construction site building scaffold crane concrete handover snag"),
    _trade("fire service", "residents", "crews", "the control room", "fire firefighter firefighters brigade engine engines smoke hydrant turnout station rescue"),
    _trade("police", "residents", "officers", "the duty book", "police officer officers patrol burglary theft crime victim victims"),
    _trade("utility", "customers", "crews", "the control room", "grid meter meters water pipe pipes leak leaks outage power substation utility"),
    _trade("parks", "visitors", "gardeners", "the inspectors' list", "park parks playground playgrounds tree trees garden gardens bench benches trail trails"),
    _trade("charity", "families", "volunteers", "the door list", "charity foodbank food-bank volunteer volunteers donor donors shelter homeless parcels"),
    _trade("parish", "parishioners", "volunteers", "those at the door", "parish church congregation choir worship confirmation priest vicar parishioners"),
    _trade("club", "members", "coaches", "the member list", "club junior juniors coach coaches training pitch swimming gym member members season"),
    _trade("community", "contributors", "maintainers", "the code host", "contributor contributors maintainer maintainers open-source oss community meetup node.js"),
    _trade("lab", "clinics", "lab staff", "the lab book", "lab laboratory sample samples tube tubes assay courier specimen"),
)  # fmt: skip


_DESKS = frozenset(
    (
        "developer tools",
        "software",
        "data",
        "it desk",
        "security",
        "sales",
        "marketing",
        "support",
        "hiring",
        "finance",
        "legal",
        "community",
    )
)


_TECH = frozenset(("developer tools", "software", "data", "it desk", "security", "community"))


def tech(trade: Trade | None) -> bool:
    """Tell a trade that builds or runs software."""
    return trade is not None and trade.name in _TECH


def desk(trade: Trade | None) -> bool:
    """Tell an office trade from one with wards, kitchens, depots or fields."""
    return trade is not None and trade.name in _DESKS


def trade(words: AbstractSet[str], goal: AbstractSet[str], context: AbstractSet[str]) -> Trade | None:
    """Find the trade whose words stand most often in a line, its objective and the lines beside it.

    None below two different words.
    """
    best, score = None, 2
    words, goal, context = ones(words), ones(goal), ones(context)
    every = words | goal | context
    for each in TRADES:
        known = each.words & every
        if len(known) < 2:
            continue
        found = sum(3 if word in goal else 2 if word in words else 1 for word in known)
        if found > score:
            best, score = each, found
    return best
