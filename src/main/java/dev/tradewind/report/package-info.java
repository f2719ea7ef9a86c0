/**
 * Freezes numbers for people outside the console: CSV and PDF.
 *
 * <p>Invariant: A report states period, scope, units and sources, and the log checkpoint at which it was made.
 */
@ApplicationModule(
        displayName = "report",
        allowedDependencies = {
            "quantity",
            "cost",
            "egress",
            "carbon",
            "carbon::sci",
            "carbon::inventory",
            "carbon::effect",
            "signal",
            "latency",
            "recommendation",
            "approval",
            "execution",
            "catalog",
            "workload",
            "evidence",
            "audit",
            "audit::log",
            "ui",
            "identity",
            "event",
            "outbound",
            "http"
        })
@NullMarked
package dev.tradewind.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
