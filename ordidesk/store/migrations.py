"""The store's tables and how an older store becomes today's: one numbered step a version.

A step, once released, is never changed. What a person has not sent yet is in ``outbox``; no step
drops it.
"""

from __future__ import annotations

_VERSION_1 = """
CREATE TABLE client(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL, name TEXT NOT NULL, siren TEXT NOT NULL DEFAULT '',
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX client_code ON client(code);

CREATE TABLE contract(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    client_id TEXT NOT NULL, number TEXT NOT NULL,
    starts_on TEXT NOT NULL, ends_on TEXT NOT NULL,
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX contract_client ON contract(client_id);

CREATE TABLE site(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    client_id TEXT NOT NULL, name TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '', postcode TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
    access TEXT NOT NULL DEFAULT '', timezone TEXT NOT NULL DEFAULT 'Europe/Paris',
    latitude REAL, longitude REAL,
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX site_client ON site(client_id);

CREATE TABLE person(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, role TEXT NOT NULL,
    mail TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '', job TEXT NOT NULL DEFAULT '',
    client_id TEXT NOT NULL DEFAULT '', site_id TEXT NOT NULL DEFAULT '',
    authorised INTEGER NOT NULL DEFAULT 0, active INTEGER NOT NULL DEFAULT 1,
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX person_client ON person(client_id);

CREATE TABLE asset(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    inventory_number TEXT NOT NULL, category TEXT NOT NULL,
    brand TEXT NOT NULL DEFAULT '', model TEXT NOT NULL DEFAULT '',
    serial TEXT NOT NULL DEFAULT '', hostname TEXT NOT NULL DEFAULT '',
    processor TEXT NOT NULL DEFAULT '', memory TEXT NOT NULL DEFAULT '',
    storage TEXT NOT NULL DEFAULT '', system TEXT NOT NULL DEFAULT '',
    client_id TEXT NOT NULL DEFAULT '', site_id TEXT NOT NULL DEFAULT '',
    location TEXT NOT NULL DEFAULT '', user_id TEXT NOT NULL DEFAULT '',
    contract_id TEXT NOT NULL DEFAULT '',
    life_cycle TEXT NOT NULL DEFAULT 'in_service', custody TEXT NOT NULL DEFAULT 'client',
    condition TEXT NOT NULL DEFAULT 'working', bought_on TEXT, remark TEXT NOT NULL DEFAULT '',
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX asset_number ON asset(inventory_number);
CREATE INDEX asset_last_digits ON asset(substr(inventory_number, -4));
CREATE INDEX asset_serial ON asset(serial COLLATE NOCASE) WHERE serial <> '';
CREATE INDEX asset_site ON asset(client_id, site_id);

CREATE TABLE ticket(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    client_id TEXT NOT NULL, summary TEXT NOT NULL,
    opened_at TEXT NOT NULL, opened_by TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT 'new',
    waiting_for TEXT NOT NULL DEFAULT '', priority INTEGER NOT NULL DEFAULT 3,
    channel TEXT NOT NULL DEFAULT 'technician', declared_impact TEXT NOT NULL DEFAULT 'degraded',
    qualified_impact TEXT, scope TEXT NOT NULL DEFAULT 'one',
    urgency INTEGER NOT NULL DEFAULT 0,
    site_id TEXT NOT NULL DEFAULT '', asset_id TEXT NOT NULL DEFAULT '',
    requester_id TEXT NOT NULL DEFAULT '', assignee_id TEXT NOT NULL DEFAULT '',
    location TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
    reproduction TEXT NOT NULL DEFAULT '', callback TEXT NOT NULL DEFAULT '',
    access TEXT NOT NULL DEFAULT '', resolution TEXT NOT NULL DEFAULT '',
    resolved_at TEXT, closed_at TEXT,
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX ticket_number ON ticket(number);
CREATE INDEX ticket_state ON ticket(state, priority, opened_at);
CREATE INDEX ticket_assignee ON ticket(assignee_id, state);
CREATE INDEX ticket_asset ON ticket(asset_id) WHERE asset_id <> '';
CREATE INDEX ticket_client ON ticket(client_id, state);

CREATE TABLE visit(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    ticket_id TEXT NOT NULL, site_id TEXT NOT NULL, technician_id TEXT NOT NULL,
    starts_at TEXT NOT NULL, ends_at TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'planned',
    client_id TEXT NOT NULL DEFAULT '', contact_id TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '', arrived_at TEXT, ended_at TEXT,
    report TEXT NOT NULL DEFAULT '',
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_ticket ON visit(ticket_id);
CREATE INDEX visit_technician ON visit(technician_id, starts_at);
CREATE INDEX visit_start ON visit(starts_at);

CREATE TABLE journal_entry(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    ticket_id TEXT NOT NULL, entry TEXT NOT NULL, author_id TEXT NOT NULL, at TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '', before TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT '', subject TEXT NOT NULL DEFAULT '',
    visibility TEXT NOT NULL DEFAULT 'internal',
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX journal_entry_ticket ON journal_entry(ticket_id, at);

-- The confirmed version of each row that pending commands have changed; row NULL: there was none.
CREATE TABLE kept(
    kind TEXT NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, row TEXT,
    PRIMARY KEY(kind, id)
) STRICT, WITHOUT ROWID;

-- What was deleted or left the scope, so that an older version cannot bring it back.
CREATE TABLE tombstone(
    kind TEXT NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY(kind, id)
) STRICT, WITHOUT ROWID;

-- Rows that left the scope and stay while a command that names them is undecided.
CREATE TABLE pinned(
    kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY(kind, id)
) STRICT, WITHOUT ROWID;

-- Rows confirmed since the snapshot under way began: it does not take them away.
CREATE TABLE confirmed_since(
    kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY(kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox(
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, version INTEGER NOT NULL, arguments TEXT NOT NULL,
    occurred_at TEXT NOT NULL,
    author TEXT NOT NULL, author_role TEXT NOT NULL, author_client TEXT NOT NULL,
    needs TEXT NOT NULL,          -- JSON: ids of earlier pending commands
    reads TEXT NOT NULL,          -- JSON: [kind, id] of the rows that the rule read
    writes TEXT NOT NULL,         -- JSON: [kind, id] of the rows that it wrote
    status TEXT NOT NULL DEFAULT 'waiting',
    held INTEGER NOT NULL DEFAULT 0,
    voided INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '', facts TEXT NOT NULL DEFAULT '{}',
    because TEXT NOT NULL DEFAULT '', conflicts TEXT NOT NULL DEFAULT '[]',
    merged TEXT NOT NULL DEFAULT '[]',
    hint TEXT NOT NULL DEFAULT '', hint_facts TEXT NOT NULL DEFAULT '{}',
    decided_at TEXT
) STRICT;
CREATE INDEX outbox_undecided ON outbox(seq) WHERE status IN ('waiting', 'sending');
CREATE INDEX outbox_status ON outbox(status);

-- Where the store stands: stream, epoch, cursor, a snapshot under way.
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What the app remembers with this person's work.
CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- How far the search index of a kind is kept: at once, through the queue, or not while rows load.
CREATE TABLE search_state(
    kind TEXT PRIMARY KEY, mode TEXT NOT NULL, filled INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE search_queue(
    kind TEXT NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY(kind, rid)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search_asset USING fts5(
    inventory_number, brand, model, serial, hostname, location, remark,
    content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE search_ticket USING fts5(
    number, summary, description, location,
    content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE search_person USING fts5(
    name, mail, phone, job,
    content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE search_site USING fts5(
    name, address, postcode, city,
    content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE search_client USING fts5(
    code, name,
    content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 2");
"""

