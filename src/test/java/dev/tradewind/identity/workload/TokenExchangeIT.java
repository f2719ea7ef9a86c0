package dev.tradewind.identity.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tradewind.access.Caller;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.Role;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Programs exchange their issuer's tokens for ours over real HTTP, and attackers try to. */
class TokenExchangeIT extends Exchanging {
    @Test
    void aGitHubActionsJobGetsATokenThatActsAsItsAccount() throws Exception {
        var binding = bind("repo:acme/deploy:*", Map.of("repository", "acme/deploy"));

        var answer = post(IssuerForTests.sign(KEY, github().build()), "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.text("scope")).isEqualTo("OPERATOR");
        assertThat(answer.json().get("expires_in").asLong()).isEqualTo(900);
        assertThat(get("/api/v1/recommendations", answer.token())).isEqualTo(200);
        assertThat(get("/api/v1/identity/bindings", answer.token())).isEqualTo(403);
        assertThat(jdbc.sql(
                                "select count(*) from identity_api_token where token_sha256 = ? or token_sha256 like 'tw_%'")
                        .param(answer.token())
                        .query(Long.class)
                        .single())
                .as("the token itself is nowhere")
                .isZero();
        assertThat(audited("workload-token.exchanged")).contains(binding.id().toString());
    }

    @Test
    void aKubernetesServiceAccountGetsAToken() throws Exception {
        var key = IssuerForTests.ec("cluster");
        issuer.has(key);
        bind("system:serviceaccount:batch:planner", Map.of());
        var now = Instant.now();
        var token = IssuerForTests.sign(
                key,
                new JWTClaimsSet.Builder()
                        .issuer(issuer.url())
                        .subject("system:serviceaccount:batch:planner")
                        .audience(CONSOLE)
                        .issueTime(Date.from(now))
                        .notBeforeTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(3607)))
                        .claim(
                                "kubernetes.io",
                                Map.of("namespace", "batch", "serviceaccount", Map.of("name", "planner")))
                        .build());

