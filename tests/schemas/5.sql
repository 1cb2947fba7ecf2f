BEGIN TRANSACTION;
CREATE TABLE ballots (
            review TEXT NOT NULL,
            round INTEGER NOT NULL,
            person TEXT NOT NULL,
            key TEXT NOT NULL,
            at TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (review, round, person),
            FOREIGN KEY (review, round) REFERENCES rounds (review, number) ON DELETE CASCADE,
            FOREIGN KEY (review, person) REFERENCES voters (review, person) ON DELETE CASCADE);
INSERT INTO "ballots" VALUES('id-6',1,'name:Ida','vote-0','2027-01-04T09:00:00.000000+00:00','{"marks":[{"at":"1","said":"yes","sure":null,"reason":"","scores":{},"target":"","worse":""},{"at":"1.1","said":"keep","sure":7,"reason":"","scores":{},"target":"","worse":""},{"at":"1.2","said":"keep","sure":6,"reason":"","scores":{},"target":"","worse":""},{"at":"1.3","said":"keep","sure":6,"reason":"","scores":{},"target":"","worse":""}],"drop":"","help":"the pilots","form":"quick"}');
INSERT INTO "ballots" VALUES('id-6',1,'name:Moe','vote-1','2027-01-04T09:00:00.000000+00:00','{"marks":[{"at":"1","said":"partly","sure":null,"reason":"","scores":{},"target":"","worse":""},{"at":"1.1","said":"keep","sure":8,"reason":"","scores":{},"target":"","worse":""},{"at":"1.2","said":"keep","sure":5,"reason":"","scores":{},"target":"","worse":""},{"at":"1.3","said":"keep","sure":6,"reason":"","scores":{},"target":"","worse":""}],"drop":"","help":"","form":"quick"}');
INSERT INTO "ballots" VALUES('id-6',1,'seat:180bf72182813f82b63bb85423a5c14eb5ea10ecfe74e9ed3d2a9793d66ea7b7','vote-2','2027-01-04T09:00:00.000000+00:00','{"marks":[{"at":"1","said":"partly","sure":null,"reason":"","scores":{},"target":"","worse":""},{"at":"1.1","said":"keep","sure":6,"reason":"","scores":{},"target":"","worse":""},{"at":"1.2","said":"talk","sure":2,"reason":"Summer bags are heavier and there are more of them.","scores":{},"target":"","worse":""},{"at":"1.3","said":"keep","sure":6,"reason":"","scores":{},"target":"","worse":""}],"drop":"","help":"","form":"quick"}');
INSERT INTO "ballots" VALUES('id-6',1,'seat:72b9b3726b517c58f0195a9453692ca91d2d95a13ed9a65d5e4f888409d54b11','vote-3','2027-01-04T09:00:00.000000+00:00','{"marks":[{"at":"1","said":"yes","sure":null,"reason":"","scores":{},"target":"","worse":""},{"at":"1.1","said":"keep","sure":9,"reason":"The wind decides.","scores":{},"target":"","worse":""},{"at":"1.2","said":"can''t judge","sure":null,"reason":"","scores":{},"target":"","worse":""},{"at":"1.3","said":"keep","sure":6,"reason":"","scores":{},"target":"","worse":""}],"drop":"","help":"","form":"quick"}');
INSERT INTO "ballots" VALUES('id-6',1,'seat:2fba734db343b3ff74c891656d8e547207879d3e5943119d6241ab460bec8ad7','vote-4','2027-01-04T09:00:00.000000+00:00','{"marks":[{"at":"1","said":"yes","sure":null,"reason":"","scores":{},"target":"","worse":""},{"at":"1.1","said":"can''t judge","sure":null,"reason":"","scores":{},"target":"","worse":""},{"at":"1.2","said":"drop","sure":3,"reason":"Bags come back late.","scores":{},"target":"","worse":""},{"at":"1.3","said":"keep","sure":6,"reason":"","scores":{},"target":"","worse":""}],"drop":"the bag line","help":"","form":"quick"}');
INSERT INTO "ballots" VALUES('id-6',1,'seat:2715a11e35ec949192183f2ad69c04b25df6d8a722d3b2d2e1da5319b4df400e','vote-5','2027-01-04T09:00:00.000000+00:00','{"marks":[{"at":"1","said":"no","sure":null,"reason":"An early boat leaves people on the pier.","scores":{},"target":"","worse":""},{"at":"1.1","said":"talk","sure":4,"reason":"","scores":{},"target":"","worse":""},{"at":"1.2","said":"keep","sure":6,"reason":"","scores":{},"target":"","worse":""},{"at":"1.3","said":"keep","sure":6,"reason":"","scores":{},"target":"","worse":""}],"drop":"","help":"","form":"quick"}');
INSERT INTO "ballots" VALUES('id-9',1,'seat:c808cadaa07a2cf8670e0304851109dc9a380c5bcc5a449e6eeb962bcec6a0fb','vote','2027-01-04T09:00:00.000000+00:00','{"marks":[{"at":"1","said":"yes","sure":null,"reason":"","scores":{},"target":"","worse":""},{"at":"1.1","said":"keep","sure":7,"reason":"","scores":{},"target":"","worse":""},{"at":"1.2","said":"keep","sure":6,"reason":"","scores":{},"target":"","worse":""},{"at":"1.3","said":"keep","sure":6,"reason":"","scores":{},"target":"","worse":""}],"drop":"","help":"the pilots","form":"quick"}');
CREATE TABLE check_ins (
            cycle TEXT NOT NULL REFERENCES cycles ON DELETE CASCADE,
            number INTEGER NOT NULL,
            key TEXT NOT NULL,
            content TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (cycle, number),
            UNIQUE (cycle, key));
