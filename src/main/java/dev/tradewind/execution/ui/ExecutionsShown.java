package dev.tradewind.execution.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.ListFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Which executions the list shows; {@code show} in the address. */
enum ExecutionsShown {
    ALL,
    GOING,
    ENDED;

    private static final String NAME = "show";

    static ExecutionsShown of(QueryParameters query) {
        return query.getSingleParameter(NAME)
                .flatMap(name -> Arrays.stream(values())
                        .filter(each -> each.word().equals(name))
                        .findFirst())
                .orElse(ALL);
    }

    /** The words on the row and those of its state, as the reader sees them. */
    static boolean fits(ExecutionSummary execution, ListFilter filter) {
        var hold = execution.holdReason();
        return filter.isEmpty()
                || filter.fits(
                        execution.shortId(),
                        execution.recommendation(),
                        execution.workload(),
                        Objects.requireNonNullElse(execution.fromSite(), ""),
                        execution.toSite(),
                        ExecutionMarks.words(execution.state()),
                        hold == null ? "" : ExecutionMarks.words(hold));
    }

    /** Exactly the rows that are shown. */
    static Anchor csv(Supplier<List<ExecutionSummary>> shown) {
        return Downloads.csv(
                "executions.csv",
                List.of(
                        "execution",
                        "recommendation",
                        "workload",
                        "from",
                        "to",
                        "state",
                        "held by",
                        "steps done",
                        "steps",
                        "created UTC",
                        "ended UTC",
                        "reason"),
                () -> shown.get().stream()
                        .map(each -> Arrays.<Object>asList(
                                each.shortId(),
                                each.recommendation(),
                                each.workload(),
                                Objects.requireNonNullElse(each.fromSite(), ""),
                                each.toSite(),
                                each.state().name(),
                                Objects.requireNonNullElse(each.holdReason(), ""),
                                each.stepsDone(),
                                each.steps().size(),
                                each.createdAt(),
                                Objects.requireNonNullElse(each.endedAt(), ""),
                                each.stateReason()))
                        .toList());
    }

    String label() {
        return switch (this) {
            case ALL -> tr("All");
            case GOING -> tr("Under way");
            case ENDED -> tr("Ended");
        };
    }

    boolean takes(ExecutionSummary execution) {
        return this == ALL || execution.state().ended() == (this == ENDED);
    }

    Map<String, String> parameters() {
        return this == ALL ? Map.of() : Map.of(NAME, word());
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
