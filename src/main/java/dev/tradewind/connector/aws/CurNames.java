package dev.tradewind.connector.aws;

import java.util.Locale;
import java.util.stream.Stream;

/** Columns by their legacy names, such as {@code lineItem/UnblendedCost}; CUR 2.0 writes the same in snake case. */
final class CurNames {
    private CurNames() {}

    /** Each name in both forms. */
    static String[] both(String... legacy) {
        return Stream.of(legacy)
                .flatMap(name -> Stream.of(name, snake(name)))
                .distinct()
                .toArray(String[]::new);
    }

    /** {@code savingsPlan/SavingsPlanARN} is {@code savings_plan_savings_plan_a_r_n}. */
    static String snake(String legacy) {
        var snake = new StringBuilder();
        var start = true;
        for (var i = 0; i < legacy.length(); i++) {
            var each = legacy.charAt(i);
            if (each == '/') {
                snake.append('_');
                start = true;
            } else {
                if (Character.isUpperCase(each) && !start) {
                    snake.append('_');
                }
                snake.append(each);
                start = false;
            }
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }
}