INSERT INTO "check_ins" VALUES('id-7',1,'look','{"day":"2027-01-18","entries":[{"at":"1.1","value":"75%","until":"","sure":7,"line":""}],"held":[["h1","held"]],"change":"","help":"","by":"Moe"}','2027-01-04T09:00:00.000000+00:00');
CREATE TABLE choices (
            review TEXT NOT NULL REFERENCES reviews ON DELETE CASCADE,
            number INTEGER NOT NULL,
            key TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (review, number),
            UNIQUE (review, key));
INSERT INTO "choices" VALUES('id-6',1,'choice-0','{"at":"1","action":"keep","text":"","name":"","day":"","reason":"","by":"Moe","on":"2027-01-04T09:00:00+00:00"}');
INSERT INTO "choices" VALUES('id-6',2,'choice-1','{"at":"1.2","action":"change","text":"Bags lost on the crossing from 50 to 10% less","name":"Ida","day":"","reason":"Buses lose some too.","by":"Moe","on":"2027-01-04T09:00:00+00:00"}');
INSERT INTO "choices" VALUES('id-6',3,'choice-2','{"at":"1.1","action":"keep","text":"","name":"","day":"","reason":"","by":"Moe","on":"2027-01-04T09:00:00+00:00"}');
INSERT INTO "choices" VALUES('id-6',4,'choice-3','{"at":"1.3","action":"own","text":"","name":"Moe","day":"","reason":"","by":"Moe","on":"2027-01-04T09:00:00+00:00"}');
INSERT INTO "choices" VALUES('id-6',5,'choice-4','{"at":"1.3","action":"fill","text":"aim","name":"Moe","day":"15 January","reason":"","by":"Moe","on":"2027-01-04T09:00:00+00:00"}');
INSERT INTO "choices" VALUES('id-6',6,'choice-5','{"at":"","action":"not now","text":"A second boat on Sundays","name":"","day":"","reason":"","by":"Moe","on":"2027-01-04T09:00:00+00:00"}');
CREATE TABLE cycles (
            id TEXT PRIMARY KEY,
            workspace TEXT NOT NULL,
            review TEXT NOT NULL,
            title TEXT NOT NULL,
            days TEXT NOT NULL,
            created TEXT NOT NULL,
            changed TEXT NOT NULL,
            ended TEXT,
            notes_open TEXT,
            results TEXT,
            opening TEXT);
