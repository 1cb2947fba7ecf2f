"""What teams in many trades write down as key results, ten lines each, with the objective above them."""

from __future__ import annotations

from coach import model

NAMED = {
    "hospital ward": ("A ward that patients trust", (
        "Train all nurses in the new fall protocol", "Install hand rails in every bathroom", "Handover sheet for the night shift",
        "Hire three health care assistants", "Weekly medication audit", "Fewer pressure ulcers", "Shorter time to discharge",
        "Write a leaflet for relatives", "Introduce bedside tablets", "Patients who get their pain medicine on time",
    )),
    "primary school": ("Every child reads with joy", (
        "Buy 400 new books for the class libraries", "Reading mentors for year three", "Hold two parents' evenings on reading",
        "Introduce a phonics programme", "Homework club on Tuesdays", "Better attendance", "All teachers trained in dyslexia support",
        "Redesign the school library", "Improve communication with parents", "Pupils who read aloud without fear",
    )),
    "restaurant kitchen": ("A kitchen that guests come back for", (
        "New summer menu", "Replace the old fryer", "Train the brigade on allergens", "Less food waste", "Tablet ordering at the tables",
        "Hire a sous chef", "Plates leave the pass faster", "Write down all recipes", "Three tasting evenings", "Clean the cold store every week",
    )),
    "bus depot": ("Buses that people can rely on", (
        "Replace 12 buses", "New rota for drivers", "Install ticket readers at all doors", "Fewer breakdowns on the road", "Recruit 20 drivers",
        "Customer service training for drivers", "Real-time display at 30 stops", "Refurbish the washing hall", "Inspect all brakes monthly", "Shorter waits at the night stops",
    )),
    "dairy farm": ("A herd that stays healthy", (
        "Build a new calf barn", "Install milking robot", "Hoof trimming twice a year", "Lower cell count", "Write a feeding plan",
        "Vet visits every two weeks", "Fewer lame cows", "Buy a second feed mixer", "Train the apprentices in calving", "Drain the north meadow",
    )),
    "museum": ("A museum for the whole town", (
        "Open the new wing", "Audio guide in four languages", "Digitise 3,000 photographs", "Workshops for 25 school classes", "New labels in the glass hall",
        "50,000 visitors", "Newsletter for friends of the museum", "Improve the entrance", "Evening opening on Thursdays", "Catalogue of the textile collection",
    )),
    "fire service": ("Safer homes, safer crews", (
        "Visit 600 homes for smoke alarm checks", "Buy two turnout trucks", "Breathing apparatus drill for each shift", "No injuries at the scene", "Faster turnout at night",
        "Open day at the station", "Map all hydrants", "Recruit 15 volunteers", "New radio system", "Review all alarm plans of care homes",
    )),
    "theatre": ("A house that young people make their own", (
        "Stage a youth production", "Cheap tickets for under 25s", "Renovate the foyer", "Instagram campaign for the season", "Rehearsals start on time",
        "Introduce a new booking system", "Twelve school visits", "Fewer empty seats on weekdays", "Survey of first-time visitors", "Costume fund for the choir",
    )),
    "housing association": ("Homes that are warm and in order", (
        "Replace boilers in 80 flats", "Launch the tenant app", "Repairs finished faster", "Tenant council in each estate", "Insulate the gable walls",
        "Reduce arrears by 15%", "Publish a repairs handbook", "Fewer empty flats", "Train caretakers in damp and mould", "Complaints answered in time",
    )),
    "vet practice": ("Animals treated without fear", (
        "Buy an ultrasound scanner", "Quiet waiting room for cats", "Handling course for the team", "Reminder texts for vaccinations", "Online booking",
        "Dental week in spring", "Owners who finish the treatment", "Hire a second vet", "Update the anaesthesia checklist", "Less time in the waiting room",
    )),
    "sawmill": ("More board from each log", (
        "New saw blades on line two", "Install moisture sensors in the kiln", "Maintenance plan for the debarker", "Fewer boards rejected", "Safety training for the yard",
        "Optimise log sorting", "Software for cutting patterns", "Shorter changeovers", "Sell offcuts to the pellet plant", "Certify the timber",
    )),
    "parish and charity": ("Nobody in the parish is alone", (
        "Visit 40 lonely people", "Train visitors in listening", "Summer fête on the green", "Repair the hall roof", "Food parcels every Friday",
        "Start a choir for beginners", "Recruit 10 drivers", "Leaflet about our services", "First-time visitors who come again", "Apply for the city grant",
    )),
}  # fmt: skip

LACKING = {  # trades that the library has no words for
    "ferry company": ("Crossings that leave on time", (
        "Crowd-handling course for the deck crew", "New gangway in the east harbour", "Boarding app", "Repaint the car deck", "Safety drills on all ships", "Timetable leaflet", "Fewer cancelled crossings", "Recruit four mates",
    )),
    "printing house": ("Orders that are right the first time", (
        "Write up all machine settings", "Second folding machine", "Colour calibration every Monday", "Customer portal for proofs", "Train the night shift on the new press", "Paper waste", "Proofs approved sooner", "Hire a prepress operator",
    )),
    "radio station": ("The region hears itself", (
        "Launch a morning show", "Podcast with local clubs", "Renovate studio two", "Social media training for presenters", "Live from six village fairs", "Listener survey", "More calls from listeners", "Digitise the archive",
    )),
    "driving school": ("Learners pass and drive safely", (
        "Buy two electric cars", "Theory course online", "Simulator hours for beginners", "Instructor meeting every month", "Booking app for lessons", "Learners who pass at the first go", "Night driving lessons", "Brochure for parents",
    )),
    "cemetery office": ("Families find a dignified place", (
        "New grave register", "Urn wall in the north field", "Guide for bereaved families", "Benches along the main path", "Train gardeners in tree care", "Shorter wait for an appointment", "Digitise old burial books", "Open evening for stonemasons",
    )),
    "ski school": ("Guests who want to ski again", (
        "Build a practice lift", "Hire 8 instructors", "Helmet rental for children", "Language course for instructors", "Online booking of courses", "Guests who come back next winter", "Fewer injuries on the slope", "Flyer in all hotels",
    )),
    "tailor workshop": ("Clothes that fit and last", (
        "New cutting table", "Pattern archive", "Fewer alterations", "Apprentice programme", "Open workshop on Saturdays", "Repair café", "Fabric library", "Video about mending",
    )),
    "beekeepers": ("Healthy colonies through the winter", (
        "Varroa training for members", "Buy a honey extractor", "Colonies lost in winter", "Plant flower strips", "Bee day at the market", "Monitoring sheet for all hives", "Mentors for new beekeepers", "Label for local honey",
    )),
}  # fmt: skip


def objectives(trades: dict[str, tuple[str, tuple[str, ...]]]) -> dict[str, model.Objective]:
    """Each trade's objective with its lines read."""
    return {
        name: model.objective(goal, tuple(model.key_result(line) for line in lines))
        for name, (goal, lines) in trades.items()
    }