_VERSION_2 = """
-- What the person made of a line that came back: nothing yet, or a Choice.
ALTER TABLE outbox ADD COLUMN choice TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN chosen_at TEXT;
ALTER TABLE outbox ADD COLUMN replaced_by TEXT NOT NULL DEFAULT '';
"""

_ATTACHMENTS = """
CREATE TABLE attachment(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    ticket_id TEXT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL,
    media_type TEXT NOT NULL, size INTEGER NOT NULL,
    added_by TEXT NOT NULL, added_at TEXT NOT NULL,
    width INTEGER NOT NULL DEFAULT 0, height INTEGER NOT NULL DEFAULT 0,
    preview TEXT NOT NULL DEFAULT '', preview_size INTEGER NOT NULL DEFAULT 0,
    visibility TEXT NOT NULL DEFAULT 'internal',
    removed_at TEXT, removed_by TEXT NOT NULL DEFAULT '',
    received INTEGER NOT NULL DEFAULT 0,
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_ticket ON attachment(ticket_id, added_at);
CREATE INDEX attachment_sha256 ON attachment(sha256);
CREATE INDEX attachment_preview ON attachment(preview) WHERE preview <> '';
"""

_SEARCH_SETTINGS = {"automerge": 0, "usermerge": 8, "hashsize": 16 << 20}
"""``search_index.tidy`` brings the index's parts together, in no person's commit; a batch of a
first load becomes one part instead of one for each MiB of words."""
_MERGED_BESIDE = "".join(
    f"INSERT INTO search_{kind}(search_{kind}, rank) VALUES('{name}', {value});\n"
    for kind in ("asset", "ticket", "person", "site", "client")
    for name, value in _SEARCH_SETTINGS.items()
)