INSERT INTO "cycles" VALUES('id-7','ferry','id-6','Ferry, Spring','{"begins":"2027-01-04","ends":"2027-03-28","cadence":"two-weekly"}','2027-01-04T09:00:00.000000+00:00','2027-01-04T09:00:00.000000+00:00',NULL,NULL,'[{"at":"1.1","value":"87%","own":0.6,"because":"the wind","unknown":""}]',NULL);
CREATE TABLE drafts (
            id TEXT PRIMARY KEY,
            workspace TEXT NOT NULL,
            person TEXT NOT NULL,
            title TEXT NOT NULL,
            revision INTEGER NOT NULL,
            created TEXT NOT NULL,
            changed TEXT NOT NULL, key TEXT);
INSERT INTO "drafts" VALUES('id-1','library','Ada','Readers find more books',4,'2027-01-04T09:00:00.000000+00:00','2027-01-04T09:00:00.000000+00:00',NULL);
CREATE TABLE leases (
            draft TEXT NOT NULL,
            message TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            until TEXT NOT NULL,
            PRIMARY KEY (draft, message),
            FOREIGN KEY (draft, message) REFERENCES messages (draft, id) ON DELETE CASCADE);
INSERT INTO "leases" VALUES('id-1','waiting',1,'2027-01-04T09:00:30.000000+00:00');
CREATE TABLE members (
            workspace TEXT NOT NULL,
            person TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('member', 'lead')),
            at TEXT NOT NULL,
            PRIMARY KEY (workspace, person));
INSERT INTO "members" VALUES('ferry','Ida','lead','2027-01-04T09:00:00.000000+00:00');
INSERT INTO "members" VALUES('ferry','Moe','member','2027-01-04T09:00:00.000000+00:00');
INSERT INTO "members" VALUES('harbour','Zed','lead','2027-01-04T09:00:00.000000+00:00');
INSERT INTO "members" VALUES('harbour','Yan','member','2027-01-04T09:00:00.000000+00:00');
CREATE TABLE messages (
            draft TEXT NOT NULL REFERENCES drafts ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            id TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('team', 'coach')),
            person TEXT NOT NULL,
            text TEXT NOT NULL,
            at TEXT NOT NULL,
            answers TEXT,
            PRIMARY KEY (draft, seq),
            UNIQUE (draft, id),
            UNIQUE (draft, answers),
            FOREIGN KEY (draft, answers) REFERENCES messages (draft, id) ON DELETE CASCADE);
INSERT INTO "messages" VALUES('id-1',1,'id-3','coach','','What do you want to change?','2027-01-04T09:00:00.000000+00:00',NULL);
INSERT INTO "messages" VALUES('id-1',2,'said-1','team','Ada','We hold 1 shelves','2027-01-04T09:00:00.000000+00:00',NULL);
INSERT INTO "messages" VALUES('id-1',3,'id-4','coach','','What is on shelf 1?','2027-01-04T09:00:00.000000+00:00','said-1');
INSERT INTO "messages" VALUES('id-1',4,'said-2','team','Ada','We hold 2 shelves','2027-01-04T09:00:00.000000+00:00',NULL);
INSERT INTO "messages" VALUES('id-1',5,'id-5','coach','','What is on shelf 2?','2027-01-04T09:00:00.000000+00:00','said-2');
INSERT INTO "messages" VALUES('id-1',6,'waiting','team','Ben','And the cellar','2027-01-04T09:00:00.000000+00:00',NULL);
CREATE TABLE migrations (number INTEGER PRIMARY KEY, at TEXT NOT NULL);
INSERT INTO "migrations" VALUES(1,'2027-01-04T09:00:00.000000+00:00');
INSERT INTO "migrations" VALUES(2,'2027-01-04T09:00:00.000000+00:00');
INSERT INTO "migrations" VALUES(3,'2027-01-04T09:00:00.000000+00:00');
INSERT INTO "migrations" VALUES(4,'2027-01-04T09:00:00.000000+00:00');
INSERT INTO "migrations" VALUES(5,'2027-01-04T09:00:00.000000+00:00');
CREATE TABLE notes (
            cycle TEXT NOT NULL REFERENCES cycles ON DELETE CASCADE,
            person TEXT NOT NULL,
            key TEXT NOT NULL,
            content TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (cycle, person));