        assertThat(post(token, "").status()).isEqualTo(200);
        assertThat(post(token, "").text("error"))
                .as("no jti, and still once only")
                .isEqualTo("invalid_grant");
    }

    @Test
    void ed25519VouchesFetchedOrPastedAndPastedKeysAreNeverAskedFor() throws Exception {
        var key = IssuerForTests.ed25519("ed");
        issuer.has(key);
        bind("repo:acme/deploy:*", Map.of());
        assertThat(post(IssuerForTests.sign(key, github().build()), "").status())
                .isEqualTo(200);
        int asked = issuer.asked.get();

        var pasted = IssuerForTests.ed25519("pasted");
        bind("repo:acme/site:*", Map.of(), Set.of(Role.OPERATOR), new JWKSet(pasted.toPublicJWK()).toString());
        var site = github().subject("repo:acme/site:ref:x");
        assertThat(post(IssuerForTests.sign(pasted, site.build()), "").status()).isEqualTo(200);
        assertThat(post(IssuerForTests.sign(key, site.jwtID("2").build()), "").text("error"))
                .as("the issuer's own key is not one of those that were pasted")
                .isEqualTo("invalid_grant");
        assertThat(issuer.asked).hasValue(asked);
    }

    @Test
    void keysRotateWithoutARestart() throws Exception {
        bind("repo:acme/deploy:*", Map.of());
        assertThat(post(IssuerForTests.sign(KEY, github().build()), "").status())
                .isEqualTo(200);
        var next = IssuerForTests.rsa("second");

        issuer.has(next);

        assertThat(post(IssuerForTests.sign(next, github().build()), "").status())
                .isEqualTo(200);
        assertThat(post(IssuerForTests.sign(KEY, github().build()), "").text("error"))
                .as("the old key is gone")
                .isEqualTo("invalid_grant");
    }

    @Test
    void disablingABindingEndsItsTokensAtOnce() throws Exception {
        var binding = bind("repo:acme/deploy:*", Map.of());
        var token = post(IssuerForTests.sign(KEY, github().build()), "").token();
        assertThat(get("/api/v1/recommendations", token)).isEqualTo(200);

        Actors.runAs(Actor.system("test"), () -> bindings.disable(binding.id(), "the pipeline is gone", admin));

        assertThat(get("/api/v1/recommendations", token)).isEqualTo(401);
        assertThat(post(IssuerForTests.sign(KEY, github().build()), "").text("error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void aProgramCannotApprove() throws Exception {
        var binding = bind("repo:acme/deploy:*", Map.of());
        var token = post(IssuerForTests.sign(KEY, github().build()), "").token();

        assertThat(new Caller(port)
                        .post("/api/v1/recommendations/REC-1:approve", token, "{\"version\":0,\"reason\":\"yes\"}")
                        .statusCode())
                .isEqualTo(403);
        // also when somebody writes the role past every door
        jdbc.sql("update identity_person set roles = 'APPROVER,OPERATOR' where id = ?")
                .param(binding.account())
                .update();
        assertThat(new Caller(port)
                        .post("/api/v1/recommendations/REC-1:approve", token, "{\"version\":0,\"reason\":\"yes\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(people.byId(binding.account()).orElseThrow().has(Role.APPROVER))
                .isFalse();
    }

    @TestFactory
    Stream<DynamicTest> attacks() {
        var other = IssuerForTests.rsa("first");
        return Map.<String, Attack>ofEntries(
                        Map.entry("another issuer", () -> signed(github().issuer("https://evil.example"))),
                        Map.entry("another audience", () -> signed(github().audience("https://other.example"))),
                        Map.entry("no audience", () -> signed(github().audience(List.of()))),
                        Map.entry("expired", () -> signed(github().expirationTime(in(-60)))),
                        Map.entry("no end", () -> signed(github().expirationTime(null))),
                        Map.entry("not valid yet", () -> signed(github().notBeforeTime(in(120)))),
                        Map.entry("issued in the future", () -> signed(github().issueTime(in(120)))),
                        Map.entry("no time of issue", () -> signed(github().issueTime(null))),
                        Map.entry("alg none", () -> new PlainJWT(github().build()).serialize()),
                        Map.entry("alg none with the signature of another", this::noneWithSignature),
                        Map.entry("HS256 with the public key as secret", this::publicKeyAsSecret),
                        Map.entry(
                                "a key of its own under our name", () -> IssuerForTests.sign(other, github().build())),
                        Map.entry(
                                "an unknown kid",
                                () -> IssuerForTests.sign(IssuerForTests.rsa("invented"), github().build())),
                        Map.entry("another prefix", () -> signed(github().subject("repo:acme/deploy-evil:ref:x"))),
                        Map.entry("a subject that only contains it", () -> signed(github().subject("x" + GITHUB))),
                        Map.entry("another repository", () -> signed(github().claim("repository", "acme/fork"))),
                        Map.entry(
                                "the claim as a list",
                                () -> signed(github().claim("repository", List.of("acme/deploy")))),
                        Map.entry("without the claim", () -> signed(github().claim("repository", null))),
                        Map.entry("another payload", this::otherPayload),
                        Map.entry("no token", () -> "nonsense"))
                .entrySet()
                .stream()
                .map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> {
                    jdbc.sql("delete from identity_api_token where binding_id is not null")
                            .update();
                    bind("repo:acme/deploy:*", Map.of("repository", "acme/deploy"));
                    var answer = post(attack.getValue().token(), "");
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.json().toString())
                            .as("nothing but the error: whoever asks learns nothing")
                            .isEqualTo("{\"error\":\"invalid_grant\"}");
                    assertThat(post(signed(github()), "").status())
                            .as("and the real one works")
                            .isEqualTo(200);
                }));
    }

    @Test
    void aTokenWorksOnce() throws Exception {
        bind("repo:acme/deploy:*", Map.of());
        var claims = github();

        assertThat(post(signed(claims), "").status()).isEqualTo(200);
        assertThat(post(signed(claims.claim("run_id", "2")), "").text("error"))
                .as("the same jti")
                .isEqualTo("invalid_grant");
        assertThat(audited("workload-token.refused")).contains("exchange");
    }

    @Test
    void whoeverFailsTooOftenWaitsAndNobodyElse() throws Exception {
        bind("repo:acme/deploy:*", Map.of());
        var guesser = InetAddress.getByName("127.0.2.1");
        for (int i = 0; i < 20; i++) {
            assertThat(post("guess", "", guesser).status()).isEqualTo(400);
        }

        assertThat(post(signed(github()), "", guesser).status()).isEqualTo(429);
        assertThat(post(signed(github()), "").status()).isEqualTo(200);
    }

    private interface Attack {
        String token() throws Exception;
    }

    private String publicKeyAsSecret() throws Exception {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), github().build());
        jwt.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
        return jwt.serialize();
    }

    private String noneWithSignature() {
        var parts = signed(github()).split("\\.");
        return new PlainJWT(github().build()).serialize() + parts[2];
    }

    private String otherPayload() {
        var mine = signed(github().subject("repo:acme/other:ref:x")).split("\\.");
        var theirs = signed(github()).split("\\.");
        return mine[0] + "." + theirs[1] + "." + mine[2];
    }
}
