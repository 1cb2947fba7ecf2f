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
CREATE TABLE check_ins (
            cycle TEXT NOT NULL REFERENCES cycles ON DELETE CASCADE,
            number INTEGER NOT NULL,
            key TEXT NOT NULL,
            content TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (cycle, number),
            UNIQUE (cycle, key));
CREATE TABLE choices (
            review TEXT NOT NULL REFERENCES reviews ON DELETE CASCADE,
            number INTEGER NOT NULL,
            key TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (review, number),
            UNIQUE (review, key));
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
CREATE TABLE notes (
            cycle TEXT NOT NULL REFERENCES cycles ON DELETE CASCADE,
            person TEXT NOT NULL,
            key TEXT NOT NULL,
            content TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (cycle, person));
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
CREATE TABLE rounds (
            review TEXT NOT NULL REFERENCES reviews ON DELETE CASCADE,
            number INTEGER NOT NULL,
            plan TEXT NOT NULL,
            parts TEXT NOT NULL,
            seats INTEGER NOT NULL,
            deadline TEXT,
            opened TEXT,
            PRIMARY KEY (review, number));
CREATE TABLE shares (
            id TEXT NOT NULL,
            workspace TEXT NOT NULL,
            team TEXT NOT NULL,
            text TEXT NOT NULL,
            cycle TEXT REFERENCES cycles ON DELETE CASCADE,
            aim TEXT NOT NULL,
            person TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (id, workspace));
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
CREATE TABLE voters (
            review TEXT NOT NULL REFERENCES reviews ON DELETE CASCADE,
            person TEXT NOT NULL,
            name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('guest', 'member', 'lead', 'fingers')),
            at TEXT NOT NULL,
            PRIMARY KEY (review, person));
CREATE INDEX recent ON drafts (workspace, changed);
CREATE UNIQUE INDEX begun ON drafts (workspace, person, key);
CREATE INDEX cycles_recent ON cycles (workspace, created);
COMMIT;
