BEGIN TRANSACTION;
CREATE TABLE drafts (
            id TEXT PRIMARY KEY,
            workspace TEXT NOT NULL,
            person TEXT NOT NULL,
            title TEXT NOT NULL,
            revision INTEGER NOT NULL,
            created TEXT NOT NULL,
            changed TEXT NOT NULL);
INSERT INTO "drafts" VALUES('id-1','library','Ada','Readers find more books',4,'2027-01-04T09:00:00.000000+00:00','2027-01-04T09:00:00.000000+00:00');
CREATE TABLE leases (
            draft TEXT NOT NULL,
            message TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            until TEXT NOT NULL,
            PRIMARY KEY (draft, message),
            FOREIGN KEY (draft, message) REFERENCES messages (draft, id) ON DELETE CASCADE);
INSERT INTO "leases" VALUES('id-1','waiting',1,'2027-01-04T09:00:30.000000+00:00');
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
CREATE INDEX recent ON drafts (workspace, changed);
COMMIT;
