package dev.tradewind.ui;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series over time.
 *
 * @param token CSS custom property of its colour, for example {@code --tw-class-internet}; classes keep their hue
 * @param points ascending; a {@code null} value is a gap, never zero
 * @param kind forecasts are dashed or lighter
 */
public record ChartSeries(String name, String token, List<Point> points, Kind kind) {
    public ChartSeries {
        points = List.copyOf(points);
    }

    public ChartSeries(String name, String token, List<Point> points) {
        this(name, token, points, Kind.MEASURED);
    }

    /** A value at an instant, or a gap. */
    public record Point(Instant at, @Nullable Double value) {}

    /** A horizontal line: policy, budget, objective. */
    public record Line(String label, double value) {}

    /** Token of a transfer class given in any of its spellings: {@code INTER_REGION}, {@code inter-region}. */
    public static String classToken(String transferClass) {
        return "--tw-class-"
                + transferClass
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-')
                        .replace(' ', '-');
    }
}
