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
    "sharpen improve enhance optimize strengthen better stabilize shift diversify broaden deepen advance evolve transform "
    "simplify streamline modernize delight please impress excite satisfy empower energize motivate reassure popularize ease"
)
REACH = "reach achieve attain hit exceed surpass meet generate recognize realize attract average score"
HOLD = "maintain keep sustain stay remain preserve uphold hold"
OBTAIN = (  # somebody else has to say yes
    "obtain get win secure sign receive gain acquire earn land close pass sell convert activate retain attract "
    "persuade upsell cross-sell bring regain collect capture reactivate mobilize"
)

# --- Verbs of doing ---

ACTIVITY = (  # effort that has no end product of its own
    "support help assist aid advise consult explore participate attend monitor research evaluate assess investigate "
    "collaborate coordinate cooperate liaise contribute discuss brainstorm focus promote encourage continue try aim "
    "consider engage advocate oversee supervise analyze examine study observe watch strive work partner network "
    "communicate verify inspire mentor coach champion nurture foster socialize lobby campaign think reflect listen "
    "facilitate handle manage chase seek pursue evangelize intensify accompany cultivate represent"
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
    "deploy repeat support plan code release research test launch ship report document design map train cover run hold close open "
    "cut drive increase decrease rise fall drop lift process order host staff market file sample survey audit review "
    "check call visit contact help work study guide lead sponsor pilot trial schedule feature post tweet email mail "
    "track score rate rank grade return exchange purchase record film display stage end start stop move transfer port "
    "switch change update share brand label tag list count forecast report package store query service park wash tile "
    "roof lease rent milk tour cast net stock charge sentence appeal mark name form minute bill refund poll petition "
    "volunteer model link brief coach mentor reward highlight interview demo showcase exhibit screen index scan print "
    "phone control contract estimate export import load cache fence drain patch scale prototype sketch draft pitch "
    "budget campaign partner network push watch aim try focus average hit land win pass gain benchmark baseline measure "
    "measure discharge harvest brew plant paint feed upgrade repair lecture tutor patrol answer address approach access "
    "tender fund balance bundle boost trim sort tackle sign use reuse scope spec stand trace resource rota chair "
    "reform supply license register direct back fit sow rescue loan commission question request response target "
    "cost price value issue process offer bid match "
    "spread turn walk talk wait delay champion advocate monitor "
)

