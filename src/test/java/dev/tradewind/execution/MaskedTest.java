package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever is shown of what we sent shows no secret, and all else. */
class MaskedTest {
    @Test
    void commandLines() {
        assertThat(Masked.text("DB_PASSWORD=hunter2 psql --host db --password hunter2 -c 'select 1'"))
                .isEqualTo("DB_PASSWORD=*** psql --host db --password *** -c 'select 1'");
        assertThat(Masked.text("curl -H 'Authorization: Bearer eyJhbGciOi.xx.yy' https://ada:hunter2@db.example/x"))
                .isEqualTo("curl -H 'Authorization: Bearer ***' https://ada:***@db.example/x");
        assertThat(Masked.text("copy --api-key=abc --verbose")).isEqualTo("copy --api-key=*** --verbose");
    }

    @Test
    void jsonOfNomadAndControlM() {
        assertThat(Masked.text("{\"Meta\":{\"API_TOKEN\":\"a \\\"b\\\" c\",\"TRADEWIND_SITE\":\"aws:eu-north-1\"}}"))
                .isEqualTo("{\"Meta\":{\"API_TOKEN\":***,\"TRADEWIND_SITE\":\"aws:eu-north-1\"}}");
        assertThat(Masked.text("[{\"name\": \"DB_SECRET\", \"value\": \"s3\"}, {\"name\": \"N\", \"value\": \"3\"}]"))
                .isEqualTo("[{\"name\": \"DB_SECRET\", \"value\": ***}, {\"name\": \"N\", \"value\": \"3\"}]");
    }

    @Test
    void manifests() {
        assertThat(Masked.text("""
                        args:
                        - --password
                        - hunter2
                        env:
                        - name: DB_PASSWORD
                          value: hunter2
                        - name: REGION
                          value: eu
                        """)).isEqualTo("""
                        args:
                        - --password
                        - ***
                        env:
                        - name: DB_PASSWORD
                          value: ***
                        - name: REGION
                          value: eu
                        """);
    }

    @Test
    void nothingThatASecretHolds() {
        assertThat(Masked.text("""
                        kind: Service
                        metadata: {name: shop}
                        ---
                        apiVersion: v1
                        kind: Secret
                        data:
                          user: YWRh
                          more: |
                            YWJj
                        metadata:
                          name: db
                        """)).isEqualTo("""
                        kind: Service
                        metadata: {name: shop}
                        ---
                        apiVersion: v1
                        kind: Secret
                        data: ***
                        metadata:
                          name: db
                        """);
    }

    @Test
    void whatHidesNothingStaysAsItIs() {
        var plain = "sh -c 'echo at $TRADEWIND_SITE' -p 8080 http://db.example:8080/x replicas: 3";
        assertThat(Masked.text(plain)).isEqualTo(plain);
    }
}