_VERIFICATIONS = """
CREATE TABLE verification_template(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, version INTEGER NOT NULL,
    title TEXT NOT NULL, title_en TEXT NOT NULL DEFAULT '',
    use TEXT NOT NULL DEFAULT 'free',
    categories TEXT NOT NULL DEFAULT '[]', items TEXT NOT NULL DEFAULT '[]',
    retired INTEGER NOT NULL DEFAULT 0,
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX verification_template_use ON verification_template(use);

CREATE TABLE verification_run(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    ticket_id TEXT NOT NULL, template_id TEXT NOT NULL,
    name TEXT NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL,
    items TEXT NOT NULL,
    started_by TEXT NOT NULL, started_at TEXT NOT NULL,
    title_en TEXT NOT NULL DEFAULT '',
    asset_id TEXT NOT NULL DEFAULT '', visit_id TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'in_progress',
    answers TEXT NOT NULL DEFAULT '[]', replaced TEXT NOT NULL DEFAULT '[]',
    finished_at TEXT, finished_by TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '', visibility TEXT NOT NULL DEFAULT 'internal',
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX verification_run_ticket ON verification_run(ticket_id);
CREATE INDEX verification_run_asset ON verification_run(asset_id, started_at)
    WHERE asset_id <> '';

CREATE TABLE visit_request(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    ticket_id TEXT NOT NULL, client_id TEXT NOT NULL, site_id TEXT NOT NULL,
    cause TEXT NOT NULL, requested_by TEXT NOT NULL, requested_at TEXT NOT NULL,
    minutes INTEGER NOT NULL DEFAULT 60, skill TEXT NOT NULL DEFAULT '',
    parts TEXT NOT NULL DEFAULT '', after_visit TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open', visibility TEXT NOT NULL DEFAULT 'internal',
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_request_ticket ON visit_request(ticket_id);

ALTER TABLE visit ADD COLUMN parts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE visit ADD COLUMN signed_report TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN confirmed_at TEXT;
ALTER TABLE ticket ADD COLUMN confirmed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE asset ADD COLUMN remote_id TEXT NOT NULL DEFAULT '';
ALTER TABLE journal_entry ADD COLUMN minutes INTEGER NOT NULL DEFAULT 0;
"""

