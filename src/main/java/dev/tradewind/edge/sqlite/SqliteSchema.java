package dev.tradewind.edge.sqlite;

import java.util.List;

/** The tables of an agent's file. */
final class SqliteSchema {
    static final List<String> TABLES = List.of(
            """
            create table if not exists entry (
                sequence integer primary key,
                key text not null unique,
                collection text not null,
                document text not null,
                kind text not null,
                body text,
                base text not null,
                version text not null,
                fence integer not null,
                at integer not null)""",
            "create index if not exists entry_document on entry (collection, document) where document <> ''",
            // the newest keys that the console has, so that an application's late repetition is recognised
            """
            create table if not exists sent (
                sequence integer primary key,
                key text not null unique,
                version text not null)""",
            """
            create table if not exists document (
                collection text not null,
                document text not null,
                confirmed text,
                change integer not null,
                current text,
                current_version text not null,
                primary key (collection, document)) without rowid""",
            """
            create table if not exists collection (
                name text primary key,
                content text not null) without rowid""",
            """
            create table if not exists lease (
                resource text primary key,
                fence integer not null,
                boot text not null,
                stop_at_steady integer not null) without rowid""",
            "create table if not exists fact (name text primary key, value text not null) without rowid");

    private SqliteSchema() {}
}
