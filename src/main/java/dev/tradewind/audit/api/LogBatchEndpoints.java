package dev.tradewind.audit.api;

import dev.tradewind.audit.intake.Intake;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Logs of others: shippers send batches, an auditor finds their records. */
@RestController
@RequestMapping("/api/v1")
@RolesAllowed(Access.AUDITOR)
class LogBatchEndpoints {
    private static final int MOST = 1_000;

    private final Intake intake;

    LogBatchEndpoints(Intake intake) {
        this.intake = intake;
    }

    /** The URI of a shipper's HTTP output; the body is what it sends, whatever content type it names. */
    @PostMapping("/log-sources/{source}/batches")
    @RolesAllowed(Access.OPERATOR)
    Intake.Receipt take(
            @PathVariable String source,
            @RequestBody byte[] body,
            @RequestHeader(name = "Tradewind-Signature", required = false) @Nullable String signature) {
        try {
            return intake.take(source, body, signature);
        } catch (Intake.NotYours refused) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, refused.getMessage(), refused);
        }
    }

    @GetMapping("/log-sources")
    List<Intake.SourceState> sources() {
        return intake.sources();
    }

    @GetMapping("/log-records")
    List<Intake.Found> search(
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "limit is " + limit + ", allowed are 1 to " + MOST);
        }
        return intake.search(text, limit);
    }
}
