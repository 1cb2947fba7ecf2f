"""Closed word lists, as data.

Each list is one lowered string of words, `-` for the hyphen of a compound. British and American
spellings of -ise verbs both count (`coach.sentence` adds the other one), inflected verbs are found
by rule, so verbs stand here in their base form and nouns in the singular.
"""

from __future__ import annotations


def bag(listed: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(listed.split())


# --- Verbs that say a level changes: a closed class. Any other verb in the imperative is a doing. ---

UP = "increase raise grow boost lift expand accelerate double triple quadruple multiply rise climb maximize quicken uplift elevate up"
DOWN = (
    "reduce decrease cut lower shrink shorten minimize halve drop slash trim eliminate lessen diminish curb decline "
    "fall narrow lighten deter decelerate prevent avoid contain"
)
CHANGE = (  # a change for the better, without saying which way the figure goes
    "improve enhance optimize strengthen better stabilize shift diversify broaden deepen advance evolve transform "
    "simplify streamline modernize"
)
REACH = "reach achieve attain hit exceed surpass meet generate recognize realize attract average score"
HOLD = "maintain keep sustain stay remain preserve uphold hold"
OBTAIN = (  # somebody else has to say yes
    "obtain get win secure sign receive gain acquire earn land close pass sell convert activate retain attract "
    "persuade bring regain collect capture reactivate"
)

# --- Verbs of doing ---

ACTIVITY = (  # effort that has no end product of its own
    "support help assist aid advise consult explore participate attend monitor research evaluate assess investigate "
    "collaborate coordinate cooperate liaise contribute discuss brainstorm focus promote encourage continue try aim "
    "consider engage advocate oversee supervise analyze examine study observe watch strive work partner network "
    "communicate verify inspire mentor coach champion nurture foster socialize lobby campaign push think reflect listen "
    "facilitate handle manage chase seek pursue"
)
MEASURE = "measure track baseline instrument benchmark quantify gauge"
LEARN = "learn discover understand know prove disprove"
DECIDE = "decide choose select conclude determine recommend settle agree rule pick stop confirm drop"
STUDY = (  # what a learning goal does before it decides
    "research experiment test trial pilot interview survey study explore investigate observe prototype analyze compare answer prove disprove "
    "evaluate assess try validate examine shadow review visit talk speak run conduct do hold sample probe ask"
)
STATE = "be have become"
ENSURE = "ensure guarantee assure see"
MODAL = "will would can could shall should must may might"

DOING = (  # verbs of making and doing that are no nouns
    "launch build develop create implement deploy migrate deliver complete finish introduce redesign refactor upgrade "
    "document hire organize publish write define identify establish set design make roll produce prepare provide "
    "install configure automate digitize train teach educate certify onboard recruit enroll appoint add remove fix "
    "repair replace rebuild rework rewrite renovate refurbish restore restock clean clear paint plant dig sow harvest "
    "brew bake cook serve feed vaccinate treat examine screen refer discharge admit catalogue digitise scan index "
    "translate edit record film shoot photograph print post tweet send mail email call phone contact approach visit "
    "invite host run conduct hold perform execute carry do give present pitch speak propose submit file apply draft "
    "finalize formalize standardize consolidate unify centralize merge integrate connect link sync align map model "
    "plan schedule prioritize review audit inspect check test validate investigate demo showcase exhibit display stage "
    "open close establish found start begin initiate kick resume end stop retire decommission deprecate drop delete "
    "archive move relocate transfer port convert switch change adapt adjust tune tweak refine revise update revamp "
    "renew extend enable disable activate unlock expose ship release roll distribute share circulate announce advertise "
    "market brand rebrand sponsor fund buy purchase procure order lease rent acquire negotiate renegotiate agree sign "
    "commission assign allocate staff reshuffle restructure reorganize reform revise evict enforce patrol respond "
    "answer resolve solve tackle address triage dogfood adopt use reuse leverage collect gather compile assemble curate "
    "classify label tag annotate sort rank list count calculate compute estimate forecast report summarize analyze "
    "embed incorporate include insert attach bundle package wrap bring take put get go pull push commit upstream "
    "generate export import load store back backfill save cache query call wire mount hang fit fence pave drain "
    "resurface insulate retrofit electrify rewire weld assemble stock weigh measure survey sample trial pilot prototype "
    "sketch storyboard brief coach mentor welcome reward celebrate amplify feature highlight thank interview meet join "
    "attend tender pursue complete productize operationalize instrument secure protect encrypt harden patch scale "
    "provision orchestrate containerize modularize localize internationalize personalize customize parallelize "
    "benchmark rehearse perform tour cast direct lend borrow loan acquire weed prune graze milk shear breed net stock "
    "tag release rescue rehome neuter microchip dispense label deliver collect drive park wash service maintain "
    "overhaul lay pour excavate demolish plaster tile roof prosecute charge arrest hear try sentence mediate appeal "
    "supervise teach mark grade examine lecture tutor enrol graduate accredit license inspect register regulate "
    "separate split isolate extract decouple rename recruit retain roadmap scope specify spec stand trace track wire "
    "work equip outfit furnish supply lobby appoint elect nominate name form assemble convene call chair minute "
    "tidy declutter relaunch reopen resource rota reconcile invoice bill pay refund reimburse cancel terminate abolish "
    "ban outsource insource subcontract subscribe poll canvass fundraise petition volunteer donate"
)

# Verbs that are just as often nouns: at the head of a line they are judged by what follows.
NOUN_TOO = (
    "repeat support plan code release research test launch ship report document design map train cover run hold close open "
    "cut drive increase decrease rise fall drop lift process order host staff market file sample survey audit review "
    "check call visit contact help work study guide lead sponsor pilot trial schedule feature post tweet email mail "
    "track score rate rank grade return exchange purchase record film display stage end start stop move transfer port "
    "switch change update share brand label tag list count forecast report package store query service park wash tile "
    "roof lease rent milk tour cast net stock charge sentence appeal mark name form minute bill refund poll petition "
    "volunteer model link brief coach mentor reward highlight interview demo showcase exhibit screen index scan print "
    "phone control contract estimate export import load cache fence drain patch scale prototype sketch draft pitch "
    "budget campaign partner network push watch aim try focus average hit land win pass gain benchmark baseline measure "
    "measure discharge harvest brew plant paint feed upgrade repair lecture tutor patrol answer address approach access "
    "tender fund balance bundle boost grow trim sort tackle sign use reuse scope spec stand trace resource rota chair "
    "reform supply license register direct back fit sow rescue loan commission question request response target need "
    "cost price value benefit issue experience result process progress offer bid trade flow level limit peak match "
    "purpose range spread turn walk talk wait delay error fault project programme program product"
)

# --- Nouns ---

METRIC = (  # heads of things that are measured
    "rate ratio share percentage proportion fraction time latency score index frequency duration cost spend spending "
    "expense revenue margin churn retention turnover attrition uptime downtime availability conversion adoption "
    "activation satisfaction dissatisfaction nps enps csat ces mttr mttd mttf arr mrr nrr grr arpu cac ltv dso sla slo "
    "kpi error defect incident complaint appeal backlog throughput yield occupancy utilization volume level count "
    "number amount total average median mean percentile accuracy precision recall coverage footfall attendance absence "
    "absenteeism sickness waste energy emission consumption income profit profitability ebitda earnings sale booking "
    "pipeline growth speed velocity delay wait length age productivity efficiency performance quality engagement usage "
    "traffic visit visitor view download sign-up signup registration lead subscription subscriber follower awareness "
    "loyalty morale wellbeing injury accident fall infection death mortality readmission no-show cancellation return "
    "refund rework scrap loss debt balance shrinkage price weight temperature density participation take-up uptake "
    "uptick response iacv acv tcv gmv roi win-rate outage failure crash bug regression vulnerability escalation overrun "
    "overtime vacancy variance deviation workload burnout stress risk reliability stability usability accessibility "
    "scalability efficacy effectiveness responsiveness punctuality reputation trust confidence diversity inclusion "
    "transparency visibility literacy attainment progress mileage fuel headcount bounce click click-through ctr mql sql "
    "sao opportunity deal donation spoilage breakage theft crime reoffending arrear overdue capacity demand "
    "carbon co2 water electricity noise turnaround lead-time cycle-time runtime run-time load-time memory cpu bandwidth "
    "impression hit like mention citation referral review rating rejection dropout drop-out drop-off abandonment "
    "utilisation output readership audience viewership membership enrolment enrollment throughflow reoffence recidivism "
    "wastage leakage queue call-back callback breach near-miss miss hour minute day week"
)
BAD = (  # less of it is better
    "latency cost spend expense churn turnover attrition downtime dissatisfaction mttr mttd cac dso error defect incident "
    "complaint appeal backlog absence absenteeism sickness waste emission delay wait age injury accident fall infection "
    "death mortality readmission no-show cancellation return refund rework scrap loss debt shrinkage outage failure "
    "crash bug regression vulnerability escalation overrun overtime vacancy variance deviation workload burnout stress "
    "risk spoilage breakage theft crime reoffending arrear overdue noise turnaround lead-time cycle-time runtime "
    "run-time load-time bounce rejection dropout drop-out drop-off abandonment reoffence recidivism wastage leakage "
    "queue breach time duration length consumption carbon miss"
)
ACTOR = (  # someone else who can act
    "customer client user visitor account patient resident applicant student family employee manager engineer developer "
    "candidate hire rep agent partner supplier donor team citizen pupil driver reader guest tenant member person people "
    "man woman child parent teacher carer caregiver nurse doctor clinician surgeon physician gp midwife colleague "
    "participant attendee delegate speaker learner graduate trainee apprentice volunteer contributor maintainer "
    "committer author researcher academic scholar company organization business firm agency charity school hospital "
    "household household landlord owner farmer grower fisher skipper fisherman crew passenger commuter cyclist "
    "pedestrian motorist traveller traveler shopper buyer seller merchant vendor retailer wholesaler distributor "
    "reseller publisher journalist publication newspaper magazine outlet analyst investor lender borrower saver "
    "depositor shareholder subscriber follower viewer listener fan player gamer ticket-holder audience tester lead "
    "prospect opportunity persona recruit officer constable detective victim witness offender prisoner defendant judge "
    "juror jury court lawyer solicitor barrister party council councillor mayor minister ministry department regulator "
    "inspector auditor examiner insurer contractor subcontractor builder tradesman landlord lessee claimant beneficiary "
    "pensioner veteran refugee migrant voter constituent taxpayer ratepayer keeper breeder adopter foster vet pet "
    "pharmacist prescriber chemist drinker diner pub bar restaurant shop café cafe hotel walker borrower librarian "
    "curator conservator actor director producer musician artist chef cook waiter cleaner porter warden governor staff "
    "worker colleague leader executive administrator admin operator adviser advisor consultant newcomer joiner leaver "
    "starter caller respondent peer recruiter community organisation country city town village region municipality bank "
    "neighbour neighbor household site-visitor holder everyone everybody nobody anyone third-party outsider "
    "parliament senate assembly congress board committee panel authority commission tribunal government jury trustee "
    "stakeholder sponsor bidder institution university lab laboratory branch maintainer adopter signatory reviewer"
)
OWN = "manager rep agent engineer we us our ours team-member teammate staff crew squad colleague everyone everybody employee"
WORK = (  # what a team makes or does itself, and can count
    "post article blog webinar workshop training session call email mail demo meeting interview campaign feature release "
    "deployment report event inspection video tutorial document page guide playbook module course class newsletter "
    "study case-study poster leaflet brochure flyer template tool script dashboard integration prototype experiment test "
    "audit survey plan strategy policy process procedure programme program pilot hire position role talk "
    "presentation speech podcast episode story exhibition show item task project initiative activity step drill patrol "
    "round tour fair stand conference hackathon meetup roundtable seminar lecture lesson exercise iteration sprint "
    "version prototype component driver connector plugin extension library api sdk bot app application website site "
    "portal form map chart checklist handbook manual runbook standard guideline roadmap framework matrix specification "
    "spec proposal paper draft announcement asset content deck slide messaging persona migration upgrade rollout "
    "fix action tactic tweet ad advert advertisement press-release one-pager "
    "briefing intern architecture configuration pipeline-job repository repo environment cluster service endpoint "
    "screen icon logo banner sign bench shelf display cabinet room door window ramp bed machine vehicle van bus pump "
    "sensor camera device kit pack box bin tree hedge pond path bridge road kiosk stall recipe menu dish beer batch "
    "label order-form letter notice alert alarm monitor check control rule indicator metric kpi okr dataset model "
    "algorithm analysis assessment evaluation review debrief retrospective post-mortem interview-kit job-description "
    "vacancy-notice onboarding-plan agreement sop faq wiki codebase branch unit-test ama newsletter use-case blueprint "
    "storyboard recording interview clip trailer playlist song concert play rehearsal reading walk visit home-visit "
    "ticket mailing leaflet-drop stunt cycle playbook sequence score-card scorecard workflow automation rover bug-bash"
)
CREDENTIAL = (  # a verdict that somebody outside the team gives
    "certification certificate accreditation licence license permit approval sign-off signoff patent contract funding "
    "grant ruling verdict clearance permission consent agreement loi mou authorization registration status kitemark "
    "award badge designation mandate tender bid lease audit inspection endorsement ratification exemption judgment "
    "judgement vote referendum commitment acceptance loan mortgage round investment charter compliance warrant partnership "
    "by-law bylaw ordinance memorandum rating ranking seed-round investor settlement treaty merger acquisition recommendation opinion go-ahead greenlight green-light letter buy-in title degree "
    "quorum budget-approval reaccreditation recertification kite-mark deed easement concession franchise"
)
STANDARD = "soc iso pci hipaa gdpr fedramp wcag ce ul haccp cqc ofsted leed breeam fda ema mhra cobit tisax cyber-essentials iatf hitrust csa sox"
VERDICT = (  # deciding from outside
    "sign accept approve certify grant award ratify accredit license authorize fund endorse clear enact adopt "
    "uphold acquit convict exempt confirm"
)
BY_OTHERS = (  # participles that say somebody else did it, or that the business got it
    "mention cite feature quote invite accept refer book view read use download adopt recommend buy sell order "
    "purchase lose waste receive return miss cancel reopen reject renew watch like like open click answer attend "
    "report recognize earn save spend raise donate borrow visit prefer retain keep occupy fill win find pay admit "
    "readmit satisfy delay wait ask complain escalate hear abandon install star fork share deflect avoid injure hurt "
    "employ discharge overturn repeat reoffend evict convert sourced source influence land starre elect nominate"
)
BEHAVIOUR = (  # what people or systems are said to do, third person or base form after a subject
    "say report rate use deploy complete finish return renew buy pay attend join sign come stay leave arrive choose "
    "recommend rate find open read click visit log post contribute adopt submit respond reply answer know feel agree "
    "trust speak get receive need ship fail pass resolve start begin take make run work reach convert upgrade churn "
    "cancel book order call ask wait apply drop close go become have meet see think enjoy understand show happen load "
    "score land live move switch order eat drink walk cycle travel vote turn bring send share refer remain keep hold "
    "donate give volunteer miss hit last cost"
)

# --- Small words ---

DETERMINER = "the a an our their its his her your my this that these those each every all any some no both another"
PREPOSITION = (
    "of in on at for with by from into onto to over under within without per via through across after before during "
    "until till since between among amongst against about around above below behind beyond near toward towards upon "
    "than as vs versus out off up down including excluding inside outside along despite plus throughout"
)
CONJUNCTION = "and or but nor so yet then &"
SUBORDINATOR = "how why what whether that which who whom whose where when while whilst whereas if because unless although"
PRONOUN = "i you he she it we they me him them us everyone everybody nobody someone anyone it"
COPULA = "is are was were be been being"
AUX = "has have had do does did"
ADVERB = (
    "successfully also then first further now soon still already again always never not just only fully ready even "
    "jointly together please finally initially formally hopefully proactively better well fast online live"
)
QUALITY = (  # wishes: words for better without a measure
    "better more less fewer faster slower higher lower easier simpler cheaper safer cleaner greener happier stronger "
    "smoother greater bigger smaller quicker healthier fairer wider deeper closer richer best great good excellent "
    "outstanding robust seamless usable user-friendly reliable scalable efficient effective consistent diverse "
    "successful satisfied happy engaged motivated friendly attractive competitive strong smooth optimal "
    "world-class best-in-class leading premier first-choice innovative agile resilient suited suitable healthy "
    "welcoming inclusive sustainable simple easy safe fast quick clean proper properly significantly substantially "
    "dramatically improved increased reduced enhanced optimised optimized"
)
READY = "available ready live public accessible downloadable possible operational functional"
GUARDRAIL = "while whilst without keeping maintaining preserving"
COMPARATOR = "< > <= >= ≤ ≥ = == → -> => ⇒ ➔ ~ ≈"
NOMINAL = (  # nouns that name a doing: "launch of X", "rollout", "completion of"
    "announcement launch rollout roll-out release delivery implementation deployment migration completion development creation "
    "introduction installation integration publication redesign refactoring setup set-up build construction opening "
    "go-live adoption-plan design definition documentation training enablement automation establishment execution "
    "preparation production organization upgrade update refresh relaunch handover hiring recruitment onboarding "
    "consolidation replacement renovation refurbishment digitization standardization certification-work move cutover "
    "cut-over switchover support addition removal extension expansion-plan translation localization"
)
RISE = "increase rise growth uplift gain lift boost improvement uptick jump surge"
DECLINE = "reduction decrease decline drop fall cut saving decrease cutback shortening"
EFFECT = "increase rise growth uplift gain lift boost improvement reduction decrease decline drop fall cut saving"
TURNAROUND = "within by before under less same first on-time time online without"

IRREGULAR = {  # form: base
    "built": "build",
    "made": "make",
    "did": "do",
    "done": "do",
    "went": "go",
    "gone": "go",
    "goes": "go",
    "does": "do",
    "wrote": "write",
    "written": "write",
    "ran": "run",
    "held": "hold",
    "kept": "keep",
    "got": "get",
    "gotten": "get",
    "gave": "give",
    "given": "give",
    "took": "take",
    "taken": "take",
    "brought": "bring",
    "bought": "buy",
    "sold": "sell",
    "won": "win",
    "lost": "lose",
    "found": "find",
    "met": "meet",
    "sent": "send",
    "spent": "spend",
    "said": "say",
    "paid": "pay",
    "laid": "lay",
    "read": "read",
    "led": "lead",
    "left": "leave",
    "felt": "feel",
    "knew": "know",
    "known": "know",
    "grew": "grow",
    "grown": "grow",
    "rose": "rise",
    "risen": "rise",
    "fell": "fall",
    "fallen": "fall",
    "chose": "choose",
    "chosen": "choose",
    "began": "begin",
    "begun": "begin",
    "drove": "drive",
    "driven": "drive",
    "spoke": "speak",
    "spoken": "speak",
    "taught": "teach",
    "caught": "catch",
    "thought": "think",
    "heard": "hear",
    "understood": "understand",
    "stood": "stand",
    "saw": "see",
    "seen": "see",
    "came": "come",
    "became": "become",
    "sought": "seek",
    "fought": "fight",
    "hung": "hang",
    "dug": "dig",
    "sown": "sow",
    "shot": "shoot",
    "shrank": "shrink",
    "shrunk": "shrink",
    "drawn": "draw",
    "drew": "draw",
    "fed": "feed",
    "bred": "breed",
    "lent": "lend",
    "rewrote": "rewrite",
    "rewritten": "rewrite",
    "rebuilt": "rebuild",
    "redone": "redo",
    "withdrawn": "withdraw",
    "overseen": "oversee",
    "shown": "show",
    "showed": "show",
    "eaten": "eat",
    "ate": "eat",
    "set": "set",
    "cut": "cut",
    "put": "put",
    "hit": "hit",
    "let": "let",
    "cost": "cost",
    "shut": "shut",
    "cast": "cast",
    "split": "split",
    "spread": "spread",
    "broadcast": "broadcast",
    "beat": "beat",
    "swept": "sweep",
    "slept": "sleep",
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "been": "be",
    "has": "have",
    "had": "have",
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "fishermen": "fisherman",
    "lives": "life",
    "shelves": "shelf",
    "analyses": "analysis",
    "criteria": "criterion",
    "data": "data",
}

GAUGE = (  # measures that are no things one can count or make
    "rate ratio share percentage proportion fraction time latency score index frequency duration cost revenue margin "
    "churn retention turnover attrition uptime downtime availability conversion satisfaction nps enps csat ces mttr mttd "
    "arr mrr nrr grr arpu cac ltv dso count number amount total average median mean percentile accuracy coverage "
    "footfall absence absenteeism occupancy utilization throughput yield productivity efficiency speed velocity "
    "engagement awareness loyalty morale age adoption mortality income profit percent length backlog spend spending level "
    "volume attendance growth wellbeing punctuality reliability wait delay pipeline usage traffic"
)
NEGATION = "no zero none nobody never not without"
PEOPLE = ("goer", "goers", "holder", "holders", "worker", "workers", "giver", "givers", "maker", "makers", "keeper",
          "keepers", "seeker", "seekers", "taker", "takers", "leaver", "leavers", "joiner", "joiners", "ologist",
          "ologists", "ician", "icians", "man", "men")  # fmt: skip
PLURALS = {
    "person": ("people", "persons"), "man": ("men",), "woman": ("women",), "child": ("children",), "staff": ("staff",),
    "fisherman": ("fishermen",), "analysis": ("analyses",), "shelf": ("shelves",), "crew": ("crew", "crews"),
    "loss": ("losses",), "analyst": ("analysts",), "business": ("businesses",),
}  # fmt: skip
DOUBLING = bag("refer prefer admit commit permit submit occur begin regret transfer defer deter enrol upset format")
NOT_PAST = bag(
    "goes does is are was were been has men women children people fishermen lives shelves analyses criteria data"
)
OVERRIDE = {  # words whose commonest life the lists above would hide
    "be": "VERB STATE", "do": "VERB DOING STUDY AUX", "does": "AUX", "don't": "AUX NEG", "doesn't": "AUX NEG", "have": "VERB STATE AUX", "has": "THIRD STATE AUX", "had": "PAST STATE AUX", "having": "ING STATE",
    "data": "NOUN", "live": "READY BEHAVIOUR", "lives": "NOUN PLURAL THIRD BEHAVIOUR", "left": "PAST BEHAVIOUR ADV",
    "number": "NOUN METRIC GAUGE", "average": "NOUN METRIC GAUGE", "total": "NOUN METRIC GAUGE",
    "like": "PREP", "works": "THIRD BEHAVIOUR NOUN PLURAL", "percent": "NOUN METRIC GAUGE",
    "second": "NOUN", "third": "NOUN", "near": "PREP", "right": "ADV", "open": "VERB NOUN_TOO DOING BEHAVIOUR",
    "clean": "VERB DOING QUALITY", "clear": "VERB DOING QUALITY", "secure": "VERB OBTAIN DOING", "complete": "VERB DOING BEHAVIOUR",
    "cs": "NOUN", "people": "NOUN PLURAL ACTOR", "it": "PRON NOUN", "us": "PRON OWN", "may": "MODAL", "can": "MODAL",
    "within": "PREP", "no": "DET NEG", "zero": "NEG DET", "more": "QUALITY DET", "fewer": "QUALITY DET", "less": "QUALITY DET",
}  # fmt: skip

CADENCE = "daily weekly bi-weekly biweekly fortnightly monthly bi-monthly quarterly nightly hourly"

ACTIVITY_NOUN = (  # effort by name: "promotion via social media"
    "promotion communication collaboration coordination outreach advocacy planning assistance guidance liaison "
    "cooperation networking lobbying mentoring coaching research feedback input dialogue discussion exchange"
)
WORK_ENDINGS = ("test", "tests", "camp", "camps", "cast", "casts", "thon", "thons", "inar", "inars")
COMPARATIVES = ("lier", "pier", "vier", "sier", "zier", "nier", "thier", "tier", "dier", "gier", "mier", "kier")
NO_COMPARATIVES = bag("supplier multiplier premier frontier soldier dossier atelier pier tier glazier courtier outlier")
