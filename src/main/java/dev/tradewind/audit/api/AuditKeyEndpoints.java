package dev.tradewind.audit.api;

import dev.tradewind.audit.log.LogKey;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The public keys under which the log was signed, and the change to a new one. */
@RestController
@RequestMapping("/api/v1/audit/keys")
class AuditKeyEndpoints {
    private static final Duration USUAL_OVERLAP = Duration.ofDays(30);

    private final LogKey keys;

    AuditKeyEndpoints(LogKey keys) {
        this.keys = keys;
    }

    /**
     * A public key.
     *
     * @param vkey as C2SP writes it; what {@code tradewind audit verify --key} takes
     * @param retiresAt until when it signs beside its successor; null for the one that signs now
     */
    record PublicKey(String vkey, Instant madeAt, @Nullable Instant retiresAt) {}

    /**
     * @param overlap for how long the former key signs too, ISO 8601 as {@code P30D}, which is the default
     * @param reason for the log
     */
    record Rotation(@Nullable String overlap, @Nullable String reason) {}

    @GetMapping
    @RolesAllowed({Access.AUDITOR, Access.ADMIN})
    List<PublicKey> all() {
        return keys.known().stream()
                .map(key -> new PublicKey(key.key().vkey(), key.madeAt(), key.retiresAt()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RolesAllowed(Access.ADMIN)
    PublicKey rotate(@RequestBody Rotation rotation) {
        var reason = rotation.reason();
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("reason is missing: the log keeps why its key was changed");
        }
        try {
            var made = keys.rotate(overlap(rotation.overlap()), reason);
            return all().stream()
                    .filter(key -> key.vkey().equals(made.vkey()))
                    .findFirst()
                    .orElseThrow();
        } catch (IllegalStateException underWay) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, String.valueOf(underWay.getMessage()), underWay);
        }
    }

    private static Duration overlap(@Nullable String text) {
        try {
            return text == null ? USUAL_OVERLAP : Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("overlap is '" + text + "'; a duration as P30D or PT12H is expected", e);
        }
    }
}
