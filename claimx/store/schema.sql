-- One row a piece of metadata: `schema` (this file's version), `result` (the key of what the tables hold), `run` (what made that), `copies`.
CREATE TABLE IF NOT EXISTS meta (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
-- What was found in one article, as claimx needs it again; `key` tells whether it still holds.
CREATE TABLE IF NOT EXISTS works (article VARCHAR PRIMARY KEY, path VARCHAR NOT NULL, key VARCHAR NOT NULL, record BLOB NOT NULL);
-- What reading some paths met on the way, for as long as the same files lie there and `works` are what they were.
CREATE TABLE IF NOT EXISTS readings (paths VARCHAR PRIMARY KEY, key VARCHAR NOT NULL, works VARCHAR NOT NULL, record BLOB NOT NULL);
-- What grouping left for the next run: records by name, and one an article; none where another version of claimx made them.
CREATE TABLE IF NOT EXISTS kept (name VARCHAR NOT NULL, record BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS marks (name VARCHAR NOT NULL, record BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS articles (
    id VARCHAR, path VARCHAR, outlet VARCHAR, title VARCHAR, url VARCHAR, earliest DATE, latest DATE, published_from VARCHAR,
    record BLOB
);
CREATE TABLE IF NOT EXISTS entities (id VARCHAR, type VARCHAR, name VARCHAR, geonameid BIGINT, names VARCHAR[], number INTEGER, record BLOB);
CREATE TABLE IF NOT EXISTS claims (
    id VARCHAR, article VARCHAR, event VARCHAR, sentence INTEGER, main BOOLEAN, text VARCHAR, lemma VARCHAR, class VARCHAR,
    who VARCHAR, what VARCHAR, "when" VARCHAR, earliest DATE, latest DATE, "where" VARCHAR[], status VARCHAR,
    negated BOOLEAN, said_by VARCHAR[], number INTEGER, record BLOB
);
CREATE TABLE IF NOT EXISTS events (
    id VARCHAR, label VARCHAR, sure BOOLEAN, articles INTEGER, claims VARCHAR[],
    day DATE, article VARCHAR, within VARCHAR, start INTEGER, record BLOB
);
CREATE TABLE IF NOT EXISTS relations (
    id VARCHAR, kind VARCHAR, slot VARCHAR, a VARCHAR, b VARCHAR, event VARCHAR, sure BOOLEAN, why VARCHAR, record BLOB
);
