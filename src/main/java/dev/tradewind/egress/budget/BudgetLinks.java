package dev.tradewind.egress.budget;

import dev.tradewind.egress.TransferClass;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Paths into the budgets and into what they cover. */
public final class BudgetLinks {
    public static final String ALL = "egress?tab=budgets";

    private BudgetLinks() {}

    public static String to(Budget budget, YearMonth month) {
        return ALL + "&month=" + month + "&budget=" + budget.id();
    }

    /** The Egress page with the scope of a budget, in a month. */
    public static String covered(BudgetScope scope, YearMonth month) {
        var link = new StringJoiner("&", "egress?", "")
                .add("from=" + month.atDay(1))
                .add("to=" + month.plusMonths(1).atDay(1));
        TransferClass only = scope.transferClass();
        add(link, "owner", scope.owner());
        add(link, "provider", scope.provider());
        add(link, "class", only == null ? null : only.name());
        add(link, "source", scope.from());
        add(link, "target", scope.to());
        return link.toString();
    }

    private static void add(StringJoiner link, String name, @Nullable String value) {
        if (value != null) {
            link.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
