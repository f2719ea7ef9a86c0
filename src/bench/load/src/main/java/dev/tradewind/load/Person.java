package dev.tradewind.load;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** Somebody at a real browser, who is led to the other console when the first is killed, and finds what was there. */
final class Person implements Runnable {
    private static final String WORDS = "half a thought";

    private final String name;
    private final long seed;
    private final String address;
    private final Stage stage;
    private final CountDownLatch atRest;
    private final CountDownLatch killed;
    private final CountDownLatch write = new CountDownLatch(1);
    private boolean sameAddress;
    private boolean sameWords;
    private boolean moved;

    /**
     * @param atRest counted down when the words are written
     * @param killed open once the console is gone
     */
    Person(String name, long seed, String address, Stage stage, CountDownLatch atRest, CountDownLatch killed) {
        this.name = name;
        this.seed = seed;
        this.address = address;
        this.stage = stage;
        this.atRest = atRest;
        this.killed = killed;
    }

    /** Clicks no longer, and begins to write. */
    void write() {
        write.countDown();
    }

    boolean wasMoved() {
        return moved;
    }

    /** Of somebody who was moved: whether the address with its selection came back. */
    boolean hasSameAddress() {
        return sameAddress;
    }

    boolean hasSameWords() {
        return sameWords;
    }

    @Override
    public void run() {
        try (var browser = new Browser(address)) {
            browser.signIn(name);
            stage.ready().countDown();
            click(browser);
            browser.writes(WORDS);
            var before = browser.url();
            var console = browser.console();
            atRest.countDown();
            killed.await();
            var from = System.nanoTime();
            moved = console.equals(stage.killed());
            if (moved) {
                browser.waitForSignIn();
                stage.figures().movedAfter(System.nanoTime() - from);
                browser.signInHere(name);
                sameAddress = browser.url().equals(before);
                if (!sameAddress) {
                    System.err.println("load: " + name + " was at " + before + " and came to " + browser.url());
                    browser.go(before.substring(address.length() + 1));
                }
                sameWords = browser.comment(true).equals(WORDS);
            }
            stage.end().await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            stage.figures().failed(name + " at a browser", failed);
        } finally {
            stage.ready().countDown();
            atRest.countDown();
        }
    }

    /** Until somebody says that it is time to write. */
    private void click(Browser browser) throws InterruptedException {
        var random = new Random(seed);
        List<String> menu = browser.menu();
        for (var at = 0; !Replay.wait(write, stage.thinkMillis() / 2 + random.nextInt(stage.thinkMillis())); at++) {
            var page = menu.get(at % menu.size());
            stage.figures().took("browser." + page, browser.click(page));
        }
    }
}
