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
}
