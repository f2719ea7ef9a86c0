package dev.tradewind.egress.change;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** By what the parts of a difference are listed. Every view adds up to the same parts. */
public enum ChangeView {
    CLASS("Class"),
    FLOW("Flow"),
    WORKLOAD("Workload"),
    OWNER("Owner");

    private final String label;

    ChangeView(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As the URL and the API write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ChangeView> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    /** What two flows share that stand on one line of this view. */
    Object group(FlowKey flow) {
        return switch (this) {
            case CLASS -> flow.transferClass();
            case FLOW -> List.of(flow.from(), flow.to(), flow.transferClass());
            case WORKLOAD -> java.util.List.of(flow.owner(), flow.workload());
            case OWNER -> flow.owner();
        };
    }
}
