package dev.tradewind.planning.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.DataRules;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Weights;
import dev.tradewind.planning.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a board has to know before it can answer. */
class BoardTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void aCandidateWithoutPlacesBringsTheSitesOfTheProviderThatItNames() {
        var nowhere = candidate(List.of("gcp"), List.of());
        assertThat(board(List.of()).reaches(nowhere)).isFalse();
        assertThat(board(List.of(nowhere)).reaches(nowhere)).isTrue();
        assertThat(board(List.of()).reaches(candidate(List.of("aws"), List.of())))
                .isTrue();
        assertThat(board(List.of()).reaches(candidate(List.of(), List.of()))).isTrue();
    }

    @Test
    void aPlaceToWriteToIsAPlaceThatItNeeds() {
        var rules = new DataRules(List.of(), List.of("aws:eu-west-1"), List.of(), null);
        var writes = candidate(List.of(), List.of(new DataNeed("aws:here", 0, 10, List.of(), rules)));
        assertThat(board(List.of(candidate(List.of(), List.of(new DataNeed("aws:here", 0, 10)))))
                        .reaches(writes))
                .isFalse();
        assertThat(board(List.of(writes)).reaches(writes)).isTrue();
    }

    private static Board board(List<Candidate> others) {
        var series = Series.flat(2, 100);
        var site = new CandidateSite("aws:here", "aws", "DE", 1200, series, series, series, series, null);
        var problem = new PlacementProblem(
                new Horizon(NOW, 60, 2), new Weights(0, 0, 0, 12), List.of(site), List.of(), List.of());
        return Board.of(
                new Snapshot(NOW, new Snapshot.Effort(1, 0, 0), problem, List.of(), List.of(), List.of(), List.of()),
                others,
                Map.of());
    }

    private static Candidate candidate(List<String> providers, List<DataNeed> data) {
        return new Candidate(
                "asked",
                Candidate.Kind.BATCH,
                new Demand(1000, 1024, 0, 0),
                1,
                0,
                2,
                1000,
                data,
                List.of(),
                0,
                null,
                null,
                new Limits(null, List.of(), providers, List.of(), null, null, null, null));
    }
}
