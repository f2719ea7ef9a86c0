package dev.tradewind.edge.agent;

import dev.tradewind.edge.agent.ConsoleLink.LinkDown;
import dev.tradewind.edge.site.Exchange;
import dev.tradewind.edge.site.SiteStore.StoreFull;
import java.util.ArrayDeque;
import java.util.Map;

/** Heart-beats, and the queue while there is something in it. Runs until it is interrupted. */
final class LinkLoop implements Runnable {
    private final Agent agent;
    private final ArrayDeque<Long> probes = new ArrayDeque<>();
    private boolean said;

    LinkLoop(Agent agent) {
        this.agent = agent;
    }

    @Override
    public void run() {
        try {
            while (true) {
                var more = false;
                try {
                    more = exchange();
                    up();
                } catch (LinkDown down) {
                    down(down);
                } catch (StoreFull full) {
                    System.err.println("tradewind edge: " + full.getMessage());
                } catch (RuntimeException broken) {
                    System.err.println("tradewind edge: the exchange with the console failed: " + broken);
                }
                if (!more) {
                    Thread.sleep(agent.settings().pulseMillis());
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** One heart-beat, then all that waits. Answers whether changes wait at the console. */
    private boolean exchange() throws LinkDown, StoreFull, InterruptedException {
        if (!agent.link().hasCredential()) {
            identify();
        }
        var more = beat();
        var lastBeat = System.nanoTime();
        while (sendSome()) {
            if (System.nanoTime() - lastBeat > agent.settings().pulseMillis() * 1_000_000) {
                more = beat();
                lastBeat = System.nanoTime();
            }
        }
        return more;
    }

    private void identify() throws LinkDown {
        try {
            agent.link().renew(agent.time().millis());
        } catch (LinkDown unknown) {
            var token = agent.settings().token();
            if (unknown.status() == 0 || token == null) {
                throw unknown;
            }
            agent.link().enrol(token);
        }
    }

    private boolean beat() throws LinkDown, StoreFull, InterruptedException {
        var limit = agent.settings().diskLimitBytes();
        var load = new Exchange.Load(agent.store().bytes(), limit, median(), agent.refused(), Map.of());
        var pulse = agent.store().read(disk -> agent.exchange().pulse(disk, load));
        var clock = agent.time().clock();
        var sent = clock.steadyMillis();
        var from = System.nanoTime();
        var answer = agent.link().pulse(pulse);
        probes.add((System.nanoTime() - from) / 1_000);
        if (probes.size() > 9) {
            probes.remove();
        }
        var received = clock.steadyMillis();
        agent.durably(disk -> {
            agent.exchange().answered(disk, pulse, answer, sent, received);
            return true;
        });
        return answer.more();
    }

    private boolean sendSome() throws LinkDown, StoreFull, InterruptedException {
        var batch = agent.store()
                .read(disk -> agent.exchange().next(disk, 0, agent.settings().batch()));
        if (batch.isEmpty()) {
            return false;
        }
        var answer = agent.link().send(batch.get());
        agent.durably(disk -> {
            agent.exchange().received(disk, answer);
            return true;
        });
        return true;
    }

    private long median() {
        return probes.stream().sorted().skip(probes.size() / 2).findFirst().orElse(0L);
    }

    private void up() {
        agent.linked(true);
        if (said) {
            System.err.println("tradewind edge: linked again");
            said = false;
        }
    }

    private void down(LinkDown down) {
        agent.linked(false);
        if (down.status() == 401) {
            agent.link().forgetCredential();
        }
        if (!said) {
            System.err.println("tradewind edge: cut off, the site goes on: " + down.getMessage());
            said = true;
        }
    }
}
