package dev.tradewind.journey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where evidence stands, and how many figures are recomputed there at least. */
final class EvidencePages {
    /** By who looks at it. */
    static final Map<String, List<Place>> ALL = Map.of(
            "ada",
            List.of(
                    at("", 5),
                    at("?range=month", 4),
                    at("map?layer=egress", 10),
                    at("map?layer=carbon", 10),
                    at("map?layer=latency", 10),
                    at("egress", 10),
                    at("egress?tab=flows", 9),
                    at("egress?tab=explain", 10),
                    at("egress?tab=budgets", 6),
                    at("egress?tab=what-if", 10),
                    at("egress?tab=advice", 7),
                    at("carbon", 8),
                    at("carbon?tab=compare", 10),
                    at("carbon?tab=sci", 6),
                    at("carbon?tab=forecast", 0),
                    at("carbon?tab=reported", 3),
                    at("carbon?tab=regions", 10),
                    at("carbon?tab=spend", 1),
                    at("latency", 10),
                    at("latency?tab=objectives", 10),
                    at("workloads?name=backups", 2),
                    at("plans", 9),
                    at("plans/P-1", 9),
                    at("recommendations", 5),
                    at("executions", 3),
                    at("edge", 7),
                    at("data", 10)),
            "farid",
            List.of(at("audit", 2)));

    /** What is not recomputed, by how its title begins, and why. */
    static final Map<String, String> EXCEPTIONS = Map.of(
            "State of the log", "a word: the whole log is hashed again, which is no arithmetic",
            "Last checkpoint", "a hash: the tree is built again by `audit verify`, not from a drawer",
            "Error ", "the mean over hundreds of forecasts that are made again",
            "Past error ", "the mean over hundreds of forecasts that are made again",
            "part = Σ BilledCost", "a bill's shares by the bytes of all its flows; Attribution's own tests reckon them",
            "As it was counted while the file was read", "later deliveries stand in the lake in their place",
            "One-off cost", "the list's steps on top of the payer's month, said in words",
            "Proven bound", "what the solver proves about all choices of all workloads");

    private EvidencePages() {}

    static boolean isWalked(String page) {
        return ALL.values().stream().flatMap(List::stream).anyMatch(place -> place.isOf(page));
    }

    /** The beginning of the title, formula or worked line by which a figure is one. */
    static Optional<String> exception(Drawer of) {
        return EXCEPTIONS.keySet().stream()
                .filter(each ->
                        Stream.of(of.title(), of.formula(), of.worked()).anyMatch(text -> text.startsWith(each)))
                .findFirst();
    }

    /**
     * @param click what is clicked there before, as a selector; empty for the page as it comes
     * @param least how many figures have to be recomputed
     */
    record Place(String path, String click, int least) {
        boolean isOf(String page) {
            return path.split("[?/]", 2)[0].equals(page);
        }

        @Override
        public String toString() {
            return "/" + path + (click.isEmpty() ? "" : " after a click on " + click);
        }
    }

    private static Place at(String path, int least) {
        return new Place(path, "", least);
    }
}
