package dev.tradewind.egress.advice;

import java.util.List;
import java.util.Locale;

/** How the usual stores keep a copy at another place; one of them fits. */
final class ReplicaArtefacts {
    private ReplicaArtefacts() {}

    static List<Artefact> of(String dataSet, String from, String to) {
        var name = dataSet.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return List.of(
                new Artefact(
                        "PostgreSQL, logical replication",
                        "replica.sql",
                        "PostgreSQL 10; wal_level = logical",
                        """
                        -- at %s
                        CREATE PUBLICATION %s_reads FOR ALL TABLES;
                        -- at %s, on an empty database with the same tables; the password stands in a service file
                        CREATE SUBSCRIPTION %s_reads CONNECTION 'service=%s_primary' PUBLICATION %s_reads;
                        """.formatted(from, name, to, name, name, name)),
                new Artefact(
                        "Redis as a cache or copy", "replica.conf", "Redis 5; instead of the one above", """
                        # at %s; the first copy stands at %s
                        replicaof primary.%s.internal 6379
                        replica-read-only yes
                        """.formatted(
                                        to, from, name.replace('_', '-'))),
                new Artefact(
                        "Cassandra, one more data centre",
                        "replica.cql",
                        "Apache Cassandra 3.0; instead of those above",
                        """
                        ALTER KEYSPACE %s WITH replication =
                          {'class': 'NetworkTopologyStrategy', '%s': 3, '%s': 3};
                        -- then at the new data centre: nodetool rebuild -- '%s'; readers use LOCAL_QUORUM
                        """.formatted(name, from, to, from)),
                new Artefact("Endpoint selection of the reader", "reads.md", "with any of them", """
                        Readers at %s take two endpoints: reads go to the replica at %s, writes and reads of one's own
                        writes to %s. If the replica lags more than the objective allows, reads go back to %s.
                        """.formatted(
                                to, to, from, from)));
    }
}
