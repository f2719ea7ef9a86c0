package dev.tradewind.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.approval.Eligibility.MayDecide;
import dev.tradewind.approval.Eligibility.MayNot;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.SamplePeople;
import dev.tradewind.policy.ApprovalRoute;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegregationOfDutiesTest {
    private static final Person MARA = person("mara", Set.of("APPROVER"), Set.of("search"));
    private static final Person JON = person("jon", Set.of("APPROVER"), Set.of("platform"));
    private static final Person ADA = person("ada", Set.of("APPROVER", "OPERATOR"), Set.of("security"));

    @ParameterizedTest
    @CsvSource({
        "VIEWER, false",
        "ANALYST, false",
        "SUSTAINABILITY, false",
        "OPERATOR, false",
        "APPROVER, true",
        "AUDITOR, false",
        "ADMIN, false"
    })
    void onlyApproversDecide(String role, boolean may) {
        var person = person("x", Set.of(role), Set.of());
        assertThat(SegregationOfDuties.mayApprove(matter(1, "1"), person) instanceof MayDecide)
                .isEqualTo(may);
        assertThat(SegregationOfDuties.mayReject(matter(1, "1"), person) instanceof MayDecide)
                .isEqualTo(may);
    }

    @Test
    void nobodyApprovesTheirOwnProposalOrRequest() {
        var own = matter(ADA.id().toString(), Set.of(), 1, "1", Set.of(), List.of());
        assertThat(SegregationOfDuties.mayApprove(own, ADA))
                .isInstanceOfSatisfying(MayNot.class, n -> assertThat(n.why()).contains("you proposed"));
        assertThat(SegregationOfDuties.mayApprove(own, JON)).isInstanceOf(MayDecide.class);
        var asked = matter("system:engine", Set.of(ADA.id().toString()), 1, "1", Set.of(), List.of());
        assertThat(SegregationOfDuties.mayApprove(asked, ADA)).isInstanceOf(MayNot.class);
        assertThat(SegregationOfDuties.mayReject(own, ADA)).isInstanceOf(MayNot.class);
    }

    @Test
    void nobodyCountsTwice() {
        var once = matter("system:engine", Set.of(), 2, "1", Set.of(), List.of(given(JON, "d")));
        assertThat(SegregationOfDuties.mayApprove(once, JON)).isInstanceOf(MayNot.class);
        assertThat(once.missing(List.of(given(JON, "d"), given(JON, "d"))).people())
                .isEqualTo(1);
    }

    @Test
    void aSecondAccountIsNoSecondPerson() {
        var jonAgain = SamplePeople.person("jon-admin", Set.of("APPROVER"), Set.of("security"), "jon@example.org");
        var jon = SamplePeople.person("jon", Set.of("APPROVER"), Set.of("platform"), "jon@example.org");
        var once = matter("system:engine", Set.of(), 2, "1", Set.of(), List.of(given(jon, "d")));
        assertThat(SegregationOfDuties.mayApprove(once, jonAgain))
                .isInstanceOfSatisfying(MayNot.class, n -> assertThat(n.why()).contains("another account"));
        assertThat(once.missing(List.of(given(jon, "d"), given(jonAgain, "d"))).people())
                .isEqualTo(1);
        assertThat(once.missing(List.of(given(jon, "d"), given(MARA, "d"))).people())
                .isZero();
    }

    @Test
    void everyGroupMustBeThereNotOneOfThem() {
        var both = matter("system:engine", Set.of(), 1, "1", Set.of("platform", "security"), List.of());
        assertThat(both.missing(List.of(given(JON, "d"))).groups()).containsExactly("security");
        assertThat(both.missing(List.of(given(JON, "d"))).nothing()).isFalse();
        assertThat(both.missing(List.of(given(JON, "d"), given(ADA, "d"))).nothing())
                .isTrue();
    }

    @Test
    void countsThePersonOfAMissingGroupAmongThoseStillNeeded() {
        var nobody = matter("system:engine", Set.of(), 1, "1", Set.of("security"), List.of());
        assertThat(nobody.peopleInAll()).isEqualTo(1);
        var platform = matter("system:engine", Set.of(), 1, "1", Set.of("security"), List.of(given(JON, "d")));
        assertThat(platform.peopleInAll()).isEqualTo(2);
        var both = matter("system:engine", Set.of(), 2, "1", Set.of("security"), List.of(given(JON, "d")));
        assertThat(both.peopleInAll()).isEqualTo(2);
    }

    @Test
    void theOwnerOfRecordIsNotEnough() {
        var matter = matter(1, "1");
        assertThat(matter.missing(List.of(given(MARA, "d"))).onlyOwner()).isTrue();
        assertThat(matter.missing(List.of(given(MARA, "d"))).nothing()).isFalse();
        assertThat(matter.missing(List.of(given(MARA, "d"), given(JON, "d"))).nothing())
                .isTrue();
        assertThat(matter.missing(List.of(given(JON, "d"))).nothing()).isTrue();
    }

    @Test
    void anApprovalForOtherInputsDoesNotCount() {
        var matter = matter("system:engine", Set.of(), 1, "1", Set.of(), List.of(given(JON, "older")));
        assertThat(matter.counting()).isEmpty();
        assertThat(matter.missing().people()).isEqualTo(1);
    }

    @Test
    void aboveTheThresholdMorePeopleAndAReason() {
        assertThat(matter(1, "-500.00").needed()).isEqualTo(1);
        assertThat(matter(1, "-500.00").reasonNeeded()).isFalse();
        assertThat(matter(1, "-500.01").needed()).isEqualTo(2);
        assertThat(matter(1, "500.01").reasonNeeded()).isTrue();
    }

    private static Matter matter(int needed, String usd) {
        return matter("system:engine", Set.of(), needed, usd, Set.of(), List.of());
    }

    private static Matter matter(
            String proposer,
            Set<String> requesters,
            int needed,
            String usd,
            Set<String> groups,
            List<DecisionEntry> decisions) {
        return new Matter(
                proposer,
                requesters,
                "search",
                "prod",
                new BigDecimal(usd),
                "d",
                new ApprovalRoute(needed, groups, new BigDecimal("500"), Math.max(2, needed)),
                decisions);
    }

    private static DecisionEntry given(Person by, String digest) {
        return new DecisionEntry(
                UUID.randomUUID(),
                digest,
                by.id(),
                by.name(),
                by.human(),
                by.groups(),
                true,
                "",
                Instant.EPOCH,
                null,
                null);
    }

    private static Person person(String name, Set<String> roles, Set<String> groups) {
        return SamplePeople.person(name, roles, groups);
    }
}
