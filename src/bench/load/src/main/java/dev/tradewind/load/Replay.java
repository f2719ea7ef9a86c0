package dev.tradewind.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody who clicks through the recorded pages with a pause to think before each, and signs in again where that is needed. */
final class Replay implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long AGAIN_MILLIS = 500;

    private final String name;
    private final String address;
    private final List<Step> steps;
    private final Stage stage;
    private final Random random;

    Replay(String name, long seed, String address, List<Step> steps, Stage stage) {
        this.name = name;
        this.address = address;
        this.steps = steps;
        this.stage = stage;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        try {
            var client = signedIn();
            stage.ready().countDown();
            for (var at = random.nextInt(steps.size()); !stage.thinks(random); at++) {
                client = step(client, steps.get(at % steps.size()));
            }
        } catch (IOException failed) {
            stage.figures().failed(name, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            stage.ready().countDown();
        }
    }

    private UiClient step(UiClient client, Step step) throws IOException, InterruptedException {
        var from = System.nanoTime();
        try {
            client.post(step.rpc());
            stage.figures().took(step.page(), System.nanoTime() - from);
            return client;
        } catch (UiClient.Lost lost) {
            return movedFrom(client, lost);
        } catch (IOException failed) {
            if (!client.console().equals(stage.killed())) {
                stage.figures().failed(name + " on '" + step.page() + "'", failed);
                return signedIn();
            }
            stage.figures().cut();
            return movedFrom(client, failed);
        }
    }

    private UiClient movedFrom(UiClient before, IOException why) throws IOException, InterruptedException {
        if (stage.killed().isEmpty()) {
            stage.figures().failed(name + " on " + before.console(), why);
        }
        var from = System.nanoTime();
        while (true) {
            try {
                var client = signedIn();
                stage.figures().movedAfter(System.nanoTime() - from);
                return client;
            } catch (IOException notYet) {
                // Until the proxy knows that the console is gone somebody who tries again may be led to it.
                if (System.nanoTime() - from > PATIENCE.toNanos() || wait(stage.end(), AGAIN_MILLIS)) {
                    throw notYet;
                }
                stage.figures().cut();
            }
        }
    }

    private UiClient signedIn() throws IOException, InterruptedException {
        var client = new UiClient(address);
        client.signIn(name, name + "-larkspur-demo");
        client.open();
        client.post(steps.getFirst().rpc());
        return client;
    }

    /** Waits that end when the bench does. */
    static boolean wait(CountDownLatch end, long millis) throws InterruptedException {
        return end.await(millis, TimeUnit.MILLISECONDS);
    }
}
