package dev.tradewind.egress.api;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.egress.Comparison;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.api.EgressController.Asked;
import dev.tradewind.egress.cause.Cause;
import dev.tradewind.egress.cause.CauseFacts;
import dev.tradewind.egress.cause.CauseKind;
import dev.tradewind.egress.cause.Causes;
import dev.tradewind.egress.change.ChangeLine;
import dev.tradewind.egress.change.ChangeQueries;
import dev.tradewind.egress.change.ChangeView;
import dev.tradewind.egress.change.Part;
import dev.tradewind.egress.change.Parts;
import dev.tradewind.egress.watch.Findings;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Why two ranges cost differently, as on the Egress page. */
@RestController
@RequestMapping("/api/v1/egress/explanations")
@RolesAllowed(Access.VIEWER)
class ExplanationsController {
    private final EgressQueries egress;
    private final ChangeQueries changes;
    private final Findings findings;
    private final Catalog catalog;

    ExplanationsController(EgressQueries egress, ChangeQueries changes, Findings findings, Catalog catalog) {
        this.egress = egress;
        this.changes = changes;
        this.findings = findings;
        this.catalog = catalog;
    }

    /** What identifies a line depends on the view; the rest is null. */
    record Line(
            @Nullable TransferClass transferClass,
            @Nullable String fromSite,
            @Nullable String toSite,
            @Nullable String workload,
            @Nullable String owner,
            String before,
            String after,
            String gigabytesBefore,
            String gigabytesAfter,
            Map<Part, String> parts) {
        static Line of(ChangeLine line) {
            var key = line.key();
            boolean flow = line.view() == ChangeView.FLOW;
            return new Line(
                    flow || line.view() == ChangeView.CLASS ? key.transferClass() : null,
                    flow ? key.from() : null,
                    flow ? key.to() : null,
                    line.view() == ChangeView.WORKLOAD ? key.workload() : null,
                    line.view() == ChangeView.WORKLOAD || line.view() == ChangeView.OWNER ? key.owner() : null,
                    text(line.before().cost()),
                    text(line.after().cost()),
                    text(line.before().gigabytes()),
                    text(line.after().gigabytes()),
                    texts(line.parts()));
        }
    }

    record Number(String name, String value, String unit) {}

    /** A candidate cause; {@code change} is 0 for a cost that was there before. */
    record Candidate(
            CauseKind kind,
            String owner,
            String title,
            String why,
            String change,
            String costNow,
            @Nullable String intended,
            List<Number> evidence) {
        static Candidate of(Cause cause) {
            return new Candidate(
                    cause.kind(),
                    cause.owner(),
                    cause.title(),
                    cause.why(),
                    text(cause.change()),
                    text(cause.costNow()),
                    cause.intended(),
                    cause.evidence().stream()
                            .map(each -> new Number(each.name(), text(each.value()), each.unit()))
                            .toList());
        }
    }

    /** Amounts in one currency; the parts add up to after less before. */
    record Explanation(
            String currency,
            String before,
            String after,
            Map<Part, String> parts,
            List<Line> lines,
            List<Candidate> causes) {}

    /** One explanation per currency that either range holds. {@code from} and {@code to} are the later range. */
    @GetMapping
    List<Explanation> explain(
            @ModelAttribute Asked asked,
            @RequestParam(required = false) @Nullable Instant beforeFrom,
            @RequestParam(required = false) @Nullable Instant beforeTo,
            @RequestParam(defaultValue = "flow") String by) {
        var filter = asked.filter();
        var view = ChangeView.of(by)
                .orElseThrow(() -> bad("by is '" + by + "', known are class, flow, workload and owner"));
        if (beforeFrom == null || beforeTo == null || !beforeFrom.isBefore(beforeTo)) {
            throw bad("beforeFrom and beforeTo are needed, in that order, as in beforeFrom=2024-08-01T00:00:00Z");
        }
        var compared = new Comparison(new TimeRange(beforeFrom, beforeTo), filter.range());
        return Stream.of(compared.before(), compared.now())
                .flatMap(range -> egress.totals(filter.during(range)).stream())
                .map(EgressTotal::currency)
                .distinct()
                .sorted()
                .map(currency -> {
                    var change = changes.between(filter, compared, currency);
                    var causes = Causes.of(new CauseFacts(change, this::place, findings.intended()));
                    return new Explanation(
                            currency,
                            text(change.before().amount()),
                            text(change.after().amount()),
                            texts(change.parts()),
                            change.by(view).stream().map(Line::of).toList(),
                            Stream.concat(causes.changed().stream(), causes.standing().stream())
                                    .map(Candidate::of)
                                    .toList());
                })
                .toList();
    }

    private String place(String id) {
        return catalog.site(id).map(site -> site.code()).orElse(id);
    }

    private static Map<Part, String> texts(Parts parts) {
        var all = new EnumMap<Part, String>(Part.class);
        for (var part : Part.values()) {
            all.put(part, text(parts.of(part)));
        }
        return all;
    }

    private static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static ResponseStatusException bad(String why) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, why);
    }
}
