package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.log.Entries;
import dev.tradewind.audit.log.Sequencer;
import dev.tradewind.identity.factor.CodesForTests;
import dev.tradewind.identity.factor.EmergencyAccounts;
import dev.tradewind.identity.factor.SecondFactors;
import dev.tradewind.identity.review.AccessReviews;
import dev.tradewind.identity.review.ReviewLine.Verdict;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

@ConsoleTest
class SecondFactorTest {
    private static final String PASSWORD = "a long enough password";

    @Autowired
    private TwoFactorSignIn signIn;

    @Autowired
    private SignInDirectory directory;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private EmergencyAccounts emergency;

    @Autowired
    private AccessReviews reviews;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private People people;

    @Autowired
    private Entries entries;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private JdbcClient jdbc;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void asksForTheCodeAsSoonAsOneIsSetUpAndTakesEachOnce() {
        var ada = person("ada", "OPERATOR");
        assertThat(signIn(ada, "").isAuthenticated()).isTrue();
        var secret = enrol(ada);
        refused(ada, "");
        refused(ada, "000000");
        var code = CodesForTests.next(secret);
        assertThat(signIn(ada, code).isAuthenticated()).isTrue();
        refused(ada, code);
    }

    @Test
    void bothFactorsBelongToOnePerson() {
        var ada = person("ada", "OPERATOR");
        var bruno = person("bruno", "OPERATOR");
        enrol(ada);
        var other = enrol(bruno);
        refused(ada, CodesForTests.next(other));
        assertThat(signIn(bruno, CodesForTests.next(other)).isAuthenticated()).isTrue();
    }

    @Test
    void aSealedSecretOpensForNobodyElse() {
        var ada = person("ada", "OPERATOR");
        var eve = person("eve", "OPERATOR");
        var secret = enrol(ada);
        enrol(eve);
        jdbc.sql(
                        "update identity_second_factor set sealed_secret = (select sealed_secret from identity_second_factor where"
                                + " person_id = ?) where person_id = ?")
                .param(ada.id())
                .param(eve.id())
                .update();
        assertThatThrownBy(() -> factors.accept(eve.id(), CodesForTests.next(secret)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRecoveryCodeWorksOnceAndIsKeptAsAHash() {
        var ada = person("ada", "OPERATOR");
        var enrolment = factors.begin(ada);
        var codes = factors.confirm(ada.id(), CodesForTests.now(enrolment.secret()));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(signIn(ada, codes.get(3).toLowerCase(java.util.Locale.ROOT)).isAuthenticated())
                .isTrue();
        refused(ada, codes.get(3));
        assertThat(factors.recoveryCodesLeft(ada.id())).isEqualTo(9);
        assertThat(jdbc.sql("select code_sha256 from identity_recovery_code where person_id = ?")
                        .param(ada.id())
                        .query(String.class)
                        .list())
                .hasSize(10)
                .doesNotContainAnyElementsOf(codes);
        var bruno = person("bruno", "OPERATOR");
        enrol(bruno);
        refused(bruno, codes.get(4));
    }

    @Test
    void wrongCodesLockTheAccountAsWrongPasswordsDo() {
        var ada = person("ada", "OPERATOR");
        enrol(ada);
        for (int i = 0; i < 5; i++) {
            refused(ada, "000000");
            directory.on(new org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent(
                    new UsernamePasswordAuthenticationToken(ada.name(), ""), new BadCredentialsException("wrong")));
        }
        assertThatThrownBy(() -> signIn(ada, "000000"))
                .isInstanceOf(org.springframework.security.authentication.LockedException.class);
    }

    @Test
    void anEmergencyAccountThatIsOpenedAlarmsAndStandsInTheLog() {
        var glass = person("glass", "ADMIN");
        emergency.setUp(glass.id(), "when nobody else can sign in; the password lies in the safe");
        directory.on(
                new org.springframework.security.authentication.event.AuthenticationSuccessEvent(signIn(glass, "")));
        sequencer.run();
        assertThat(entries.search(
                        new Entries.Filter(
                                null, "break-glass.opened", List.of(glass.id().toString()), null),
                        10))
                .hasSize(1);
        assertThat(jdbc.sql("select count(*) from event_outbox where subject = ? and severity = 'CRITICAL'")
                        .param("person/" + glass.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aReviewIsDecidedByOthersAndARevokedAccountIsOutAtOnce() {
        var root = person("root", "ADMIN");
        var second = person("second", "ADMIN");
        var ada = person("ada", "OPERATOR");
        var token = tokens.issue(ada.id(), "t", java.time.Duration.ofHours(1), TokenScope.EVERYTHING);
        var review = reviews.start(root);
        try {
            assertThatThrownBy(() -> reviews.start(second)).hasMessageContaining("open already");
            assertThatThrownBy(() -> reviews.decide(review.id(), root.id(), Verdict.CONFIRMED, "me", root))
                    .hasMessageContaining("their own access");
            assertThatThrownBy(() -> reviews.decide(review.id(), ada.id(), Verdict.REVOKED, " ", root))
                    .hasMessageContaining("reason");
            assertThatThrownBy(() -> reviews.decide(review.id(), ada.id(), Verdict.REVOKED, "x", ada))
                    .hasMessageContaining("ADMIN");
            assertThatThrownBy(() -> reviews.signOff(review.id(), root)).hasMessageContaining("not decided");
            reviews.decide(review.id(), ada.id(), Verdict.REVOKED, "left the team", root);
            assertThatThrownBy(() -> reviews.decide(review.id(), ada.id(), Verdict.CONFIRMED, "no", second))
                    .hasMessageContaining("decided on already");
        } finally {
            reviews.lines(review.id()).stream()
                    .filter(line -> line.verdict() == null && !line.personId().equals(root.id()))
                    .forEach(line ->
                            reviews.decide(review.id(), line.personId(), Verdict.CONFIRMED, "works here", root));
        }
        assertThat(reviews.signOff(review.id(), root).open()).isFalse();
        assertThatThrownBy(() -> signIn(ada, "")).isInstanceOf(DisabledException.class);
        assertThat(tokens.bySecret(token)
                        .map(ApiToken::personId)
                        .flatMap(directory::byId)
                        .filter(SignedIn::enabled))
                .isEmpty();
        sequencer.run();
        assertThat(entries.search(
                        new Entries.Filter(review.id().toString(), "access-review.signed-off", List.of(), null), 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.text())
                        .contains("\"revoked\":1")
                        .contains(root.id().toString()));
    }

    private Person person(String name, String role) {
        return people.create(name + "-" + suffix, name, PASSWORD, Set.of(role), Set.of());
    }

    private String enrol(Person person) {
        var enrolment = factors.begin(person);
        factors.confirm(person.id(), CodesForTests.now(enrolment.secret()));
        return enrolment.secret();
    }

    private void refused(Person person, String code) {
        assertThatThrownBy(() -> signIn(person, code)).isInstanceOf(BadCredentialsException.class);
    }

    private Authentication signIn(Person person, String code) {
        var request = new MockHttpServletRequest("POST", "/login");
        request.setParameter("code", code);
        var token = UsernamePasswordAuthenticationToken.unauthenticated(person.name(), PASSWORD);
        token.setDetails(new TwoFactorSignIn.WithCode(request));
        return signIn.authenticate(token);
    }
}