OTHER_VERBS = (  # common verbs of doing and being that no list above judges
    "abandon absorb accelerate accept accommodate accompany accomplish account accumulate acknowledge adapt "
    "adhere admire admit advance afford aggregate alert alleviate allow alter amend animate annotate anonymize "
    "answer anticipate appear apply appraise appreciate arise arrange articulate ascertain ask aspire assure "
    "attest audit augment authenticate author avert await award balance band become befriend believe belong bend "
    "benefit bid bind blend block blow boil borrow bottle bounce break breathe bridge broadcast browse buffer "
    "burn bury calibrate camp capture care carve cater cause cease celebrate center centralise challenge channel "
    "characterize chart chase choose cite clarify climb clone coach code codify collaborate colour combine come "
    "comment commission commit compare compensate compete complain compose compress comprise conceive "
    "concentrate concern configure conform confront congratulate conserve consist construct consume contemplate "
    "contract contrast contribute control convene converse convey convince cook cool cope copy correct correlate "
    "correspond counsel couple crawl credit crop cross crowdsource cultivate cure curtail dance date deal debate "
    "debug decide declare decompose decorate dedicate deduplicate deepen default defend defer define deflect "
    "delegate delight demand demolish demonstrate depict derive describe deserve designate destroy detach detail "
    "detect determine devise devote diagnose differentiate diffuse direct disagree disappear disclose disconnect "
    "dismiss dispatch dispense dispose disrupt dissolve distinguish distract dive divert divide dock download "
    "draw dream dress drill drink dry dub duplicate earmark ease edit elaborate elevate elicit embark embrace "
    "emerge emit emphasize empower emulate enact encode encounter endorse endure energize enforce engineer enjoy "
    "enlarge enlist enrich entail enter entertain envision equal erase erect escalate escape escort evacuate "
    "evangelize examine exceed excel exchange excite exclude excuse exercise exert exist exit expect expedite "
    "experience explain explode exploit expose express extract eye fabricate face facilitate fade fail "
    "familiarize farm favour fear fetch fight figure fill filter find fire fish flag flash float flood flow fly "
    "focus fold follow forbid force forge forget forgive formulate foster free freeze frequent frighten fulfil "
    "fulfill function fuse gate generalize gift glue go govern grab grant greenlight greet grind groom ground "
    "group guarantee guard guess handcraft handle handover happen hash hate haul head heal heat hide hint hit "
    "homologate hope house hug humanize hunt hurry illuminate illustrate imagine imitate impact implant impose "
    "impress imprint improvise incentivize incline incubate incur indicate induce infer inflate influence inform "
    "inherit inhibit initialize inject injure innovate inquire insist inspire instruct insure integrate intend "
    "interact intercept interest interpret interrupt intervene introduce invent invest invoke involve iron "
    "irrigate iterate jail join judge jump justify juxtapose knit knock label lack laminate land last laugh "
    "launder lay leak lean leap learn legalize level leverage liberate lie light line liquidate litigate load "
    "localise locate lock log look loosen lose love magnify man mandate manipulate manufacture march mask master "
    "mature mean mechanize memorialize mend mention merit message meter mind mine mingle mirror miss mitigate "
    "mix mobilize mock moderate modify modularise mold monetize motivate mow multiply murder nail narrate "
    "navigate neglect neutralize nominate normalize notice notify number obey object oblige observe obtain "
    "occupy occur officiate offload offset oil omit onshore operate oppose opt orient originate outfit outline "
    "outperform outreach overcome overhaul overlap overlay overlook overtake owe own pace page pair pan parse "
    "partake participate partition patch patent pause pedal peel penetrate perceive perfect permit persist "
    "personalise phase photograph phrase picture pin pioneer place plaster play plead please plug plunge point "
    "polish pool portray pose position possess postpone pour power practice practise praise pray precede predict "
    "prefer premiere prescribe presume pretend prevail prime privatize probe proceed process proclaim profile "
    "program progress prohibit project prolong promise prompt proofread propagate proportion prosper provoke "
    "publicize pump punch punish pursue puzzle qualify quarantine quicken quit quiz quote race rack radiate rain "
    "rally randomize react read realign reallocate reapply rearrange reason reassess reassign reassure rebalance "
    "reboot rebut recall recap recast reclaim reclassify recognise recompile reconfigure reconnect reconsider "
    "reconstruct recover recreate rectify recycle redeem redefine redeploy redirect rediscover redistribute redo "
    "redraft refer reflect refocus refresh refuel refurnish refuse regain regard regenerate regroup rehabilitate "
    "reheat reinforce reinstate reinvent reinvest reject rejoin rejuvenate relate relax relay relieve rely "
    "remember remind remodel remortgage remunerate render reorder reorient repackage repaint reply reposition "
    "represent reprice reprint reproduce repurpose require reroute resell reset reshape reside resist restart "
    "restate restrain restrict resubmit resume resurrect rethink retouch retrain retreat retrieve reunite reveal "
    "revert revitalize revive revolutionize rewire ride ring rinse risk rival roam roast rotate round route rub "
    "ruin rush safeguard sail salvage sanction satisfy saturate scaffold scout scrape scratch script scrub seal "
    "search season seat see seed segment seize sequence serialize settle shape sharpen shelter shield shine "
    "shorten shout shovel shower shut sideload simulate sing sink sit situate skill skip slate sleep slice slide "
    "slow smell smile smoke smooth snap soak solicit sound source span spark spearhead specialize speculate "
    "speed spell spill spin splice spot spray sprint squash squeeze stack stamp standardise staple state steer "
    "stem step stick stimulate stir storm strain stretch strike strip structure stuff subdivide subsidize "
    "substantiate substitute subtract succeed sue suffer suggest suit sum superintend supersede supplement "
    "suppose suppress surge surprise surrender surround suspect suspend swap sweep swim swing symbolize "
    "synchronize synthesize systematize tabulate tailor talk tame tap taste tax tear tease tell tempt tend "
    "testify theme theorize thread threaten thrive throttle throw tick tie tighten time tip tokenize tolerate "
    "tone touch toughen trade trademark transact transcribe transition transpose travel treasure triangulate "
    "trick trigger troubleshoot trust tuck twin type typeset unblock uncover undertake undo unfold unite unload "
    "unpack unpublish unravel unveil upcycle uphold uplevel upload upskill urge usher utilize vacate value vary "
    "vend ventilate venture veto video view visualize vocalize voice void vote vouch wage walk wallpaper wander "
    "warm warn warrant water wean weather weave wed whitelist widen wind winterize wipe wish withdraw withhold "
    "withstand witness wonder word workshop worry wrestle yield zip zone "
)
OTHER_NOUN_TOO = (  # seldom a verb at the head of a line
    "hand need benefit experience result progress trade flow level limit peak purpose range error fault project programme program product "
    "account advance alert balance band benefit bid block blow bottle bounce break bridge broadcast buffer camp "
    "care cause challenge channel chart chase code comment concern contract contrast control cook copy credit "
    "crop cross cure dance date deal debate default demand detail dispatch dive dock download draw dream dress "
    "drill drink engineer escape exercise exit experience eye face farm favour fear fight figure fill filter "
    "fire fish flag flash float flood flow focus fold force form freeze function gate gift glue grant ground "
    "group guard guess guide hash head heat hint hope house hug hunt impact influence interest iron judge jump "
    "label lack land leak level light line list load lock log look love mandate march mask master matter mention "
    "merit message meter mind mine mirror mix mock mount name notice number object offset oil outline own pace "
    "page pair pan patch patent pause phase phrase picture pin place play plug point pool pose position power "
    "practice premiere prime probe process profile program progress project promise prompt pump punch quarantine "
    "quiz quote race rack rain rally reason recall refuse regard relay reply reset ride ring risk rival round "
    "route rush sail sanction scaffold scout scratch script seal search season seat seed segment sequence shape "
    "shelter shield shower sink skill slate sleep slice slide smell smile smoke snap sound source span spark "
    "speed spill spin spot spray sprint stack staff stamp state stem step stick storm strain stretch strike "
    "strip structure suit sum supplement surge surprise swap sweep swim swing talk tap taste tax tear theme "
    "thread throttle tick tie time tip tone touch trade travel trick trigger trust type upload value venture "
    "veto video view voice void vote walk warrant water weather whitelist wind wish witness wonder word workshop "
    "worry yield zip zone "
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
    "wastage leakage relevance impact health queue call-back callback breach near-miss miss hour minute day week"
)
BAD = (  # less of it is better
    "size latency cost spend expense churn turnover attrition downtime dissatisfaction mttr mttd cac dso error defect incident "
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
    "pensioner veteran refugee migrant voter constituent taxpayer ratepayer keeper breeder adopter vet pet "
    "pharmacist prescriber chemist drinker diner pub bar restaurant shop café cafe hotel walker borrower librarian "
    "curator conservator actor director producer musician artist chef cook waiter cleaner porter warden governor staff "
    "worker colleague leader executive administrator admin operator adviser advisor consultant newcomer joiner leaver "
    "starter caller respondent peer recruiter community organisation country city town village region municipality bank "
    "someone somebody others neighbour neighbor household site-visitor holder everyone everybody nobody anyone third-party outsider "
    "parliament senate assembly congress board committee panel authority commission tribunal government jury trustee "
    "stakeholder sponsor bidder institution university lab laboratory branch maintainer adopter signatory reviewer "
    "architect backer cashier ceo cfo cio ciso cto vp consumer counsellor counselor creator dealer dentist designer "
    "educator electrician employer entrepreneur evangelist expert fellow founder freelancer funder guardian historian "
    "investigator legislator lecturer mechanic mentee moderator mother father nonprofit non-profit ngo organiser "
    "organizer painter paramedic photographer plumber politician practitioner professor programmer psychologist "
    "purchaser scientist senator shipper sibling supporter surveyor technician therapist tourist trainer treasurer "
    "undergraduate villager winner writer youth youngster adult adolescent teenager toddler retiree sme smb vc "
    "accelerator incubator institute museum gallery college faculty district county province nation tribe embassy "
    "township bakery brewery winery hcp msp isv csm sdr bdr grantee co-op cooperative newsroom "
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
    "vacancy-notice onboarding-plan agreement sop faq wiki codebase branch unit-test ama newsletter use-case blueprint pr mr rfc adr poc mvp qbr ebr rfp prd epic recommendation summit afternoon evening offsite retreat gala keynote symposium masterclass townhall town-hall festival "
    "storyboard recording interview clip trailer playlist song concert play rehearsal reading walk visit home-visit "
    "ticket mailing leaflet-drop stunt cycle playbook sequence score-card scorecard workflow automation rover bug-bash "
    "lunch dinner breakfast ceremony recital consultation simulation excursion contest competition tournament raffle "
    "auction testimony statement memo note summary whitepaper white-paper ebook e-book infographic factsheet bulletin "
    "digest comic photo image illustration mural sculpture animation sticker billboard pamphlet postcard column essay "
    "chapter edition caption subtitle transcript glossary taxonomy schema catalog directory diagram wireframe mockup "
    "mock-up widget plug-in add-on addon parser compiler linter macro modal tooltip notification chatbot webhook "
    "gateway proxy exam assignment worksheet syllabus curriculum example snippet sandbox container protocol toilet "
    "latrine borehole classroom playground garden lamp streetlight seedling turbine charger router antenna "
    "mast drone robot deliverable toolkit microsite intranet hotline helpline explainer teardown quickstart how-to "
    "press-kit landing-page "
)
CREDENTIAL = (  # a verdict that somebody outside the team gives
    "certification certificate accreditation attestation licence license permit approval sign-off signoff patent contract funding "
    "grant ruling verdict clearance permission consent agreement loi mou authorization registration status kitemark "
    "award badge designation mandate tender bid lease audit inspection endorsement ratification exemption judgment "
    "judgement vote referendum commitment acceptance loan mortgage round investment compliance warrant partnership "
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
    "report recognize earn save spend raise donate borrow visit prefer retain activate keep occupy fill win find pay admit "
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
    "than as vs versus out off up down including excluding inside outside along despite plus throughout alongside due amid beside besides regarding concerning"
)
CONJUNCTION = "and or but nor so yet then &"
SUBORDINATOR = (
    "how why what whether that which who whom whose where when while whilst whereas if because unless although"
)
PRONOUN = "themselves itself ourselves yourself yourselves i you he she it we they me him them us everyone everybody nobody someone anyone it"
COPULA = "is are was were be been being"
AUX = "has have had do does did"
ADVERB = (
    "successfully also then first further now soon still already again always never not just only fully ready even "
    "sooner jointly together please finally initially formally hopefully proactively better well fast online live"
)
ADJECTIVE = (  # their comparatives are wishes
    "calm warm cold clean quiet short long light dark rich poor cheap fair strong weak bright tight wide narrow deep "
    "close fast slow quick safe high low great small large big young old smart sharp smooth soft hard kind nice plain "
    "fresh clear tough firm lean neat new broad brief tidy"
)
QUALITY = (  # wishes: words for better without a measure
    "better more less fewer faster slower higher lower easier simpler cheaper safer cleaner greener happier stronger "
    "smoother greater bigger smaller quicker healthier fairer wider deeper closer richer best great good excellent "
    "outstanding robust seamless usable user-friendly reliable scalable efficient effective consistent diverse "
    "successful satisfied happy engaged motivated friendly attractive strong smooth optimal "
    "world-class best-in-class leading premier first-choice innovative agile resilient suited suitable healthy "
    "welcoming inclusive sustainable intuitive trusted simple easy safe fast quick clean proper properly significantly substantially "
    "dramatically improved increased reduced enhanced optimised optimized "
    "affordable confident credible dependable enjoyable effortless helpful loyal meaningful memorable painless "
    "pleasant predictable proactive productive respected supportive timely transparent trustworthy useful valuable "
    "vibrant well-known convenient comfortable frictionless delightful "
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
EFFECT = "increase rise growth uplift gain lift boost improvement reduction decrease decline drop fall cut saving"

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
    "frozen": "freeze",
    "froze": "freeze",
    "broken": "break",
    "broke": "break",
    "stolen": "steal",
    "torn": "tear",
    "worn": "wear",
    "woven": "weave",
    "hidden": "hide",
    "forgotten": "forget",
    "proven": "prove",
    "told": "tell",
    "bound": "bind",
    "wound": "wind",
    "lit": "light",
    "struck": "strike",
    "stuck": "stick",
    "sunk": "sink",
    "swum": "swim",
    "sung": "sing",
    "thrown": "throw",
    "flown": "fly",
    "blown": "blow",
    "sewn": "sew",
    "mown": "mow",
    "dealt": "deal",
    "bent": "bend",
    "burnt": "burn",
    "learnt": "learn",
    "spun": "spin",
    "undertaken": "undertake",
    "overtaken": "overtake",
    "retaken": "retake",
    "ridden": "ride",
    "undone": "undo",
    "outdone": "outdo",
    "resold": "resell",
    "retold": "retell",
    "remade": "remake",
    "rerun": "rerun",
    "reset": "reset",
    "upheld": "uphold",
    "withheld": "withhold",
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
    "turnaround engagement awareness loyalty morale age adoption mortality income profit percent length backlog spend spending level "
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
    "churn": "VERB RARE BEHAVIOUR NOUN METRIC GAUGE BAD", "mean": "NOUN METRIC GAUGE", "eye": "NOUN EFFORT", "performances": "NOUN PLURAL WORK",
    "be": "VERB STATE", "do": "VERB DOING STUDY AUX", "does": "AUX", "don't": "AUX NEG", "doesn't": "AUX NEG", "have": "VERB STATE AUX", "has": "THIRD STATE AUX", "had": "PAST STATE AUX", "having": "ING STATE",
    "data": "NOUN", "live": "READY BEHAVIOUR", "lives": "NOUN PLURAL THIRD BEHAVIOUR", "left": "PAST BEHAVIOUR ADV",
    "number": "NOUN METRIC GAUGE", "average": "NOUN METRIC GAUGE", "total": "NOUN METRIC GAUGE",
    "like": "PREP", "works": "THIRD BEHAVIOUR NOUN PLURAL", "percent": "NOUN METRIC GAUGE",
    "second": "NOUN", "third": "NOUN", "near": "PREP", "back": "ADV", "right": "ADV", "open": "VERB NOUN_TOO DOING BEHAVIOUR READY",
    "clean": "VERB DOING QUALITY", "clear": "VERB DOING QUALITY", "secure": "VERB OBTAIN DOING", "complete": "VERB DOING BEHAVIOUR",
    "cs": "NOUN", "people": "NOUN PLURAL ACTOR", "it": "PRON NOUN", "us": "PRON OWN", "may": "MODAL", "can": "MODAL",
    "within": "PREP", "no": "DET NEG", "zero": "NEG DET", "more": "QUALITY DET", "fewer": "QUALITY DET", "less": "QUALITY DET",
}  # fmt: skip