INSERT INTO "notes" VALUES('id-7','name:Moe','note','{"learned":"Buses are late.","decided":"","along":""}','2027-01-04T09:00:00.000000+00:00');
CREATE TABLE reviews (
            id TEXT PRIMARY KEY,
            workspace TEXT NOT NULL,
            draft TEXT NOT NULL,
            form TEXT NOT NULL,
            plan TEXT NOT NULL,
            person TEXT NOT NULL,
            key TEXT NOT NULL,
            round INTEGER NOT NULL,
            created TEXT NOT NULL,
            changed TEXT NOT NULL,
            ended TEXT,
            cycle TEXT,
            reason TEXT NOT NULL,
            UNIQUE (workspace, person, key));
INSERT INTO "reviews" VALUES('id-6','ferry','','quick','{"team":"Ferry","cycle":"Spring","aims":[{"id":"1","text":"Passengers reach the island when they planned to","lines":[{"id":"1.1","text":"Crossings that leave on time from 72% to 90%","owner":"Moe","by":"","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]},{"id":"1.2","text":"Lost bags from 50 to 10% less","owner":"","by":"Ida","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]},{"id":"1.3","text":"Answers to complaints within two days, 64% to [target: share - the desk]","owner":"","by":"","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]}],"type":null,"owner":"","tries":[],"why":"","partners":[],"needs":[],"waivers":[]}],"held":[{"id":"h1","text":"Crew rest stays at 11 hours"}]}','Ida','begin',1,'2027-01-04T09:00:00.000000+00:00','2027-01-04T09:00:00.000000+00:00','2027-01-04T09:00:00.000000+00:00','id-7','');
INSERT INTO "reviews" VALUES('id-9','ferry','','quick','{"team":"Ferry","cycle":"Spring","aims":[{"id":"1","text":"Passengers reach the island when they planned to","lines":[{"id":"1.1","text":"Crossings that leave on time from 72% to 90%","owner":"Moe","by":"","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]},{"id":"1.2","text":"Lost bags from 50 to 10% less","owner":"","by":"Ida","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]},{"id":"1.3","text":"Answers to complaints within two days, 64% to [target: share - the desk]","owner":"","by":"","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]}],"type":null,"owner":"","tries":[],"why":"","partners":[],"needs":[],"waivers":[]}],"held":[{"id":"h1","text":"Crew rest stays at 11 hours"}]}','Ida','second',1,'2027-01-04T09:00:00.000000+00:00','2027-01-04T09:00:00.000000+00:00',NULL,NULL,'');
CREATE TABLE revisions (
            draft TEXT NOT NULL REFERENCES drafts ON DELETE CASCADE,
            number INTEGER NOT NULL,
            content INTEGER NOT NULL,
            key TEXT NOT NULL,
            title TEXT NOT NULL,
            person TEXT NOT NULL,
            at TEXT NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (draft, number),
            UNIQUE (draft, key));
INSERT INTO "revisions" VALUES('id-1',1,1,'id-2','Readers find books','Ada','2027-01-04T09:00:00.000000+00:00','{"step": 0}');
INSERT INTO "revisions" VALUES('id-1',2,2,'said-1','Readers find books','Ada','2027-01-04T09:00:00.000000+00:00','{"step": 1}');
INSERT INTO "revisions" VALUES('id-1',3,3,'said-2','Readers find books','Ada','2027-01-04T09:00:00.000000+00:00','{"step": 2}');
INSERT INTO "revisions" VALUES('id-1',4,4,'edit-1','Readers find more books','Ben','2027-01-04T09:00:00.000000+00:00','{"step": "edited"}');
CREATE TABLE rooms (
            review TEXT PRIMARY KEY REFERENCES reviews ON DELETE CASCADE,
            code TEXT NOT NULL UNIQUE,
            opened TEXT NOT NULL,
            tries INTEGER NOT NULL,
            until TEXT);
