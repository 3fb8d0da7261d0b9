-- The data of a box. One file, `xiaoer.db`; the journal is the truth, everything that is marked "read table" can be made
-- from it again, and `xiaoer check` proves that it could be.
--
-- Instants are milliseconds since 1970-01-01T00:00:00Z; digests are 32 raw bytes; JSON is UTF-8 text.

-- What has happened, in order. Rows are added and never changed.
--   seq    1, 2, 3 ... without a gap; also the id that live feeds resume from.
--   at     when, by the box's clock; may step back where the clock was set.
--   by     who, as the JSON of `Actor`.
--   event  what, as the JSON of `Event`. It holds digests and pseudonyms, never a person's own words or name.
--   prev   `hash` of the row before; 32 zero bytes in row 1.
--   hash   SHA-256 of prev, seq and at (each 8 bytes, big-endian), by, event. A changed, missing or moved row breaks it.
CREATE TABLE journal (
    seq   INTEGER PRIMARY KEY,
    at    INTEGER NOT NULL,
    by    TEXT NOT NULL,
    event TEXT NOT NULL,
    prev  BLOB NOT NULL CHECK (length(prev) = 32),
    hash  BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Read table: the latest state of each noun of the desk. What is open is read back at the next start; what is closed is
-- kept for looking up.
--   kind      desk, shop, staff, customer, conversation, order, case, incident, penalty, tally, binding, gate,
--             guardrails.
--   number    the noun's number; for a tally the person's, for a binding, a gate and guardrails the shop's.
--   part      '' but for a tally (the month, 2026-11) and a binding (reply, refund, penalty).
--   shop, customer, staff, state, at
--             what it is looked up by; null where the noun has no such thing.
--   open      1 while the desk still needs it.
--   body      the JSON of `Document`.
CREATE TABLE documents (
    kind     TEXT NOT NULL,
    number   INTEGER NOT NULL,
    part     TEXT NOT NULL,
    shop     INTEGER,
    customer INTEGER,
    staff    INTEGER,
    state    TEXT,
    at       INTEGER,
    open     INTEGER NOT NULL CHECK (open IN (0, 1)),
    body     TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX documents_key ON documents (kind, number, part);
CREATE INDEX documents_open ON documents (kind, number) WHERE open = 1;
CREATE INDEX documents_customer ON documents (customer, kind, number) WHERE customer IS NOT NULL;
CREATE INDEX documents_staff ON documents (staff, kind, number) WHERE staff IS NOT NULL;

-- Personal text: messages, remarks, appeals, the facts that policies were shown. Lies beside the journal, which holds
-- only digests of it, so that it can be erased.
--   id         never given out twice: an erased row stays.
--   digest     SHA-256 of salt and body; what events name the text by.
--   customer   whose erasure takes it along; null where it is nobody's, then only its age does.
--   at         when it was written; retention goes by it.
--   seq        the journal row that first named it.
--   salt       16 random bytes, without which a digest would tell a short text to whoever guesses it.
--   body       the text. Salt and body are null once erased.
--   erased_by  the journal row that erased it.
CREATE TABLE texts (
    id        INTEGER PRIMARY KEY,
    digest    BLOB NOT NULL CHECK (length(digest) = 32),
    customer  INTEGER,
    at        INTEGER NOT NULL,
    seq       INTEGER NOT NULL,
    salt      BLOB CHECK (length(salt) = 16),
    body      TEXT,
    erased_by INTEGER,
    CHECK ((body IS NULL) = (salt IS NULL)),
    CHECK ((body IS NULL) = (erased_by IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX texts_digest ON texts (digest);
CREATE INDEX texts_customer ON texts (customer, seq) WHERE customer IS NOT NULL AND body IS NOT NULL;
CREATE INDEX texts_age ON texts (at) WHERE body IS NOT NULL;

-- Read table: the messages of each conversation.
--   message       the message's number.
--   seq           the journal row that tells of it.
--   conversation, shop, customer
--                 where, and with whom.
--   at            when.
--   sender        buyer, auto (the box by itself) or agent.
--   author        the person who sent it, where one did.
--   content       text, image, video, sticker or card.
--   text          its text.
--   script        the script it came from.
CREATE TABLE messages (
    message      INTEGER PRIMARY KEY,
    seq          INTEGER NOT NULL,
    conversation INTEGER NOT NULL,
    shop         INTEGER NOT NULL,
    customer     INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    sender       TEXT NOT NULL CHECK (sender IN ('buyer', 'auto', 'agent')),
    author       INTEGER,
    content      TEXT NOT NULL,
    text         INTEGER NOT NULL REFERENCES texts (id),
    script       TEXT
) STRICT;
CREATE INDEX messages_conversation ON messages (conversation, message);
CREATE INDEX messages_at ON messages (at);
CREATE INDEX messages_text ON messages (text);

-- Read table: words of the messages, for searching. A row's number is the message's. Chinese is indexed in pairs of
-- neighbouring characters; `scope` holds the shop, the customer and the author. Nothing but the index is stored, and an
-- erased text leaves no trace in it ('secure-delete').
CREATE VIRTUAL TABLE search USING fts5 (words, scope, content = '', columnsize = 0, tokenize = 'ascii');
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- Read table: the answers of policies.
--   verdict        the verdict's number.
--   seq, at        the journal row that tells of it, and when.
--   shop           in which shop it was asked.
--   kind           reply, refund or penalty; says what `subject` is the number of: a conversation, a case, an incident.
--   function       which question of the contract was asked.
--   policy, settings
--                  digests of the package and of the settings.
--   input, output  the facts and the answer, as JSON.
--   fuel, micros   what it cost.
CREATE TABLE verdicts (
    verdict  INTEGER PRIMARY KEY,
    seq      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    shop     INTEGER NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('reply', 'refund', 'penalty')),
    function TEXT NOT NULL,
    subject  INTEGER NOT NULL,
    policy   BLOB NOT NULL CHECK (length(policy) = 32),
    settings BLOB NOT NULL CHECK (length(settings) = 32),
    input    INTEGER NOT NULL REFERENCES texts (id),
    output   INTEGER NOT NULL REFERENCES texts (id),
    fuel     INTEGER NOT NULL,
    micros   INTEGER NOT NULL
) STRICT;
CREATE INDEX verdicts_shop ON verdicts (shop, kind, verdict);

-- Read table: what policies on trial answered otherwise than the one in force. Equal answers are only counted.
--   seq            the journal row that tells of it.
--   shop, kind     where the trial is.
--   policy, settings
--                  digests of the package and of the settings on trial.
--   verdict        the verdict of the one in force.
--   output         the other answer, as JSON; null where there was none.
--   fault          why there was none.
CREATE TABLE trial_answers (
    seq      INTEGER PRIMARY KEY,
    shop     INTEGER NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('reply', 'refund', 'penalty')),
    policy   BLOB NOT NULL CHECK (length(policy) = 32),
    settings BLOB NOT NULL CHECK (length(settings) = 32),
    verdict  INTEGER NOT NULL,
    output   INTEGER REFERENCES texts (id),
    fault    TEXT,
    CHECK ((output IS NULL) = (fault IS NOT NULL))
) STRICT;
CREATE INDEX trial_answers_candidate ON trial_answers (shop, policy, settings, seq);

-- Who a buyer is. Erased together with the buyer's texts.
--   shop, channel, account  the account that writes, as the platform calls it.
--   customer                the pseudonym under which the desk knows it.
--   name                    the name shown, if the platform gives one.
--   at                      when this was last written.
CREATE TABLE identities (
    shop     INTEGER NOT NULL,
    channel  TEXT NOT NULL,
    account  TEXT NOT NULL,
    customer INTEGER NOT NULL,
    name     TEXT,
    at       INTEGER NOT NULL,
    PRIMARY KEY (shop, channel, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_customer ON identities (customer);

-- Messages by their number at the platform, so that one delivered twice is taken in once.
CREATE TABLE external_messages (
    shop         INTEGER NOT NULL,
    channel      TEXT NOT NULL,
    external_id  TEXT NOT NULL,
    conversation INTEGER NOT NULL,
    message      INTEGER NOT NULL,
    PRIMARY KEY (shop, channel, external_id)
) STRICT, WITHOUT ROWID;

-- Answers given to requests with an idempotency key, so that a request sent twice is carried out once.
--   who      who sent it; keys of different senders have nothing to do with each other.
--   key      the key.
--   request  digest of the request, to tell a repetition from a key used for something else.
--   status, body
--            the answer.
--   at       when; old ones go with retention.
CREATE TABLE receipts (
    who     TEXT NOT NULL,
    key     TEXT NOT NULL,
    request BLOB NOT NULL CHECK (length(request) = 32),
    status  INTEGER NOT NULL,
    body    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (who, key)
) STRICT, WITHOUT ROWID;

-- Policy packages and settings, under the digests that events name them by.
CREATE TABLE blobs (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
    kind   TEXT NOT NULL CHECK (kind IN ('package', 'settings')),
    bytes  BLOB NOT NULL
) STRICT;

-- People's accounts. What they may do is in the journal; how they prove who they are is here.
--   staff          the person's number on the desk.
--   login          what they type; upper and lower case are the same.
--   name           what colleagues see.
--   password_hash  argon2id, in PHC form.
CREATE TABLE accounts (
    staff         INTEGER PRIMARY KEY,
    login         TEXT NOT NULL COLLATE NOCASE UNIQUE,
    name          TEXT NOT NULL,
    password_hash TEXT NOT NULL
) STRICT;

-- Who is logged in.
--   digest           of the secret in the cookie; the secret itself is nowhere.
--   opened_at, seen_at, expires_at
--                    when it began, was last used, ends at the latest.
--   idle_ms          it also ends when unused for this long.
--   address, device  from where, as shown to the person and the owner.
CREATE TABLE sessions (
    digest     BLOB PRIMARY KEY CHECK (length(digest) = 32),
    staff      INTEGER NOT NULL REFERENCES accounts (staff),
    opened_at  INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    idle_ms    INTEGER NOT NULL,
    address    TEXT NOT NULL,
    device     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_staff ON sessions (staff);

-- Tokens of programs, shared stations and displays.
--   id          the token's number; the journal names connectors by it, so a revoked token stays.
--   digest      of the token; the token itself is shown once and is nowhere.
--   scope       connector, station or display.
--   shops       JSON array of the shops it is good for; empty for all.
--   name        what people call it.
--   created_by, created_at
--               by whom and when.
--   revoked     1 once it is no longer good.
CREATE TABLE tokens (
    id         INTEGER PRIMARY KEY,
    digest     BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    scope      TEXT NOT NULL,
    shops      TEXT NOT NULL,
    name       TEXT NOT NULL,
    created_by INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    revoked    INTEGER NOT NULL CHECK (revoked IN (0, 1))
) STRICT;

-- Every attempt to log in.
--   login    what was typed.
--   staff    whose account that is, where there is one.
--   ok       1 if it succeeded.
--   reason   why not, as a stable name; null if it succeeded.
--   address, device
--            from where.
CREATE TABLE login_log (
    id      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    login   TEXT NOT NULL COLLATE NOCASE,
    staff   INTEGER,
    ok      INTEGER NOT NULL CHECK (ok IN (0, 1)),
    reason  TEXT,
    address TEXT NOT NULL,
    device  TEXT NOT NULL
) STRICT;
CREATE INDEX login_log_login ON login_log (login, id);
