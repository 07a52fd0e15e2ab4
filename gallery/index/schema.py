"""The tables of one project's index: a cache, made again whenever this text changes."""

import hashlib

NOTED = """notes <> '{"rating":0,"tags":[],"note":""}'"""
"""What `told_noted` holds: the files of which people said something."""

TABLES = f"""
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    folder TEXT NOT NULL,
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    recorded INTEGER NOT NULL,
    width INTEGER,
    height INTEGER,
    duration REAL,
    steps INTEGER,
    cfg REAL,
    rating INTEGER NOT NULL DEFAULT 0,
    shot_id TEXT,
    sha256 TEXT,
    likeness INTEGER,
    remark TEXT
);
CREATE INDEX files_by_folder ON files (folder, sort_name);
CREATE INDEX files_by_name ON files (sort_name);
CREATE INDEX files_by_size ON files (size);
CREATE INDEX files_by_rating ON files (rating) WHERE rating > 0;
CREATE INDEX files_by_shot ON files (shot_id) WHERE shot_id IS NOT NULL;
CREATE INDEX files_by_content ON files (sha256, size) WHERE sha256 IS NOT NULL;
CREATE INDEX files_without_content ON files (size) WHERE sha256 IS NULL;
CREATE INDEX files_by_likeness ON files (likeness) WHERE likeness IS NOT NULL;
CREATE INDEX files_without_likeness ON files (kind) WHERE likeness IS NULL;

CREATE TABLE told (
    file INTEGER PRIMARY KEY,
    facts TEXT NOT NULL,
    notes TEXT NOT NULL
);
CREATE INDEX told_noted ON told (file) WHERE {NOTED};

CREATE TABLE labels (
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    file INTEGER NOT NULL,
    PRIMARY KEY (field, value, file)
) WITHOUT ROWID;
CREATE INDEX labels_by_file ON labels (file);

CREATE TABLE story (
    shot TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    place INTEGER NOT NULL,
    scene TEXT,
    scene_place INTEGER,
    scene_title TEXT NOT NULL,
    scene_words TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (
    prompt, negative, name, note, tags, marks,
    content = '', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE terms USING fts5vocab (words, instance);
"""
"""`words.rowid` is `files.id`: both ascend with the date of change, so that the newest matches are
found without sorting. `told` holds `Facts` and `Notes` as JSON, `story` the shots of the board in
their order."""

READING = 4
"""Grows with every change of what is read of a file."""

VERSION = int.from_bytes(hashlib.sha256(f"{READING}{TABLES}".encode()).digest()[:4]) & 0x7FFFFFFF
"""Stands in `PRAGMA user_version`; an index of another version is made anew."""
