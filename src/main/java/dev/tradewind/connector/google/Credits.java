package dev.tradewind.connector.google;

import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Unreadable;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is taken off a cost: a list of credits as JSON or as Python writes it, or one amount in a column of its own.
 * Amounts are negative and are added.
 */
final class Credits {
    private static final List<String> FLAT =
            List.of("credits.amount", "credits_amount", "credit_amount", "credits_total");
    private static final Pattern AMOUNT = Pattern.compile(
            "['\"]amount['\"]\\s*:\\s*(?:Decimal\\(\\s*)?['\"]?([+-]?[0-9.]+(?:[eE][+-]?\\d+)?)['\"]?\\s*\\)?\\s*[,}]");

    private Credits() {}

    static BigDecimal sum(TableRow row) throws Unreadable {
        var list = row.text("credits");
        if (list != null && !list.replaceAll("\\s", "").equals("[]")) {
            return list.startsWith("[") || list.startsWith("{") ? ofList(list) : row.mandatoryDecimal("credits");
        }
        for (var column : FLAT) {
            var amount = row.decimal(column);
            if (amount != null) {
                return amount;
            }
        }
        return BigDecimal.ZERO;
    }

    private static BigDecimal ofList(String list) throws Unreadable {
        var sum = BigDecimal.ZERO;
        var found = false;
        var amounts = AMOUNT.matcher(list);
        while (amounts.find()) {
            sum = sum.add(new BigDecimal(amounts.group(1)));
            found = true;
        }
        if (!found) {
            throw new Unreadable("credits", list, "credits without an amount; expected a list of name and amount");
        }
        return sum;
    }
}
