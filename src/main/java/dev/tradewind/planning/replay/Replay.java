package dev.tradewind.planning.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A published experiment, run again. */
public final class Replay {
    private Replay() {}

    /**
     * What an experiment gave.
     *
     * @param results by zone and setting
     */
    public record Report(String experiment, List<ReplayResult> results) {}

    /**
     * @param experiment {@code nightly}, {@code ml-project}, {@code defer} or {@code gaia}
     * @param roots folders that are searched for its files by name
     * @param forecastError standard deviation of the noise as a share of the series' mean
     * @param seeds how many draws of the noise are averaged; 1 where there is none
     * @throws IllegalArgumentException when the experiment is unknown or no file of it was found
     */
    public static Report of(String experiment, List<Path> roots, boolean asPublished, double forecastError, int seeds)
            throws IOException {
        var data = new ReplayData(roots);
        var draws = forecastError == 0 ? 1 : seeds;
        var results = switch (experiment) {
            case "nightly" -> Nightly.run(data, asPublished, forecastError, draws);
            case "ml-project" -> MlProject.run(data, asPublished, forecastError, draws);
            case "defer" -> Defer.run(data);
            case "gaia" -> Gaia.run(data);
            default ->
                throw new IllegalArgumentException(
                        "there is no experiment '" + experiment + "'. Maybe nightly, ml-project, defer or gaia?");
        };
        if (results.isEmpty()) {
            throw new IllegalArgumentException("no series of '" + experiment + "' lies below " + roots
                    + ". Maybe --data should name another folder?");
        }
        return new Report(experiment, results);
    }
}
