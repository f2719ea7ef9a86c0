package dev.tradewind.edge.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.edge.site.SiteStore;
import dev.tradewind.edge.site.SiteTransaction;
import dev.tradewind.edge.wire.Entry;
import dev.tradewind.edge.wire.WriteKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    @TempDir
    Path directory;

    @Test
    void clientsThatWaitTogetherShareACommitAndAllIsThereAfterReopening() throws Exception {
        var commits = new AtomicInteger();
        try (var store = SqliteStore.open(directory);
                var group = new GroupCommit(counting(store, commits));
                var clients = Executors.newFixedThreadPool(16)) {
            assertThat(store.synchronous()).as("PRAGMA synchronous, 2 is FULL").isEqualTo(2);
            var asked = new ArrayList<Callable<Long>>();
            for (var i = 0; i < 400; i++) {
                var key = "k" + i;
                asked.add(() -> group.durably(disk -> append(disk, key)));
            }
            for (var answer : clients.invokeAll(asked)) {
                assertThat(answer.get()).isPositive();
            }
        }
        try (var store = SqliteStore.open(directory)) {
            assertThat(store.read(SiteTransaction::backlog).entries()).isEqualTo(400);
            assertThat(store.<List<Entry>>read(disk -> disk.unsent(0, 1_000)))
                    .extracting(Entry::sequence)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        assertThat(commits.get()).isLessThan(200);
    }

    @Test
    void sequencesHaveNoGapAfterACommitThatFailed() throws Exception {
        try (var store = SqliteStore.open(directory);
                var group = new GroupCommit(store)) {
            assertThat(group.<Long>durably(disk -> append(disk, "a"))).isEqualTo(1);
            assertThatThrownBy(() -> group.<Long>durably(disk -> {
                        append(disk, "b");
                        throw new IllegalStateException("a bad write");
                    }))
                    .hasMessageContaining("a bad write");
            assertThat(group.<Long>durably(disk -> append(disk, "c"))).isEqualTo(2);
        }
    }

    @Test
    void oneBadWriteDoesNotTakeTheOthersWithIt() throws Exception {
        try (var store = SqliteStore.open(directory);
                var group = new GroupCommit(store);
                var clients = Executors.newFixedThreadPool(4)) {
            var good = new ArrayList<Callable<Long>>();
            for (var i = 0; i < 40; i++) {
                var key = "k" + i;
                good.add(() -> key.equals("k20")
                        ? group.<Long>durably(disk -> {
                            throw new IllegalStateException("a bad write");
                        })
                        : group.durably(disk -> append(disk, key)));
            }
            clients.invokeAll(good);
            assertThat(store.read(SiteTransaction::backlog).entries()).isEqualTo(39);
        }
    }

    @Test
    void whatTheConsoleHasIsForgottenButItsKeysAreNot() throws Exception {
        try (var store = SqliteStore.open(directory)) {
            for (var i = 1; i <= 5; i++) {
                var key = "k" + i;
                store.commit(List.of(disk -> append(disk, key)));
            }
            store.commit(List.of(disk -> {
                disk.forget(3);
                return true;
            }));
            assertThat(store.read(SiteTransaction::backlog))
                    .extracting("entries", "oldest")
                    .containsExactly(2L, 4L);
            assertThat(store.<Boolean>read(disk -> disk.ofKey("k2").isPresent()))
                    .isTrue();
            store.commit(List.of(disk -> {
                disk.forget(5);
                return true;
            }));
            assertThat(store.read(SiteTransaction::lastSequence)).isEqualTo(5);
        }
    }

    private static long append(SiteTransaction disk, String key) {
        var sequence = disk.lastSequence() + 1;
        disk.enqueue(new Entry(sequence, key, "sales", "", WriteKind.APPEND, "{}", "", "0000000000001-00000@x", 0), 1);
        return sequence;
    }

    private static SiteStore counting(SiteStore store, AtomicInteger commits) {
        return new SiteStore() {
            @Override
            public <T> List<T> commit(List<Function<SiteTransaction, T>> work) throws StoreFull {
                commits.incrementAndGet();
                return store.commit(work);
            }

            @Override
            public <T> T read(Function<SiteTransaction, T> work) {
                return store.read(work);
            }

            @Override
            public long bytes() {
                return store.bytes();
            }

            @Override
            public void close() {}
        };
    }
}
