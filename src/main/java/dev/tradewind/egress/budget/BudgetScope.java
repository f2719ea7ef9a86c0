package dev.tradewind.egress.budget;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.quantity.TimeRange;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Which transfers a budget covers: those that every part of it names. A null names all.
 *
 * @param owner who caused it: the team that the tags name, else the sub account
 * @param from site id, {@code internet}, or {@link EgressFilter#UNKNOWN}
 * @param to site id, {@code internet}, or {@link EgressFilter#UNKNOWN}
 */
public record BudgetScope(
        @Nullable String owner,
        @Nullable TransferClass transferClass,
        @Nullable String from,
        @Nullable String to,
        @Nullable String provider) {
    public static final BudgetScope EVERYTHING = new BudgetScope(null, null, null, null, null);

    public BudgetScope {
        owner = blankless(owner);
        from = blankless(from);
        to = blankless(to);
        provider = blankless(provider);
    }

    /** The same question as the Egress page asks. */
    public EgressFilter filter(TimeRange range) {
        return new EgressFilter(range, owner, null, provider, transferClass, from, to, null);
    }

    /** As a person reads it, with the places as the bills name them. */
    public String words() {
        var words = new ArrayList<String>();
        add(words, "", owner);
        add(words, "", transferClass == null ? null : transferClass.label());
        add(words, "from ", from);
        add(words, "to ", to);
        add(words, "", provider);
        return words.isEmpty() ? "all transfers" : String.join(", ", words);
    }

    private static void add(ArrayList<String> words, String before, @Nullable String value) {
        if (value != null) {
            words.add(before + value);
        }
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
