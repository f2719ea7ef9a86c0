package dev.tradewind.connector;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a delivery waits, in words with numbers. */
final class HeldMessage {
    private static final int NAMED = 3;

    private HeldMessage() {}

    static String of(List<Replacement> replaced, @Nullable String cutOff) {
        var smaller = replaced.stream().filter(Replacement::shrinks).toList();
        // Where a confirmation was overtaken, nothing need have shrunk; then all that changes is named.
        var told = smaller.isEmpty() ? replaced : smaller;
        var months = told.stream().limit(NAMED).map(HeldMessage::one).collect(Collectors.joining("; "));
        var more = told.size() > NAMED ? "; and " + (told.size() - NAMED) + " more" : "";
        return (cutOff == null ? "" : cutOff + " ") + "Nothing has changed yet: this delivery "
                + (smaller.isEmpty() ? "replaces what counts now" : "is smaller than what it would replace") + " ("
                + months + more + "). Confirm it on the Data page if that is right (or import it"
                + " with --replace), else discard it and deliver the whole month.";
    }

    private static String one(Replacement each) {
        var money = each.billed().stream()
                .map(billed -> ", BilledCost " + amount(billed.before()) + " to " + amount(billed.after()) + " "
                        + billed.currency())
                .collect(Collectors.joining());
        return each.scope() + " " + each.period() + ": " + each.rowsBefore() + " rows to " + each.rowsAfter() + money;
    }

    private static String amount(@Nullable BigDecimal amount) {
        return amount == null ? "nothing" : ImportJson.plain(amount);
    }
}
