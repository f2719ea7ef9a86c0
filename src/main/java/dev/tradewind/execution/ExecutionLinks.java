package dev.tradewind.execution;

import java.util.UUID;

/** Paths into this module's pages. */
public final class ExecutionLinks {
    public static final String LIST = "executions";

    private ExecutionLinks() {}

    public static String to(UUID id) {
        return LIST + "?id=" + id;
    }
}
