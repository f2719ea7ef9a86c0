package dev.tradewind.identity.workload;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.tradewind.access.Caller;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A console, an issuer that it can reach, and what it takes to exchange tokens with it over real HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "spring.datasource.url=jdbc:h2:mem:exchange;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.identity.workload.keys-again-after=0s",
            "tradewind.outbound.allowed-hosts=localhost"
        })
abstract class Exchanging {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String CONSOLE = "https://tradewind.example.org";
    static final String GITHUB = "repo:acme/deploy:ref:refs/heads/main";
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    static final RSAKey KEY = IssuerForTests.rsa("first");

    @LocalServerPort
    protected int port;

    @Autowired
    protected Bindings bindings;

    @Autowired
    protected People people;

    @Autowired
    protected JdbcClient jdbc;

    protected IssuerForTests issuer;
    protected Person admin;

    @BeforeEach
    void anIssuerAndAnAdministrator() throws Exception {
        issuer = new IssuerForTests();
        issuer.has(KEY);
        admin = people.byName("exchange-admin")
                .orElseGet(() ->
                        people.create("exchange-admin", "Ada", "correct horse battery", Set.of("ADMIN"), Set.of()));
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    static String signed(JWTClaimsSet.Builder claims) {
        return IssuerForTests.sign(KEY, claims.build());
    }

    static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    final JWTClaimsSet.Builder github() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer.url())
                .subject(GITHUB)
                .audience(CONSOLE)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(in(0))
                .notBeforeTime(in(-10))
                .expirationTime(in(300))
                .claim("repository", "acme/deploy")
                .claim("repository_owner", "acme")
                .claim("ref", "refs/heads/main");
    }

    final Binding bind(String subject, Map<String, String> claims) {
        return bind(subject, claims, Set.of(Role.OPERATOR));
    }

    final Binding bind(String subject, Map<String, String> claims, Set<Role> roles) {
        return bind(subject, claims, roles, null);
    }

    final Binding bind(String subject, Map<String, String> claims, Set<Role> roles, @Nullable String jwks) {
        return Actors.runAs(
                Actor.system("test"),
                () -> bindings.add(
                        new BindingDraft(
                                "p-" + UUID.randomUUID(), issuer.url(), jwks, CONSOLE, subject, claims, roles, 900),
                        admin));
    }

    final List<String> audited(String action) {
        return jdbc.sql("select subject_id from audit_entry where action = ?")
                .param(action)
                .query(String.class)
                .list();
    }

    final int get(String path, String token) throws Exception {
        return new Caller(port).get(path, token).statusCode();
    }

    record Answer(int status, JsonNode json) {
        String text(String field) {
            return json.path(field).asString("");
        }

        String token() {
            return text("access_token");
        }
    }

    /** From an address of its own each time, so that the attacks of one test do not shut out another. */
    final Answer post(String token, String more) throws Exception {
        return post(token, more, InetAddress.getByName("127.0.1." + (1 + ADDRESSES.incrementAndGet() % 250)));
    }

    final Answer post(String token, String more, InetAddress from) throws Exception {
        var body = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange"
                + "&subject_token_type=urn:ietf:params:oauth:token-type:jwt&subject_token="
                + URLEncoder.encode(token, StandardCharsets.UTF_8) + more;
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/identity/token"))
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(body));
        HttpResponse<byte[]> answer;
        try (var http = HttpClient.newBuilder().localAddress(from).build()) {
            answer = http.send(request.build(), BodyHandlers.ofByteArray());
        }
        return new Answer(answer.statusCode(), JsonMapper.builder().build().readTree(answer.body()));
    }
}
