"""Which family an output belongs to: by what is made (its head noun), else by what is done (the verb)."""

from __future__ import annotations

_HEADS = {
    "train": "training course workshop bootcamp lesson lessons refresher seminar class coaching mentoring enablement curriculum drill webinar-training e-learning certification-training apprenticeship module induction",
    "document": "documentation docs doc handbook guide manual wiki faq runbook instruction instructions how-to tutorial tutorials checklist glossary leaflet page pages notes example examples template templates sop readme reference specification spec specs playbook sheet recipe write-up cheat-sheet note signage sign signs directory knowledge-base kb article-base best-practices practices",
    "channel": "portal app form forms website site webshop shop-system checkout kiosk chatbot booking self-service hotline helpline calculator page-flow front-end interface ui locker lockers counter desk line",
    "system": "software system tool platform crm erp tracker scheduler database workspace suite intranet calendar register inventory application solution ats workflow-tool technology workiva salesforce",
    "dashboard": "dashboard dashboards report reports reporting chart charts scorecard metrics kpi kpis indicator indicators analytics statistics visualization heatmap overview map telemetry logs logging",
    "hire": "engineer manager director vp recruiter intern interns developer analyst officer assistant role roles position positions vacancy vacancies headcount hire hires hiring designer post-holder lead cook chef nurse teacher warden clerk",
    "buy": "van vans truck trucks vehicle vehicles bus buses bike bikes machine machines oven ovens pump pumps hoist hoists forklift trolley trolleys bed beds laptop laptops device devices sensor sensors scanner scanners camera cameras printer generator boiler freezer fridge tractor equipment kit stand hardware tablet tablets barrier barriers mixer saw kiln lift crane boat box boxes crate crates harness wheelchair",
    "event": "event events conference meetup meetups festival fair fairs hackathon party open-day day roundtable summit ceremony picnic market concert exhibition evening webinar webinars talk talks session sessions ama amas tour tours meeting meetings kickoff offsite retreat gathering dinner show",
    "content": "post posts article articles video videos podcast podcasts newsletter newsletters blog blogs campaign campaigns content story stories tweet tweets ad ads advert adverts press-release report-series study case-study case-studies whitepaper ebook paper papers book mailing mailings poster posters flyer flyers demo demos screencast byline bylines publication announcement announcements media brochure use-case use-cases interview-series",
    "plan": "plan plans strategy roadmap policy policies framework guideline guidelines standard standards principles vision charter budget agenda priorities proposal model concept blueprint structure definition definitions rules target targets okr okrs matrix matrices calendar-plan backlog milestones requirements messaging positioning",
    "process": "process processes procedure procedures workflow workflows routine rota cadence handover method methodology mechanism path paths flow onboarding planning loop cycle rotation",
    "research": "survey surveys interview interviews study-of research analysis assessment evaluation audit-of investigation exploration options list lists mapping persona personas market comparison trial trials experiment experiments pilot poc proof-of-concept prototype prototypes feedback review reviews requirements-study gap questionnaire test-run study discovery use-case-map",
    "verdict": "certification certificate accreditation licence license permit approval label award contract grant audit funding patent soc iso",
    "place": "room rooms centre center garden gardens playground branch branches shop shops path-way clinic wing hall library-room office space kitchen cafe café studio lab workshop-space pool track park bench benches shelter shelf shelves station stall stage lounge house",
    "component": "api apis sdk cli library-code driver drivers plugin plugins component components connector client package module-code helm operator extension extensions parser analyzer analyzers index format schema dataset datasets model-code provider binding bindings integration-kit playground demo-app language",
    "service": "cluster service services pipeline pipelines server servers infrastructure environment environments deployment deployments backend gateway network storage instance instances ci cd monitoring alerting backup backups dns queue cache logs-store",
    "tests": "test tests suite testing regression coverage lint qa",
    "feature": "feature features product release releases version versions beta alpha mvp bot support functionality capability capabilities iteration upgrade update prototype-release application-release design redesign interface-design visualization-tool engine search filter notification notifications experience",
    "fix": "bug bugs issue issues defect defects fault faults ticket tickets finding findings vulnerability vulnerabilities complaint complaints backlog debt leak leaks pothole potholes error errors problem problems gap gaps incident incidents",
    "communicate": "announcement-letter letter letters notice briefing information campaign-information message presentation",
    "integrate": "integration integrations interface-link sync synchronization connection connections single-sign-on sso link links import export",
    "automate": "automation",
    "recruit": "volunteer volunteers member members mentor mentors ambassador ambassadors donor donors trustee trustees foster-carer carers players trainee trainees apprentice apprentices",
}
HEADS: dict[str, str] = {word: family for family, words in _HEADS.items() for word in words.split()}

_VERBS = {
    "train": "train teach coach educate mentor instruct drill enable upskill",
    "document": "document write describe record explain annotate",
    "migrate": "migrate move port switch replace upgrade refactor rebuild transfer relocate consolidate rewrite convert modernize decommission retire deprecate unify merge standardize centralize separate split renew",
    "hire": "hire recruit staff appoint",
    "buy": "buy purchase procure order lease rent acquire get",
    "event": "organize organise host hold attend sponsor celebrate exhibit stage",
    "content": "publish post tweet blog print broadcast advertise promote market amplify feature showcase distribute pitch",
    "plan": "plan define agree set draft design propose specify prioritize decide settle formalize finalize establish",
    "process": "introduce implement",
    "research": "research explore analyze analyse assess evaluate investigate survey interview study identify map examine review collect gather learn discover prototype pilot compare find figure scope estimate consider benchmark trial experiment validate track select",
    "verdict": "certify accredit license obtain",
    "place": "open renovate paint plant furnish restore clean refurbish build",
    "component": "implement develop create build extend add provide expose wrap enable",
    "service": "deploy install configure run operate provision scale setup",
    "tests": "test",
    "feature": "ship release launch deliver roll complete finish make improve redesign update support",
    "inspect": "inspect check audit patrol verify monitor visit",
    "fix": "fix repair resolve close remove address triage clear solve eliminate patch",
    "communicate": "announce inform present brief communicate share tell",
    "outreach": "contact approach meet call reach email write-to network engage collaborate partner liaise work-with pursue invite intro",
    "integrate": "integrate connect link sync synchronize embed",
    "automate": "automate digitize digitise schedule",
    "measure": "measure track instrument baseline",
}
VERBS: dict[str, str] = {word: family for family, words in _VERBS.items() for word in words.split()}

FIRST = frozenset(  # verbs that say more than what they act on
    "train teach coach educate mentor instruct hire recruit appoint migrate port replace refactor decommission retire "
    "consolidate move buy purchase procure lease automate digitize digitise integrate connect sync inspect fix repair resolve "
    "interview survey research explore analyze analyse assess evaluate investigate identify map announce contact approach meet certify accredit".split()
)

TRAINS = frozenset("train teach coach educate mentor instruct certify enable upskill drill brief".split())

TASKS = frozenset(  # what people do in a channel, as the word before it
    "deployment booking order payment appointment registration application request return reservation claim enrolment complaint "
    "donation refund invoice loan permit ticket delivery sign-up signup renewal referral feedback report leave expense search "
    "enrollment repair quote subscription transfer visit prescription reading".split()
)
