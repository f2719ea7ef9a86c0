package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person changes while a driver has the execution in hand is not left until its next look; who goes before whom. */
class ExecutionSchedulerTest {
    private final CountDownLatch inHand = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final CountDownLatch again = new CountDownLatch(2);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isLookedAtAgain(boolean ends) throws InterruptedException {
        var database = database();
        var id = execution(database, 1);
        var scheduler = of(database, new Held(ends));
        scheduler.start();
        try {
            scheduler.schedule(id);
            assertThat(inHand.await(20, TimeUnit.SECONDS)).isTrue();
            scheduler.wake(id);
            letGo.countDown();
            assertThat(again.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            scheduler.stop();
        }
    }

    @Test
    void whatHasBeenStartedStandsBehindWhoseStartIsDueThoughItIsDueLonger() throws InterruptedException {
        var database = database();
        var started = execution(database, 1);
        var waiting = execution(database, 2);
        var order = new LinkedBlockingQueue<UUID>();
        var begun = new AtomicBoolean();
        var scheduler = new AtomicReference<ExecutionScheduler>();
        var driver = new Driver(null, null, null, null, null, null, null, null, null) {
            @Override
            Optional<Again> drive(UUID id) {
                boolean first = begun.compareAndSet(false, true);
                order.add(id);
                if (first) {
                    scheduler.get().schedule(waiting);
                    return Optional.of(new Again(Instant.now().minusSeconds(60), true));
                }
                return Optional.empty();
            }
        };
        scheduler.set(of(database, driver));
        scheduler.get().start();
        try {
            scheduler.get().schedule(started);
            assertThat(third(order)).containsExactly(started, waiting, started);
        } finally {
            scheduler.get().stop();
        }
    }

    private static List<UUID> third(BlockingQueue<UUID> order) throws InterruptedException {
        var seen = new ArrayList<UUID>();
        for (int i = 0; i < 3; i++) {
            seen.add(order.poll(20, TimeUnit.SECONDS));
        }
        return seen;
    }

    private static ExecutionScheduler of(DataSource database, Driver driver) {
        var store = (ExecutionStore) Proxy.newProxyInstance(
                ExecutionSchedulerTest.class.getClassLoader(),
                new Class<?>[] {ExecutionStore.class},
                (p, method, arguments) -> List.of());
        return new ExecutionScheduler(
                database, driver, store, JdbcClient.create(database), settings(), Clock.systemUTC());
    }

    private class Held extends Driver {
        private final boolean ends;

        Held(boolean ends) {
            super(null, null, null, null, null, null, null, null, null);
            this.ends = ends;
        }

        @Override
        Optional<Again> drive(UUID id) {
            inHand.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            again.countDown();
            return ends ? Optional.empty() : Optional.of(new Again(Instant.now().plus(Duration.ofHours(1)), false));
        }
    }

    private static ExecutionSettings settings() {
        var moment = Duration.ofMillis(20);
        var hour = Duration.ofHours(1);
        return new ExecutionSettings(
                1,
                true,
                moment,
                Duration.ofSeconds(5),
                hour,
                1024,
                3,
                moment,
                moment,
                hour,
                Map.of(),
                Map.of(),
                Map.of(),
                1,
                moment,
                hour,
                Map.of());
    }

    private static DataSource database() {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return source;
    }

    private static UUID execution(DataSource database, int number) {
        var jdbc = JdbcClient.create(database);
        jdbc.sql("set referential_integrity false").update();
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into execution (id, version, number, state, recommendation_id, recommendation, digest, workload_id,
                    workload, to_site, run_key, executor, fence, ends_as, created_at, state_at, state_reason)
                values (?, 0, ?, 'HELD', ?, 'REC-1', '', ?, 'w', 's', ?, 'local', 0, 'SUCCEEDED', now(), now(), '')""")
                .params(id, number, UUID.randomUUID(), UUID.randomUUID(), "run-" + number)
                .update();
        return id;
    }
}