_LOANS = """
CREATE TABLE company(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    siren TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    logo TEXT NOT NULL DEFAULT '',
    ver INTEGER NOT NULL
) STRICT;

CREATE TABLE clauses(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL DEFAULT 'loan',
    version INTEGER NOT NULL,
    texts TEXT NOT NULL,
    written_at TEXT,
    written_by TEXT NOT NULL DEFAULT '',
    ver INTEGER NOT NULL
) STRICT;

CREATE TABLE loan(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    ticket_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    loaner_id TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'reserved',
    visit_id TEXT NOT NULL DEFAULT '',
    replaced_id TEXT NOT NULL DEFAULT '',
    site_id TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    accessories TEXT NOT NULL DEFAULT '[]',
    grade TEXT NOT NULL DEFAULT 'good',
    condition TEXT NOT NULL DEFAULT '',
    photos TEXT NOT NULL DEFAULT '[]',
    replaced_taken INTEGER NOT NULL DEFAULT 0,
    disk TEXT NOT NULL DEFAULT 'stays_in',
    data_note TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    receiver_id TEXT NOT NULL DEFAULT '',
    receiver_name TEXT NOT NULL DEFAULT '',
    receiver_capacity TEXT NOT NULL DEFAULT '',
    location TEXT NOT NULL DEFAULT '',
    unprepared TEXT NOT NULL DEFAULT '',
    clauses_id TEXT NOT NULL DEFAULT '',
    handed_over_by TEXT NOT NULL DEFAULT '',
    handed_over_at TEXT,
    returned_by TEXT NOT NULL DEFAULT '',
    returned_at TEXT,
    giver_name TEXT NOT NULL DEFAULT '',
    grade_back TEXT,
    condition_back TEXT NOT NULL DEFAULT '',
    photos_back TEXT NOT NULL DEFAULT '[]',
    backup_by TEXT NOT NULL DEFAULT '',
    accounts_removed INTEGER NOT NULL DEFAULT 0,
    replaced_back INTEGER NOT NULL DEFAULT 0,
    inspected_by TEXT NOT NULL DEFAULT '',
    inspected_at TEXT,
    grade_found TEXT,
    inspection TEXT NOT NULL DEFAULT '',
    dispute TEXT NOT NULL DEFAULT '',
    wiped_by TEXT NOT NULL DEFAULT '',
    wiped_on TEXT,
    wipe_method TEXT,
    settled_by TEXT NOT NULL DEFAULT '',
    settled_at TEXT,
    settlement TEXT NOT NULL DEFAULT '',
    lost_at TEXT,
    lost_note TEXT NOT NULL DEFAULT '',
    signed TEXT NOT NULL DEFAULT '[]',
    printed TEXT NOT NULL DEFAULT '[]',
    visibility TEXT NOT NULL DEFAULT 'client',
    ver INTEGER NOT NULL
) STRICT;

CREATE TABLE repair(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    ticket_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    asset_id TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    loan_id TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'received',
    note TEXT NOT NULL DEFAULT '',
    diagnosis TEXT NOT NULL DEFAULT '',
    part TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    changed_by TEXT NOT NULL DEFAULT '',
    changed_at TEXT,
    given_back_at TEXT,
    visibility TEXT NOT NULL DEFAULT 'client',
    ver INTEGER NOT NULL
) STRICT;

CREATE INDEX clauses_document ON clauses(document);
CREATE INDEX loan_ticket ON loan(ticket_id);
CREATE INDEX loan_loaner ON loan(loaner_id, made_at);
CREATE INDEX loan_replaced ON loan(replaced_id);
CREATE INDEX loan_state ON loan(state, due_on);
CREATE INDEX loan_number ON loan(number);
DROP INDEX verification_run_asset;
CREATE INDEX verification_run_asset ON verification_run(asset_id, started_at);
CREATE INDEX repair_ticket ON repair(ticket_id);
CREATE INDEX repair_asset ON repair(asset_id);
CREATE INDEX asset_own ON asset(category, condition) WHERE client_id = '';

ALTER TABLE asset ADD COLUMN screen TEXT NOT NULL DEFAULT '';
ALTER TABLE asset ADD COLUMN ports TEXT NOT NULL DEFAULT '';
ALTER TABLE asset ADD COLUMN software TEXT NOT NULL DEFAULT '';
ALTER TABLE asset ADD COLUMN vpn TEXT NOT NULL DEFAULT '';
ALTER TABLE asset ADD COLUMN holder_id TEXT NOT NULL DEFAULT '';
ALTER TABLE asset ADD COLUMN ready_at TEXT;
ALTER TABLE asset ADD COLUMN ready_run TEXT NOT NULL DEFAULT '';
ALTER TABLE visit_request ADD COLUMN repair_id TEXT NOT NULL DEFAULT '';
CREATE INDEX asset_holder ON asset(holder_id) WHERE holder_id <> '';
"""

_PLANNING = """
CREATE TABLE absence(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    technician_id TEXT NOT NULL,
    starts_at TEXT NOT NULL, ends_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL, recorded_at TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    removed_by TEXT NOT NULL DEFAULT '', removed_at TEXT,
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX absence_technician ON absence(technician_id, starts_at);

CREATE TABLE day_release(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    technician_id TEXT NOT NULL, day TEXT NOT NULL, reason TEXT NOT NULL,
    released_by TEXT NOT NULL, released_at TEXT NOT NULL,
    released TEXT NOT NULL DEFAULT '[]',
    restored_by TEXT NOT NULL DEFAULT '', restored_at TEXT,
    ver INTEGER NOT NULL
) STRICT;
CREATE INDEX day_release_day ON day_release(day, technician_id);

ALTER TABLE visit ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN confirmed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE visit ADD COLUMN confirmed_how TEXT;
ALTER TABLE visit_request ADD COLUMN visit_id TEXT NOT NULL DEFAULT '';
CREATE INDEX visit_request_state ON visit_request(state, requested_at);
ALTER TABLE ticket ADD COLUMN cover_decision TEXT;
ALTER TABLE ticket ADD COLUMN duplicate_of TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN followers TEXT NOT NULL DEFAULT '[]';
"""

_SKILLS = """
ALTER TABLE person ADD COLUMN skills TEXT NOT NULL DEFAULT '';
"""

_COMPANY_MAIL = """
ALTER TABLE company ADD COLUMN mail TEXT NOT NULL DEFAULT '';
"""

MIGRATIONS: tuple[str, ...] = (
    _VERSION_1,
    _VERSION_2,
    _ATTACHMENTS,
    _MERGED_BESIDE,
    _VERIFICATIONS,
    _LOANS,
    _PLANNING,
    _SKILLS,
    _COMPANY_MAIL,
)
"""``MIGRATIONS[n]`` brings a store of version n to version n + 1."""

SCHEMA_VERSION = len(MIGRATIONS)
