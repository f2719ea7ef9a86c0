package dev.tradewind.execution.spi;

import java.util.Optional;

/** Executors that come and go while the console runs, such as the agents of sites. */
public interface SiteExecutors {
    /** The id of the executor that serves a site now. */
    Optional<String> serving(String site);

    Optional<Executor> byId(String id);
}
