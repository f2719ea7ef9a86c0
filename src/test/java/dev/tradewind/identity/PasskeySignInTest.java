package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.log.Entries;
import dev.tradewind.audit.log.Sequencer;
import dev.tradewind.identity.factor.SecondFactors;
import dev.tradewind.identity.passkey.DeviceForTests;
import dev.tradewind.identity.passkey.Passkeys;
import jakarta.servlet.http.HttpSession;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.json.JsonMapper;

/** What a passkey opens and what it does not, with a device of our own making. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:passkeyrules;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.identity.second-factor-roles=APPROVER",
            "tradewind.identity.passkeys.relying-party=example.org",
            "tradewind.identity.passkeys.origins=https://console.example.org"
        })
@AutoConfigureMockMvc
class PasskeySignInTest {
    private static final String PASSWORD = "a long enough password";
    private static final String ORIGIN = "https://console.example.org";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private MockMvc web;

    @Autowired
    private People people;

    @Autowired
    private Passkeys passkeys;

    @Autowired
    private SignInDirectory directory;

    @Autowired
    private TwoFactorSignIn passwords;

    @Autowired
    private Entries entries;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sequencer sequencer;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aPasskeyCountsAsBothFactorsAndLeavesNothingToThePasswordAlone() throws Exception {
        var vera = person("vera", "APPROVER");
        assertThat(password(vera).mustEnrol()).isTrue();
        var device = device(vera);

        var session = session(signIn(device, vera));
        assertThat(session.roles()).contains("APPROVER").doesNotContain(SignedIn.ENROLS);
        assertThat(directory.again(session).orElseThrow().roles()).isEqualTo(session.roles());
        assertThat(people.lastSignedIn(vera.id())).isPresent();
        assertThatThrownBy(() -> password(vera)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void whatIsNotVerifiedNotFromHereCopiedOrReplayedIsRefused() throws Exception {
        var vera = person("vera", "OPERATOR");
        var device = device(vera);
        device.verifies = false;
        refused(signIn(device, vera));
        device.verifies = true;
        device.origin = "https://console.example.com";
        refused(signIn(device, vera));
        device.origin = ORIGIN;
        device.counter = 7;
        session(signIn(device, vera));
        refused(signIn(device, vera));
        device.counter = 8;
        var session = new MockHttpSession();
        var answer = device.get(challenge(session), handle(vera));
        session(send(session, answer));
        refused(send(session, answer));
        challenge(session);
        refused(send(session, answer));
        device.counter = 9;
        var stranger = new DeviceForTests("example.org", ORIGIN);
        refused(signIn(stranger, vera));
    }

    @Test
    void theSwitchedOffTheLockedAndTheRemovedAreRefusedAndTheirSessionsEnd() throws Exception {
        var root = person("root", "ADMIN");
        var vera = person("vera", "OPERATOR");
        var device = device(vera);
        var session = session(signIn(device, vera));
        people.switchOff(vera.id(), "left", root.id());
        device.counter++;
        refused(signIn(device, vera));
        people.switchOn(vera.id(), "back", root.id());
        device.counter++;
        session(signIn(device, vera));

        passkeys.remove(root.id(), device.id());
        assertThat(directory.again(session)).as("somebody else removes nothing").isPresent();
        passkeys.remove(vera.id(), device.id());
        assertThat(directory.again(session)).isEmpty();
        device.counter++;
        refused(signIn(device, vera));
        sequencer.run();
        for (var action : List.of("passkey.added", "passkey.removed")) {
            assertThat(entries.search(new Entries.Filter(vera.id().toString(), action, List.of(), null), 10))
                    .as(action)
                    .hasSize(1);
        }
    }

    @Test
    void aLockedAccountIsLockedForPasskeysTooAndOpensAgainWithTheLock() throws Exception {
        var vera = person("vera", "OPERATOR");
        var device = device(vera);
        var session = session(signIn(device, vera));
        device.counter++;
        for (int i = 0; i < 5; i++) {
            directory.on(new AuthenticationFailureBadCredentialsEvent(
                    UsernamePasswordAuthenticationToken.unauthenticated(vera.name(), "guess"),
                    new BadCredentialsException("guess")));
        }

        refused(signIn(device, vera));
        assertThat(directory.again(session)).as("who is in stays in").isPresent();
        device.counter++;
        jdbc.sql("update identity_person set locked_until = ? where id = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1), vera.id())
                .update();
        session(signIn(device, vera));
    }

    @Test
    void whomTheProviderVouchesForHasToAskItEachTime() throws Exception {
        var vera = person("vera", "OPERATOR");
        var device = device(vera);
        var session = session(signIn(device, vera));
        device.counter++;
        jdbc.sql(
                        "insert into identity_federated_person (issuer, subject, person_id, first_seen_at) values (?, ?, ?, ?)")
                .params("https://idp.example", vera.name(), vera.id(), OffsetDateTime.now(ZoneOffset.UTC))
                .update();

        refused(signIn(device, vera));
        assertThat(directory.again(session)).as("the session it opened ends").isEmpty();
    }

    @Test
    void anAdministratorsResetTakesEveryPasskeyAndItsSessionsAndSaysWhy() throws Exception {
        var vera = person("vera", "APPROVER");
        var phone = device(vera);
        var laptop = device(vera);
        var session = session(signIn(phone, vera));

        Actors.runAs(Actor.system("test"), () -> {
            factors.reset(vera.id(), "phone was stolen");
            passkeys.removeAll(vera.id(), " phone was stolen ");
        });

        assertThat(directory.again(session)).isEmpty();
        for (var device : List.of(phone, laptop)) {
            device.counter++;
            refused(signIn(device, vera));
        }
        assertThat(password(vera).mustEnrol())
                .as("the password alone opens the set-up of another factor, and nothing else")
                .isTrue();
        sequencer.run();
        assertThat(entries.search(new Entries.Filter(vera.id().toString(), "passkey.removed", List.of(), null), 10))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.reason()).isEqualTo("phone was stolen"));
    }

    @Test
    void aPasskeyIsAddedOnlyByWhomItWasAskedForAndOnlyVerified() throws Exception {
        var vera = person("vera", "OPERATOR");
        var eve = person("eve", "OPERATOR");
        var device = new DeviceForTests("example.org", ORIGIN);
        var asked = passkeys.begin(vera);
        var challenge = asked.getChallenge().getBytes();
        assertThatThrownBy(() -> passkeys.add(eve, asked, device.create(challenge), "hers"))
                .hasMessageContaining("somebody else");
        device.verifies = false;
        assertThatThrownBy(() -> passkeys.add(vera, asked, device.create(challenge), "unverified"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> passkeys.add(vera, asked, "{\"id\": 7}", "none"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(passkeys.any(vera.id()) || passkeys.any(eve.id())).isFalse();
    }

    @Test
    void aDeviceThatSpeaksOverSomethingNewIsTaken() throws Exception {
        var vera = person("vera", "OPERATOR");
        var device = new DeviceForTests("example.org", ORIGIN);
        var asked = passkeys.begin(vera);

        passkeys.add(
                vera,
                asked,
                device.create(asked.getChallenge().getBytes()).replace("\"internal\"", "\"of-tomorrow\", \"usb\""),
                "new");

        device.counter++;
        session(signIn(device, vera));
    }

    @Test
    void noRequestAddsOrRemovesAPasskeyAndNoneSignsInWithoutTheToken() throws Exception {
        for (var path : List.of("/webauthn/register", "/webauthn/register/options")) {
            var body = web.perform(post(path).with(csrf()).with(user("ada")))
                    .andReturn()
                    .getResponse();
            assertThat(body.getStatus()).as(path).isGreaterThanOrEqualTo(300);
            assertThat(body.getContentAsString()).as(path).doesNotContain("challenge");
        }
        for (var path : List.of("/webauthn/authenticate/options", PasskeyFilter.PATH)) {
            assertThat(web.perform(post(path)).andReturn().getResponse().getStatus())
                    .as(path)
                    .isNotEqualTo(200);
        }
    }

    @Test
    void anAddressWithManyFailuresWaitsWhicheverWayItTries() throws Exception {
        for (int i = 0; i < SignInThrottle.FAILURES; i++) {
            web.perform(post(PasskeyFilter.PATH)
                    .with(csrf())
                    .with(request -> from(request, "192.0.2.9"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{}"));
        }
        for (var path : List.of("/login", PasskeyFilter.PATH)) {
            assertThat(web.perform(post(path).with(csrf()).with(request -> from(request, "192.0.2.9")))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(path)
                    .isEqualTo(429);
        }
    }

    private static org.springframework.mock.web.MockHttpServletRequest from(
            org.springframework.mock.web.MockHttpServletRequest request, String address) {
        request.setRemoteAddr(address);
        request.setServletPath(request.getRequestURI());
        return request;
    }

    private Person person(String name, String role) {
        return people.create(
                name + "-" + UUID.randomUUID().toString().substring(0, 8) + suffix,
                name,
                PASSWORD,
                Set.of(role),
                Set.of());
    }

    private DeviceForTests device(Person owner) throws Exception {
        var device = new DeviceForTests("example.org", ORIGIN);
        var asked = passkeys.begin(owner);
        passkeys.add(owner, asked, device.create(asked.getChallenge().getBytes()), "phone");
        device.counter++;
        return device;
    }

    private SignedIn password(Person person) {
        return (SignedIn) Objects.requireNonNull(passwords
                .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(person.name(), PASSWORD))
                .getPrincipal());
    }

    private MvcResult signIn(DeviceForTests device, Person owner) throws Exception {
        var session = new MockHttpSession();
        return send(session, device.get(challenge(session), handle(owner)));
    }

    private byte[] challenge(MockHttpSession session) throws Exception {
        var asked = web.perform(
                        post("/webauthn/authenticate/options").session(session).with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(JSON.readTree(asked).path("userVerification").asString()).isEqualTo("required");
        return java.util.Base64.getUrlDecoder()
                .decode(JSON.readTree(asked).path("challenge").asString());
    }

    private MvcResult send(MockHttpSession session, String answer) throws Exception {
        return web.perform(post(PasskeyFilter.PATH)
                        .session(session)
                        .with(csrf())
                        // else the refused of one test would make another one wait
                        .with(request -> from(request, "192.0.2." + Math.floorMod(suffix.hashCode(), 8)))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(answer))
                .andReturn();
    }

    private static SignedIn session(MvcResult result) {
        assertThat(result.getResponse().getStatus()).isEqualTo(200);
        HttpSession session = Objects.requireNonNull(result.getRequest().getSession(false));
        var context = (SecurityContext) session.getAttribute("SPRING_SECURITY_CONTEXT");
        return (SignedIn) Objects.requireNonNull(
                Objects.requireNonNull(context.getAuthentication()).getPrincipal());
    }

    private static void refused(MvcResult result) {
        assertThat(result.getResponse().getStatus()).isEqualTo(401);
    }

    private static byte[] handle(Person person) {
        return ByteBuffer.allocate(16)
                .putLong(person.id().getMostSignificantBits())
                .putLong(person.id().getLeastSignificantBits())
                .array();
    }
}