INSERT INTO "rooms" VALUES('id-9','308780','2027-01-04T09:00:00.000000+00:00',0,NULL);
CREATE TABLE rounds (
            review TEXT NOT NULL REFERENCES reviews ON DELETE CASCADE,
            number INTEGER NOT NULL,
            plan TEXT NOT NULL,
            parts TEXT NOT NULL,
            seats INTEGER NOT NULL,
            deadline TEXT,
            opened TEXT,
            PRIMARY KEY (review, number));
INSERT INTO "rounds" VALUES('id-6',1,'{"team":"Ferry","cycle":"Spring","aims":[{"id":"1","text":"Passengers reach the island when they planned to","lines":[{"id":"1.1","text":"Crossings that leave on time from 72% to 90%","owner":"Moe","by":"","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]},{"id":"1.2","text":"Lost bags from 50 to 10% less","owner":"","by":"Ida","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]},{"id":"1.3","text":"Answers to complaints within two days, 64% to [target: share - the desk]","owner":"","by":"","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]}],"type":null,"owner":"","tries":[],"why":"","partners":[],"needs":[],"waivers":[]}],"held":[{"id":"h1","text":"Crew rest stays at 11 hours"}]}','',6,NULL,'2027-01-04T09:00:00.000000+00:00');
INSERT INTO "rounds" VALUES('id-9',1,'{"team":"Ferry","cycle":"Spring","aims":[{"id":"1","text":"Passengers reach the island when they planned to","lines":[{"id":"1.1","text":"Crossings that leave on time from 72% to 90%","owner":"Moe","by":"","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]},{"id":"1.2","text":"Lost bags from 50 to 10% less","owner":"","by":"Ida","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]},{"id":"1.3","text":"Answers to complaints within two days, 64% to [target: share - the desk]","owner":"","by":"","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]}],"type":null,"owner":"","tries":[],"why":"","partners":[],"needs":[],"waivers":[]}],"held":[{"id":"h1","text":"Crew rest stays at 11 hours"}]}','',6,NULL,NULL);
CREATE TABLE shares (
            id TEXT NOT NULL,
            workspace TEXT NOT NULL,
            team TEXT NOT NULL,
            text TEXT NOT NULL,
            cycle TEXT REFERENCES cycles ON DELETE CASCADE,
            aim TEXT NOT NULL,
            person TEXT NOT NULL,
            at TEXT NOT NULL, asked TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (id, workspace));
INSERT INTO "shares" VALUES('id-8','ferry','Ferry','Passengers reach the island when they planned to','id-7','1','Ida','2027-01-04T09:00:00.000000+00:00','ferry');
INSERT INTO "shares" VALUES('id-8','harbour','Harbour','Passengers reach the island when they planned to',NULL,'','','2027-01-04T09:00:00.000000+00:00','ferry');
CREATE TABLE sheets (
            review TEXT NOT NULL,
            round INTEGER NOT NULL,
            person TEXT NOT NULL,
            at TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (review, round, person),
            FOREIGN KEY (review, round) REFERENCES rounds (review, number) ON DELETE CASCADE,
            FOREIGN KEY (review, person) REFERENCES voters (review, person) ON DELETE CASCADE);
INSERT INTO "sheets" VALUES('id-9',1,'seat:c808cadaa07a2cf8670e0304851109dc9a380c5bcc5a449e6eeb962bcec6a0fb','2027-01-04T09:00:00.000000+00:00','{"marks":[{"at":"1","said":"partly","sure":null,"reason":"","scores":{},"target":"","worse":""},{"at":"1.1","said":"keep","sure":8,"reason":"","scores":{},"target":"","worse":""},{"at":"1.2","said":"keep","sure":5,"reason":"","scores":{},"target":"","worse":""},{"at":"1.3","said":"keep","sure":6,"reason":"","scores":{},"target":"","worse":""}],"drop":"","help":"","form":"quick"}');
CREATE TABLE tries (
            source TEXT PRIMARY KEY,
            wrong INTEGER NOT NULL,
            last TEXT NOT NULL,
            until TEXT);
