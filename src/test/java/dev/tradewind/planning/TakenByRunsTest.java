package dev.tradewind.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.SlotRange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TakenByRunsTest {
    private static final int SLOTS = 6;
    private static final Instant FROM = Instant.parse("2026-11-02T00:00:00Z");
    private static final int FIRST = Math.toIntExact(FROM.getEpochSecond() / 3600);
    private static final Series FLAT = Series.flat(SLOTS, 1);

    @Test
    void whatOrderedRunsHoldIsMissingInTheirHoursAtTheirSiteOnly() {
        var runs = List.of(run("a", "own:one", 1, 3, 3_000), run("b", "own:one", 2, 4, 6_000));
        var left = TakenByRuns.from(List.of(site("own:one"), site("own:two")), runs, new Horizon(FROM, 60, SLOTS));
        assertThat(vcpus(left.get(0))).containsExactly(8_000L, 5_000L, 0L, 2_000L, 8_000L, 8_000L);
        assertThat(vcpus(left.get(1))).containsOnly(8_000L);
    }

    @Test
    void aPlanKeepsTheRoomOfRunsThatItIsNotAbout() {
        var runs = List.of(run("planned", "own:one", 1, 3, 3_000), run("other", "own:one", 1, 3, 3_000));
        assertThat(TakenByRuns.ofOthers(runs, List.of(candidate("planned"))))
                .extracting(PlacedRun::workload)
                .containsExactly("other");
    }

    private static List<Long> vcpus(CandidateSite site) {
        var capacity = site.capacity();
        assertThat(capacity).isNotNull();
        return IntStream.range(0, SLOTS)
                .mapToObj(slot -> capacity.of(Resource.VCPU).at(slot))
                .toList();
    }

    private static CandidateSite site(String id) {
        var capacity = new Capacity(Series.flat(SLOTS, 8_000), Series.flat(SLOTS, 1 << 20), Series.flat(SLOTS, 0));
        return new CandidateSite(id, "own", "DE", 1000, FLAT, FLAT, FLAT, FLAT, capacity);
    }

    private static PlacedRun run(String workload, String site, int from, int to, long milliVcpu) {
        return new PlacedRun(
                UUID.randomUUID(),
                workload,
                site,
                List.of(new SlotRange(FIRST + from, FIRST + to)),
                milliVcpu,
                0,
                0,
                FROM,
                FROM,
                PlacedRunState.ORDERED,
                "",
                "test",
                FROM,
                false);
    }

    private static Candidate candidate(String id) {
        return new Candidate(
                id,
                Candidate.Kind.BATCH,
                new Demand(1, 1, 0, 1),
                1,
                0,
                SLOTS,
                30_000,
                List.of(),
                List.of(),
                0,
                null,
                null,
                Limits.NONE);
    }
}
