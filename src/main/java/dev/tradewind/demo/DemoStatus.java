package dev.tradewind.demo;

/**
 * How far the loading of the demo is.
 *
 * @param step what is being done, in words
 * @param done files and other pieces that are in
 * @param total pieces that the demo has; 0 while that is not known
 */
public record DemoStatus(Stage stage, String step, int done, int total) {
    /** Loading happens behind an open console. */
    public enum Stage {
        LOADING,
        LOADED,
        FAILED
    }

    /** In words: "Demo company is loading: 12 of 64, focus-aws-2026-09.csv.gz". */
    public String words() {
        return switch (stage) {
            case LOADING ->
                "Demo company is loading: " + (total == 0 ? step : "%d of %d, %s".formatted(done, total, step));
            case LOADED -> "Demo company is loaded";
            case FAILED -> "Demo company could not be loaded: " + step;
        };
    }
}
