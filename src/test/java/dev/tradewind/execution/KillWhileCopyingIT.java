package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.execution.move.BucketServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine is killed with SIGKILL before or after a request has had its effect in a store, and another goes on. The judge
 * is the stores' own journal: what was written once is not written again, and at most the piece in hand is read again.
 */
class KillWhileCopyingIT {
    @TempDir
    Path directory;

    private final BucketServer old = new BucketServer();
    private final BucketServer fresh = new BucketServer();

    @AfterEach
    void stop() {
        old.close();
        fresh.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before PUT images/a",
                "after PUT images/a",
                "after POST images/b?uploads",
                "before PUT images/b?partNumber=2",
                "after PUT images/b?partNumber=2",
                "before POST images/b?uploadId",
                "after POST images/b?uploadId",
                "after PUT images/c"
            })
    void goesOnWhereItWasAndSendsNothingTwice(String point) throws Exception {
        var content = new Random(7);
        for (var each : List.of("a:400", "b:3500", "c:1000")) {
            var bytes = new byte[Integer.parseInt(each.substring(2))];
            content.nextBytes(bytes);
            old.has("images/" + each.charAt(0), bytes);
        }
        var reached = new CountDownLatch(1);
        var killed = new CountDownLatch(1);
        fresh.trap = moment -> {
            if (moment.startsWith(point) && reached.getCount() > 0) {
                reached.countDown();
                await(killed);
                return true;
            }
            return false;
        };
        var first = engine("new");
        assertThat(reached.await(90, TimeUnit.SECONDS)).as(point).isTrue();
        first.destroyForcibly();
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        killed.countDown();

        var second = engine("adopt");
        var said = said(second);
        assertThat(said).anyMatch(line -> line.startsWith("ENDED SUCCEEDED"));
        for (var key : List.of("images/a", "images/b", "images/c")) {
            assertThat(fresh.content(key)).as(key).isEqualTo(old.content(key));
        }
        var written = fresh.journal();
        assertThat(written)
                .as("pieces written, by the store's journal")
                .doesNotHaveDuplicates()
                .hasSize(6);
        var read = old.journal().size();
        assertThat(read).as("pieces read: %s", old.journal()).isBetween(6, 7);
        if (point.startsWith("after")) {
            assertThat(read).as("what the store has is not read again").isEqualTo(6);
        }
        assertThat(said).contains("COPIED " + (read == 6 ? 4900 : 4900 + (point.contains("/a") ? 400 : 1000)));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process engine(String mode) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CopyProcess.class.getName(),
                        directory.resolve("data").toString(),
                        mode,
                        old.url(),
                        fresh.url())
                .redirectErrorStream(true)
                .start();
    }

    private static List<String> said(Process engine) throws IOException {
        var said = new ArrayList<String>();
        var reader = new BufferedReader(new InputStreamReader(engine.getInputStream(), StandardCharsets.UTF_8));
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            said.add(line);
            if (line.equals("SAID ALL")) {
                return said;
            }
        }
        throw new AssertionError("The engine ended without saying so:\n" + String.join("\n", said));
    }
}
