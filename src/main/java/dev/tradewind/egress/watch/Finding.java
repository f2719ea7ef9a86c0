package dev.tradewind.egress.watch;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Unusual egress of one flow.
 *
 * @param number people see it as {@link #shortId}
 * @param began first unusual day
 * @param through last day that shows it so far
 * @param unit of usual and seen: GB a day, or the currency where the bill counts no bytes
 * @param usual expected per day; 0 for a new flow
 * @param costPerDay by how much a day costs more than usual; negative for a step down
 * @param closed null while it is open
 */
public record Finding(
        UUID id,
        long version,
        long number,
        WatchedFlow flow,
        DeviationKind kind,
        LocalDate began,
        LocalDate through,
        String unit,
        BigDecimal usual,
        BigDecimal seen,
        BigDecimal costPerDay,
        AttachedChange change,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Closed closed) {

    /**
     * @param by actor id
     * @param expectedUntil last day for which changes of this flow are intended; null for this change only
     */
    public record Closed(
            Closing closing,
            String reason,
            String by,
            Instant at,
            @Nullable LocalDate expectedUntil) {}

    public String shortId() {
        return "EGR-" + number;
    }

    public boolean open() {
        return closed == null;
    }

    /** Whether a deviation is what this finding already speaks of. */
    boolean speaksOf(Deviation deviation) {
        return !deviation.from().isAfter(through.plusDays(3))
                && !deviation.through().isBefore(began.minusDays(3))
                && (deviation.kind() == DeviationKind.STEP_DOWN) == (kind == DeviationKind.STEP_DOWN);
    }

    /** Whether somebody said that changes of the flow are intended at that time. */
    boolean expects(LocalDate day) {
        return closed != null
                && closed.closing() == Closing.INTENDED
                && closed.expectedUntil() != null
                && !day.isAfter(closed.expectedUntil());
    }
}
