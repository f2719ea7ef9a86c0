package dev.tradewind.edge.agent;

import dev.tradewind.edge.agent.ConsoleLink.LinkDown;
import dev.tradewind.edge.site.Exchange;
import dev.tradewind.edge.site.SiteStore.StoreFull;
import dev.tradewind.edge.wire.WorkAnswer;
import dev.tradewind.edge.wire.WorkPulse;
import java.util.ArrayDeque;
import java.util.Map;

/** Heart-beats, and the queue while there is something in it. Runs until it is interrupted. */
final class LinkLoop implements Runnable {
    private final Agent agent;
    private final Sending sending;
    private final ArrayDeque<Long> probes = new ArrayDeque<>();
    private boolean said;
    private boolean workSaid;

    LinkLoop(Agent agent) {
        this.agent = agent;
        this.sending = new Sending(agent);
    }

    @Override
    public void run() {
        try {
            while (true) {
                var more = false;
                try {
                    more = exchange();
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
            agent.link().identify();
        }
        var more = beat();
        var lastBeat = System.nanoTime();
        while (sending.some()) {
            if (System.nanoTime() - lastBeat > agent.settings().pulseMillis() * 1_000_000) {
                more = beat();
                lastBeat = System.nanoTime();
            }
        }
        tellOfWork();
        return more;
    }

    /** A full page means that more may wait. What the console does not take of it stops nothing else. */
    private void tellOfWork() throws LinkDown {
        try {
            tellAll();
            workSaid = false;
        } catch (LinkDown answered) {
            if (answered.status() < 400 || answered.status() == 401) {
                throw answered;
            }
            if (!workSaid) {
                System.err.println(
                        "tradewind edge: the console does not take what its runs did: " + answered.getMessage());
                workSaid = true;
            }
        }
    }

    private void tellAll() throws LinkDown {
        int told;
        do {
            var pulse = agent.work().pulse();
            told = Math.max(pulse.reports().size(), pulse.probes().size());
            var answer = agent.link().work(pulse);
            answer.ifPresent(agent.work()::answered);
            if (answer.isEmpty() || !pulse.reports().isEmpty() && refused(pulse, answer.get())) {
                return;
            }
        } while (told >= SiteWork.REPORTS);
    }

    /** The console took none of the log: sending it again at once would not help. */
    private static boolean refused(WorkPulse pulse, WorkAnswer answer) {
        return answer.reportsReceived() < pulse.reports().getFirst().sequence();
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
        up();
        return answer.more();
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