CREATE TABLE versions (
            cycle TEXT NOT NULL REFERENCES cycles ON DELETE CASCADE,
            number INTEGER NOT NULL,
            key TEXT NOT NULL,
            plan TEXT NOT NULL,
            person TEXT NOT NULL,
            at TEXT NOT NULL,
            amendment TEXT NOT NULL,
            PRIMARY KEY (cycle, number),
            UNIQUE (cycle, key));
INSERT INTO "versions" VALUES('id-7',1,'commit','{"team":"Ferry","cycle":"Spring","aims":[{"id":"1","text":"Passengers reach the island when they planned to","lines":[{"id":"1.1","text":"Crossings that leave on time from 72% to 90%","owner":"Moe","by":"","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]},{"id":"1.2","text":"Bags lost on the crossing from 50 to 10% less","owner":"Ida","by":"Ida","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]},{"id":"1.3","text":"Answers to complaints within two days, 64% to [target: share - the desk]","owner":"Moe","by":"","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]}],"type":null,"owner":"","tries":[],"why":"","partners":[],"needs":[],"waivers":[]}],"held":[{"id":"h1","text":"Crew rest stays at 11 hours"}]}','Ida','2027-01-04T09:00:00.000000+00:00','{"at":"","action":"keep","text":"","why":"","owner":""}');
INSERT INTO "versions" VALUES('id-7',2,'amend','{"team":"Ferry","cycle":"Spring","aims":[{"id":"1","text":"Passengers reach the island when they planned to","lines":[{"id":"1.1","text":"Crossings that leave on time from 72% to 90%","owner":"Moe","by":"","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]},{"id":"1.2","text":"Bags lost on the crossing from 50 to 10% less","owner":"Ida","by":"Ida","form":"result","tries":[],"fields":{"metric":null,"baseline":null,"target":null,"unit":null,"deadline":null,"source":null},"waivers":[]}],"type":null,"owner":"","tries":[],"why":"","partners":[],"needs":[],"waivers":[]}],"held":[{"id":"h1","text":"Crew rest stays at 11 hours"}]}','Moe','2027-01-04T09:00:00.000000+00:00','{"at":"1.3","action":"stop","text":"","why":"The desk is closed.","owner":""}');
CREATE TABLE voters (
            review TEXT NOT NULL REFERENCES reviews ON DELETE CASCADE,
            person TEXT NOT NULL,
            name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('guest', 'member', 'lead', 'fingers')),
            at TEXT NOT NULL,
            PRIMARY KEY (review, person));
INSERT INTO "voters" VALUES('id-6','name:Ida','Ida','lead','2027-01-04T09:00:00.000000+00:00');
INSERT INTO "voters" VALUES('id-6','name:Moe','Moe','member','2027-01-04T09:00:00.000000+00:00');
INSERT INTO "voters" VALUES('id-6','seat:180bf72182813f82b63bb85423a5c14eb5ea10ecfe74e9ed3d2a9793d66ea7b7','Guest 0','guest','2027-01-04T09:00:00.000000+00:00');
INSERT INTO "voters" VALUES('id-6','seat:72b9b3726b517c58f0195a9453692ca91d2d95a13ed9a65d5e4f888409d54b11','Guest 1','guest','2027-01-04T09:00:00.000000+00:00');
INSERT INTO "voters" VALUES('id-6','seat:2fba734db343b3ff74c891656d8e547207879d3e5943119d6241ab460bec8ad7','Guest 2','guest','2027-01-04T09:00:00.000000+00:00');
INSERT INTO "voters" VALUES('id-6','seat:2715a11e35ec949192183f2ad69c04b25df6d8a722d3b2d2e1da5319b4df400e','Guest 3','guest','2027-01-04T09:00:00.000000+00:00');
INSERT INTO "voters" VALUES('id-9','seat:c808cadaa07a2cf8670e0304851109dc9a380c5bcc5a449e6eeb962bcec6a0fb','Guest 0','guest','2027-01-04T09:00:00.000000+00:00');
CREATE INDEX recent ON drafts (workspace, changed);
CREATE UNIQUE INDEX begun ON drafts (workspace, person, key);
CREATE INDEX cycles_recent ON cycles (workspace, created);
COMMIT;
