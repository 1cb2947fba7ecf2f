"""Which family an output belongs to: by what is made (its head noun), else by what is done (the verb)."""

from __future__ import annotations

from coach.words import bag

_HEADS = {
    "train": "training course workshop bootcamp lesson lessons refresher seminar class coaching mentoring enablement curriculum drill webinar-training e-learning certification-training apprenticeship module induction exercise exercises",
    "document": "glossary label labels recipes archive sheet label-sheet booklet leaflets newsletter-guide documentation docs doc handbook guide manual wiki faq runbook instruction instructions how-to tutorial tutorials checklist glossary leaflet page pages notes example examples template templates readme reference specification spec specs playbook sheet recipe write-up cheat-sheet note signage sign signs knowledge-base kb article-base ",
    "channel": "portal app form forms website site webshop shop-system checkout kiosk chatbot booking self-service hotline helpline calculator page-flow front-end interface ui locker lockers counter desk",
    "system": "tooling toolkit software system tool crm erp tracker scheduler database ats workflow-tool workiva salesforce",
    "dashboard": "dashboard dashboards report reports reporting chart charts scorecard metrics kpi kpis indicator indicators analytics statistics visualization heatmap telemetry logs ",
    "hire": "engineer manager director vp recruiter intern interns developer analyst officer assistant role roles position positions vacancy vacancies headcount hire hires hiring designer post-holder cook chef nurse teacher warden clerk",
    "buy": "drone drones simulator simulators chamber chambers car cars vans dryer mower plough mixer-feed drill-rig van vans truck trucks vehicle vehicles bus buses bike bikes machine machines oven ovens pump pumps hoist hoists forklift trolley trolleys laptop laptops device devices scanner scanners printer generator freezer fridge tractor equipment hardware mixer saw kiln lift crane boat wheelchair",
    "event": "premiere premieres concert concerts recital recitals demo demos visit visits day days week weekend evenings festival fête fete market-day feast event events conference meetup meetups festival fair fairs hackathon party open-day day roundtable summit ceremony picnic evening webinar webinars talk talks session sessions ama amas tour tours kickoff offsite retreat gathering dinner",
    "content": "film films post posts article articles video videos podcast podcasts newsletter newsletters blog blogs content story stories tweet tweets ad ads advert adverts press-release report-series study case-study case-studies whitepaper ebook mailing mailings screencast byline bylines publication use-case use-cases interview-series",
    "plan": "plan plans strategy roadmap framework principles vision charter budget agenda priorities blueprint ",
    "process": "process processes workflow workflows handover method methodology mechanism path paths flow onboarding ",
    "research": "review reviews survey surveys interview interviews study-of research analysis assessment evaluation investigation exploration comparison trial trials experiment experiments pilot poc proof-of-concept prototype prototypes requirements-study test-run study discovery use-case-map",
    "verdict": "certification certificate accreditation licence license permit approval award contract grant funding patent soc iso",
    "place": "room rooms hall garden terrace studio gym playground park parks café cafe centre center playground branch branches shop shops store stores outlet outlets clinic wing cafe café pool shelter lounge",
    "component": "api apis sdk cli library-code driver drivers plugin plugins component components connector client package module-code helm operator extension extensions parser analyzer analyzers index schema model-code provider binding bindings integration-kit playground demo-app",
    "service": "cluster service services server servers infrastructure backend gateway network storage monitoring alerting backup backups dns queue cache ",
    "tests": "test tests suite testing regression coverage lint qa",
    "feature": "mode modes option options login widget route-planning planner platform platforms intranet single-sign-on sso application solution feature features product beta alpha mvp bot functionality capability capabilities prototype-release application-release interface-design visualization-tool engine search filter notification notifications",
    "fix": "bug bugs issue issues defect defects fault faults finding findings vulnerability vulnerabilities complaint complaints backlog debt leak leaks pothole potholes error errors problem problems gap gaps incident incidents",
    "communicate": "announcement announcements announcement-letter letter letters briefing information campaign-information message presentation",
    "integrate": "integration integrations interface-link sync synchronization connection connections link links import export",
    "automate": "automation",
    "fit": "rail rails sensor sensors camera cameras boiler boilers display displays barrier barriers bench benches shelf shelves bin bins lamp lamps sign signs light lights tank tanks fence reader readers blade blades ramp ramps socket bed beds cabinet cabinets gate gates gangway bin-store furniture table tables chair chairs tablet tablets hydrant filter-unit alarm alarms box boxes locker-row counter-top shelter",
    "scheme": "programme program scheme club group network initiative circle choir committee mentoring league series-of forum council",
    "partner": "partnership partnerships alliance alliances",
    "summons": "recall-letter recall-letters reminder-letter reminder-letters reminder reminders recall recalls invitation-letter invitation-letters",
    "proposal": "proposal proposals concept concepts draft drafts pitch design-draft quote ",
    "meeting": "meeting meetings stand-up retro retrospective",
    "flyer": "brochure brochures flyer flyers poster posters banner",
    "hours": "opening openings hours",
    "supply": "books uniform uniforms helmets materials toys instruments",
    "list": "register registers logbook list lists catalogue catalog inventory overview map registry directory mapping persona personas matrix",
    "message": "messaging positioning story-line slogan value-proposition campaign campaigns",
    "rules": "code-of-conduct code-of-ethics practices best-practices norms policy policies guideline guidelines standard standards rules protocol protocols sop sops routine routines procedure procedures",
    "delivery": "pipeline pipelines ci cd deployment deployments",
    "environment": "environment environments sandbox sandboxes instance instances",
    "audit": "audit pentest penetration-test inspection inspections simulation simulations",
    "taste": "beer beers ale ales wine wines cider dish dishes cake cakes loaf bread breads flavour flavours flavor flavors sauce soup tea coffee cheese menu menus",
    "plants": "tree trees hedge hedges shrub shrubs vine vines seedling seedlings sapling saplings",
    "release": "version versions release releases iteration iterations",
    "recruit": "volunteer volunteers member members mentor mentors ambassador ambassadors donor donors trustee trustees foster-carer carers players trainee trainees apprentice apprentices",
}
HEADS: dict[str, str] = {word: family for family, words in _HEADS.items() for word in words.split()}

