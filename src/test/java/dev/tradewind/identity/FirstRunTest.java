package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consoles on one database and one folder of keys may start at the same moment, as those of {@code docker/compose.yaml} do. */
class FirstRunTest {
    private static final int CONSOLES = 4;

    @TempDir
    Path data;

    @Test
    void consolesThatStartTogetherOfferOneCode() throws Exception {
        try (var threads = Executors.newFixedThreadPool(CONSOLES)) {
            for (int round = 0; round < 50; round++) {
                var directory = data.resolve(Integer.toString(round));
                var together = new CyclicBarrier(CONSOLES);
                Callable<Path> start = () -> {
                    var console = new FirstRun(nobody(), directory, false);
                    together.await();
                    console.offer();
                    return console.codeFile();
                };
                for (var started : threads.invokeAll(Collections.nCopies(CONSOLES, start))) {
                    assertThat(Files.readString(started.get())).matches("[0-9a-f]{16}");
                }
            }
        }
    }

    @Test
    void aCodeThatWaitsIsKept() throws Exception {
        new FirstRun(nobody(), data, false).offer();
        var code = Files.readString(data.resolve("keys/setup-code"));
        new FirstRun(nobody(), data, false).offer();
        assertThat(data.resolve("keys/setup-code")).hasContent(code);
    }

    private static People nobody() {
        var records = (PersonRecords) Proxy.newProxyInstance(
                PersonRecords.class.getClassLoader(),
                new Class<?>[] {PersonRecords.class},
                (proxy, method, given) -> 0L);
        return new People(records, null, null, Clock.systemUTC());
    }
}