AMISS = (  # what nobody wants said of a thing
    "late missing lost broken damaged expired spoiled spoilt rejected returned refused wrong faulty defective lame overdue unpaid "
    "unanswered cancelled canceled failed duplicate repeat repeated wasted delayed incomplete empty unsold unread uncollected "
    "unplanned avoidable reopened missed stale flaky unused"
)
CADENCE = "daily weekly bi-weekly biweekly fortnightly monthly bi-monthly quarterly nightly hourly"

ACTIVITY_NOUN = (  # effort by name: "promotion via social media"
    "relationship rapport promotion communication collaboration coordination outreach advocacy planning assistance guidance liaison "
    "conversation cooperation networking lobbying mentoring coaching research feedback input dialogue discussion"
)
QUALITIES = ("ness", "bility")  # "readiness", "traceability": wished for, unless an amount is given
NO_QUALITIES = bag("harness witness business wilderness illness liability ability disability governess")
WORK_ENDINGS = ("test", "tests", "camp", "camps", "cast", "casts", "thon", "thons", "inar", "inars", "day", "days")
NUMBER_WORDS = bag("one two three four five six seven eight nine ten")
NO_VERBS = bag("enterprise expertise exercise merchandise premise franchise raise praise precise concise noise paradise "
               "otherwise likewise prize treatise disguise cruise")  # fmt: skip
COMPARATIVES = ("lier", "pier", "vier", "sier", "zier", "nier", "thier", "tier", "dier", "gier", "mier", "kier")
NO_COMPARATIVES = bag("supplier multiplier premier frontier soldier dossier atelier pier tier glazier courtier outlier")