_VERBS = {
    "train": "train teach coach educate mentor instruct drill enable upskill",
    "document": "document write describe explain",
    "migrate": "migrate move port switch replace upgrade refactor rebuild transfer relocate consolidate rewrite convert modernize unify merge standardize centralize separate split",
    "retire": "decommission retire deprecate sunset",
    "hire": "hire recruit staff appoint",
    "supply": "buy purchase procure order lease rent acquire",
    "event": "organize organise host hold attend sponsor celebrate exhibit stage",
    "content": "publish post tweet blog broadcast",
    "inhouse": "plan define agree set draft design propose specify decide settle formalize finalize establish",
    "process": "",
    "research": "research explore analyze analyse assess evaluate investigate survey interview study identify map examine review collect gather learn discover prototype pilot compare find figure scope estimate consider benchmark trial experiment validate track select",
    "verdict": "certify accredit license obtain",
    "place": "open",
    "fit": "furnish insulate fit",
    "renewal": "renovate refurbish restore paint repaint redecorate modernise",
    "plants": "replant",
    "component": "develop extend expose wrap",
    "service": "deploy configure operate provision scale setup",
    "tests": "test",
    "feature": "ship release launch deliver roll implement add build create provide enable redesign update introduce support complete",
    "inspect": "inspect check audit patrol verify visit",
    "fix": "fix repair resolve close remove address triage clear solve eliminate patch",
    "communicate": "announce inform present brief communicate share tell",
    "outreach": "contact approach meet call reach email write-to network engage collaborate partner liaise work-with pursue invite intro",
    "integrate": "integrate connect link sync synchronize embed",
    "automate": "automate",
    "digitise": "digitize digitise scan",
    "upkeep": "clean wash maintain service tidy weed mow polish sweep",
    "measure": "measure track instrument baseline",
}
VERBS: dict[str, str] = {word: family for family, words in _VERBS.items() for word in words.split()}

FITTED = bag("install mount hang replace renew put lay")  # with things, not with software

COLLECTIVE = bag("team crew brigade squad shift department ensemble staff desk group unit board class choir")

FIRST = bag(  # verbs that say more than what they act on
    "document describe train teach coach educate mentor instruct hire recruit appoint migrate port replace refactor decommission retire "
    "consolidate move automate digitize digitise integrate connect sync inspect fix repair resolve "
    "interview survey research explore analyze analyse assess evaluate investigate identify map announce contact approach meet certify accredit"
)

TRAINS = bag("train teach coach educate mentor instruct certify enable upskill drill brief")

TASKS = bag(  # what people do in a channel, as the word before it
    "deployment booking order payment appointment registration application request return reservation claim enrolment complaint "
    "donation refund invoice loan permit ticket delivery sign-up signup renewal referral feedback report leave expense search "
    "enrollment repair quote subscription transfer visit prescription reading"
)

PRODUCES = bag(  # verbs whose object comes into being: what they name is the means, not the deed
    "build create write develop launch publish introduce buy hire open install design implement set establish organise organize hold "
    "run host start deliver release add make provide draft prepare produce order purchase stage print plant get found form "
    "appoint recruit ship roll define plan go have complete finish do give offer lease rent acquire execute conduct"
)
