package dev.tradewind.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.catalog.ReferenceCatalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.signal.SignalKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectiveAnswersTest {
    private static final Map<String, Site> SITES = new ReferenceCatalog().sites();
    private static final Site CHICAGO = SITES.get("aws:us-east-1-chi-2a");
    private static final Site OHIO = SITES.get("aws:us-east-2");
    private static final Site VIRGINIA = SITES.get("aws:us-east-1");
    private static final Site FRANKFURT = SITES.get("aws:eu-central-1");
    private static final Site SYDNEY = SITES.get("aws:ap-southeast-2");

    @Test
    void namesTheNearestOfTheSitesThatKeepItAndNotTheQuickest() {
        var answer = ObjectiveAnswers.answer(
                30,
                1,
                List.of(FRANKFURT, OHIO, CHICAGO, SYDNEY),
                users(CHICAGO),
                VIRGINIA,
                look(Map.of("aws:us-east-2", 18.0, "aws:us-east-1-chi-2a", 2.0, "aws:eu-central-1", 110.0)));

        assertThat(answer).isInstanceOfSatisfying(ObjectiveAnswer.Meets.class, meets -> {
            assertThat(meets.siteId()).isEqualTo("aws:us-east-2");
            assertThat(meets.meeting()).isEqualTo(2);
            assertThat(meets.permitted()).isEqualTo(4);
            assertThat(meets.slowest().p95Millis()).isEqualTo(18);
        });
    }

    @Test
    void everyGroupOfUsersCountsAndTheSlowestDecides() {
        var answer = ObjectiveAnswers.answer(
                120,
                1,
                List.of(OHIO, VIRGINIA),
                users(CHICAGO, FRANKFURT),
                OHIO,
                (user, site) -> estimate(user, site, user.equals(CHICAGO) ? 20 : site.equals(OHIO) ? 125 : 118));

        assertThat(answer).isInstanceOfSatisfying(ObjectiveAnswer.Meets.class, meets -> {
            assertThat(meets.siteId()).isEqualTo("aws:us-east-1");
            assertThat(meets.slowest().fromSite()).isEqualTo("aws:eu-central-1");
        });
    }

    @Test
    void lightProvesThatNoneCanHoweverGoodTheMeasurements() {
        var answer = ObjectiveAnswers.answer(
                50, 1, List.of(FRANKFURT, OHIO), users(OHIO, SYDNEY), OHIO, look(Map.of("aws:us-east-2", 1.0)));

        assertThat(answer).isInstanceOfSatisfying(ObjectiveAnswer.BeyondLight.class, beyond -> {
            assertThat(beyond.userSite()).isEqualTo("aws:ap-southeast-2");
            assertThat(beyond.nearestSiteId()).isEqualTo("aws:us-east-2");
            // Great circle Columbus to Sydney 15,200 km to within one per cent, there and back at 199.86 km per ms.
            assertThat(beyond.floorMillis()).isBetween(150.0, 154.0);
        });
    }

    @Test
    void whereLightWouldAllowItTheBestKnownSiteIsToldWithItsNumbers() {
        var answer = ObjectiveAnswers.answer(
                15,
                1,
                List.of(OHIO, VIRGINIA),
                users(CHICAGO),
                VIRGINIA,
                look(Map.of("aws:us-east-2", 18.0, "aws:us-east-1", 25.0)));

        assertThat(answer).isInstanceOfSatisfying(ObjectiveAnswer.NoneKnown.class, none -> {
            assertThat(none.bestSiteId()).isEqualTo("aws:us-east-2");
            assertThat(none.slowest().p95Millis()).isEqualTo(18);
            assertThat(none.floorMillis()).isLessThan(15);
        });
    }

    @Test
    void policiesThatPermitNothingAreNoProofAboutLight() {
        assertThat(ObjectiveAnswers.answer(15, 1, List.of(), users(CHICAGO), OHIO, look(Map.of())))
                .isEqualTo(new ObjectiveAnswer.NothingPermitted());
    }

    @Test
    void whoIsBeyondTheShareThatIsNeededDecidesNothing() {
        var users = List.of(
                new ObjectiveAnswers.Users(CHICAGO, 0.6),
                new ObjectiveAnswers.Users(OHIO, 0.39),
                new ObjectiveAnswers.Users(SYDNEY, 0.01));
        RoundTrips.Look look = (user, site) -> estimate(user, site, user.equals(SYDNEY) ? 220 : 12);

        var nearlyAll = ObjectiveAnswers.answer(15, 0.99, List.of(OHIO), users, OHIO, look);
        var all = ObjectiveAnswers.answer(15, 0.995, List.of(OHIO), users, OHIO, look);

        assertThat(nearlyAll)
                .isInstanceOfSatisfying(
                        ObjectiveAnswer.Meets.class,
                        meets -> assertThat(meets.slowest().p95Millis()).isEqualTo(12));
        assertThat(all)
                .isInstanceOfSatisfying(
                        ObjectiveAnswer.BeyondLight.class,
                        beyond -> assertThat(beyond.userSite()).isEqualTo("aws:ap-southeast-2"));
    }

    private static List<ObjectiveAnswers.Users> users(Site... at) {
        return Arrays.stream(at)
                .map(site -> new ObjectiveAnswers.Users(site, 1.0 / at.length))
                .toList();
    }

    private static RoundTrips.Look look(Map<String, Double> p95BySite) {
        return (user, site) -> estimate(user, site, p95BySite.getOrDefault(site.id(), 500.0));
    }

    private static RoundTripEstimate estimate(Site from, Site to, double p95) {
        return new RoundTripEstimate(
                from.id(), to.id(), p95 / 2, p95, SignalKind.MEASURED, "p50/p95", "test", null, null);
    }
}
