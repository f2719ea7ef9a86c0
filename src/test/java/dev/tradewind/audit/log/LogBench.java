package dev.tradewind.audit.log;

import dev.tradewind.audit.AuditLog;
import dev.tradewind.audit.AuditSettings;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.audit.WitnessSettings;
import dev.tradewind.audit.archive.ArchiveSettings;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.outbound.Outbound;
import dev.tradewind.outbound.OutboundForTests;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** A log of its own on a database that the test may tamper with; nothing runs by itself. */
public final class LogBench implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-25T09:41:07.318Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public LogBench(DataSource database, Path data) {
        this(database, data, List.of(), true);
    }

    /** With archives, which are stepped by hand as everything else here. */
    public static LogBench archived(DataSource database, Path data, ArchiveSettings archive) {
        return new LogBench(database, data, List.of(), true, archive);
    }

    /** On a database that has its tables, as after a restart. */
    static LogBench reopened(DataSource database, Path data) {
        return new LogBench(database, data, List.of(), false);
    }

    LogBench(DataSource database, Path data, List<WitnessSettings> witnesses) {
        this(database, data, witnesses, true);
    }

    private LogBench(DataSource database, Path data, List<WitnessSettings> witnesses, boolean empty) {
        this(database, data, witnesses, empty, null);
    }

    private LogBench(
            DataSource database,
            Path data,
            List<WitnessSettings> witnesses,
            boolean empty,
            @Nullable ArchiveSettings archive) {
        if (empty) {
            create(database);
        }
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("tradewind.data", data.toString())));
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(Clock.class, () -> ((InstantSource) now::get).withZone(ZoneOffset.UTC));
        context.registerBean(
                AuditSettings.class,
                () -> new AuditSettings(
                        Duration.ofMillis(500),
                        Duration.ofHours(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        witnesses,
                        false));
        context.register(
                Plumbing.class,
                Blobs.class,
                AuditTrail.class,
                AuditLog.class,
                LogKey.class,
                StoredTree.class,
                Entries.class,
                Checkpoints.class,
                Sequencer.class,
                Witnesses.class,
                WholeLog.class,
                Export.class);
        if (archive != null) {
            context.registerBean(ArchiveSettings.class, () -> archive);
            context.register(LogRows.class);
            context.scan("dev.tradewind.audit.archive");
        }
        context.refresh();
    }

    private static void create(DataSource database) {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V0200__audit.sql"),
                        new ClassPathResource("db/migration/V0201__audit_keys_and_witnesses.sql"),
                        new ClassPathResource("db/migration/V0202__audit_archive.sql"))
                .execute(database);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public void record(int from, int to) {
        var transaction = get(TransactionTemplate.class);
        for (int i = from; i < to; i++) {
            int number = i;
            transaction.executeWithoutResult(status -> get(AuditTrail.class)
                    .record(Change.of(
                                    "thing.changed",
                                    "thing",
                                    "T-" + number,
                                    Map.of("n", number - 1),
                                    Map.of("n", number))
                            .because("because of " + number)));
        }
    }

    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    public int sql(String statement, Object... params) {
        return get(JdbcTemplate.class).update(statement, params);
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableTransactionManagement
    static class Plumbing {
        @Bean
        JdbcTemplate jdbcTemplate(DataSource database) {
            return new JdbcTemplate(database);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate template) {
            return JdbcClient.create(template);
        }

        @Bean
        JdbcTransactionManager transactionManager(DataSource database) {
            return new JdbcTransactionManager(database);
        }

        @Bean
        TransactionTemplate transactionTemplate(JdbcTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        Outbound outbound() {
            return OutboundForTests.local();
        }
    }
}
