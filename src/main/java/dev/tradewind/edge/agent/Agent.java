package dev.tradewind.edge.agent;

import dev.tradewind.edge.agent.ConsoleLink.LinkDown;
import dev.tradewind.edge.clock.HybridTime;
import dev.tradewind.edge.clock.MachineClock;
import dev.tradewind.edge.site.Exchange;
import dev.tradewind.edge.site.Leases;
import dev.tradewind.edge.site.Outcome;
import dev.tradewind.edge.site.Outcome.Reason;
import dev.tradewind.edge.site.SiteStore.StoreFull;
import dev.tradewind.edge.site.SiteTime;
import dev.tradewind.edge.site.SiteTransaction;
import dev.tradewind.edge.site.Write;
import dev.tradewind.edge.site.Writing;
import dev.tradewind.edge.sqlite.GroupCommit;
import dev.tradewind.edge.sqlite.SqliteStore;
import dev.tradewind.edge.sqlite.WorkBook;
import dev.tradewind.execution.local.LocalExecutor;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The parts of a running agent, and what they do together. */
final class Agent implements AutoCloseable {
    private final AgentSettings settings;
    private final SqliteStore store;
    private final GroupCommit commits;
    private final SiteTime time;
    private final Leases leases;
    private final Writing writing;
    private final Exchange exchange;
    private final Credential credential;
    private final ConsoleLink link;
    private final WorkBook workBook;
    private final SiteWork work;
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean linked;

    Agent(AgentSettings settings) throws IOException {
        this.settings = settings;
        var spiffe = settings.spiffe();
        var key = spiffe == null ? AgentKey.in(settings.data()) : AgentKey.unstored(settings.data());
        this.store = SqliteStore.open(settings.data());
        this.commits = new GroupCommit(store);
        var last =
                store.read(SiteTransaction::lastVersion).map(HybridTime::parse).orElse(HybridTime.NEVER);
        this.time = new SiteTime(settings.site(), new MachineClock(), last);
        this.leases = new Leases(time);
        store.read(SiteTransaction::leases).forEach(lease -> leases.want(lease.resource()));
        this.writing = new Writing(time, leases, settings.diskLimitBytes());
        this.exchange = new Exchange(settings.site(), key.incarnation(), AgentSettings.VERSION, time, leases);
        this.credential = spiffe == null
                ? new KeyCredential(settings.site(), key, settings.token(), time::millis)
                : new SpiffeCredential(settings.site(), key, settings.data(), spiffe);
        this.link = new ConsoleLink(settings.console(), credential);
        this.workBook = WorkBook.open(settings.data());
        this.work = new SiteWork(
                settings.site(),
                key.incarnation(),
                time.clock().boot(),
                workBook,
                new LocalExecutor(settings.data(), Clock.systemUTC()),
                time::millis,
                key::sign);
    }

    AgentSettings settings() {
        return settings;
    }

    SqliteStore store() {
        return store;
    }

    SiteTime time() {
        return time;
    }

    Leases leases() {
        return leases;
    }

    Exchange exchange() {
        return exchange;
    }

    ConsoleLink link() {
        return link;
    }

    SiteWork work() {
        return work;
    }

    /** Empty where nothing is to be measured: what a probe needs is then not loaded. */
    Optional<SiteProbes> probes() {
        return settings.probes().isEmpty()
                ? Optional.empty()
                : Optional.of(new SiteProbes(settings.probes(), settings.probeMillis(), workBook, time::millis));
    }

    Map<String, Long> workCounts() {
        return workBook.counts();
    }

    long refused() {
        return refused.get();
    }

    boolean linked() {
        return linked;
    }

    void linked(boolean up) {
        linked = up;
    }

    <T> T durably(Function<SiteTransaction, T> work) throws StoreFull, InterruptedException {
        return commits.durably(work);
    }

    /** The application's write, durable when this returns an acceptance. */
    Outcome write(Write write) throws InterruptedException {
        Outcome outcome;
        try {
            var used = store.bytes();
            outcome = commits.durably(disk -> writing.write(disk, write, used));
        } catch (StoreFull full) {
            outcome = new Outcome.Refused(Reason.DISK_FULL, String.valueOf(full.getMessage()));
        }
        if (outcome instanceof Outcome.Refused) {
            refused.incrementAndGet();
        }
        return outcome;
    }

    /** A strict write: the console has it when this returns, or it says that it may or may not have it. */
    Outcome strict(Outcome.ToConsole write) throws LinkDown, InterruptedException, StoreFull {
        if (!linked) {
            refused.incrementAndGet();
            return new Outcome.Refused(
                    Reason.CUT_OFF,
                    "the link to the console is cut and collection "
                            + write.entry().collection() + " is STRICT: nothing was written");
        }
        var state = link.strict(write.entry());
        if (state.isEmpty()) {
            return new Outcome.Refused(Reason.BAD_WRITE, "the console set the write aside");
        }
        commits.durably(disk -> {
            Exchange.confirmed(disk, state.get());
            return true;
        });
        return new Outcome.Accepted(0, state.get().version());
    }

    @Override
    public void close() throws InterruptedException {
        credential.close();
        commits.close();
        store.close();
        workBook.close();
    }
}
