package dev.tradewind.approval.api;

import dev.tradewind.approval.Approvals;
import dev.tradewind.approval.Comment;
import dev.tradewind.approval.Comments;
import dev.tradewind.approval.DecisionEntry;
import dev.tradewind.approval.Outcome;
import dev.tradewind.http.Page;
import dev.tradewind.http.Seen;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.recommendation.Copies;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.recommendation.WantedCopy;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Recommendations over HTTP; the same rules as on the page. */
@RestController
@RequestMapping("/api/v1/recommendations")
class RecommendationsApi {
    private final Recommendations recommendations;
    private final Approvals approvals;
    private final Comments comments;
    private final Copies copies;
    private final CurrentPerson person;

    RecommendationsApi(
            Recommendations recommendations,
            Approvals approvals,
            Comments comments,
            Copies copies,
            CurrentPerson person) {
        this.recommendations = recommendations;
        this.approvals = approvals;
        this.comments = comments;
        this.copies = copies;
        this.person = person;
    }

    /**
     * @param version the version that the decider saw; {@code If-Match} says it as well, and wins
     * @param onlyIfStillUsdPerMonth that it must still save when it starts; only with an approval
     */
    record Decision(
            @Nullable Long version,
            @Nullable String reason,
            @Nullable BigDecimal onlyIfStillUsdPerMonth) {}

    record Words(String words) {}

    /** @param copy of data that a plan wants made or dropped; null for everything else */
    record Standing(
            RecommendationSummary recommendation,
            @Nullable WantedCopy copy,
            List<DecisionEntry> decisions,
            int needed,
            Set<String> groups,
            String stillNeeded) {}

    @GetMapping
    @RolesAllowed(Access.VIEWER)
    Page<RecommendationSummary> list(
            @RequestParam(required = false) @Nullable Set<RecommendationState> state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var all = state == null || state.isEmpty() ? recommendations.open() : recommendations.in(EnumSet.copyOf(state));
        return Page.of(all, cursor, limit, RecommendationSummary::shortId);
    }

    @GetMapping("/{id}")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<Standing> one(@PathVariable String id) {
        return find(id).map(r -> {
                    var matter = approvals.matter(r);
                    return ResponseEntity.ok()
                            .eTag("\"" + r.version() + "\"")
                            .body(new Standing(
                                    r,
                                    copies.of(r.id()).orElse(null),
                                    matter.decisions(),
                                    matter.needed(),
                                    matter.route().groups(),
                                    matter.missing().words()));
                })
                .orElseThrow(() -> none(id));
    }

    @PostMapping("/{id}:approve")
    @RolesAllowed(Access.APPROVER)
    ResponseEntity<?> approve(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Decision decision) {
        var version = Seen.version(seen, decision.version());
        return find(id).<ResponseEntity<?>>map(r -> answer(
                        approvals.approve(r.id(), version, text(decision.reason()), decision.onlyIfStillUsdPerMonth())))
                .orElseThrow(() -> none(id));
    }

    @PostMapping("/{id}:reject")
    @RolesAllowed(Access.APPROVER)
    ResponseEntity<?> reject(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Decision decision) {
        var version = Seen.version(seen, decision.version());
        return find(id).<ResponseEntity<?>>map(r -> answer(approvals.reject(r.id(), version, text(decision.reason()))))
                .orElseThrow(() -> none(id));
    }

    @GetMapping("/{id}/comments")
    @RolesAllowed(Access.VIEWER)
    List<Comment> comments(@PathVariable String id) {
        return find(id).map(r -> comments.of(r.id())).orElseThrow(() -> none(id));
    }

    @PostMapping("/{id}/comments")
    @RolesAllowed({Access.ANALYST, Access.OPERATOR, Access.APPROVER})
    @ResponseStatus(HttpStatus.CREATED)
    Comment comment(@PathVariable String id, @RequestBody Words said) {
        return find(id).map(r -> comments.add(r, said.words(), person.current()))
                .orElseThrow(() -> none(id));
    }

    private static ResponseEntity<?> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded ->
                ResponseEntity.ok().eTag("\"" + recorded.now().version() + "\"").body(recorded.now());
            case Outcome.Refused(var why) -> problem(HttpStatus.FORBIDDEN, "decision-refused", why);
            case Outcome.SomebodyWasFirst first -> problem(HttpStatus.PRECONDITION_FAILED, "stale", first.words());
        };
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String slug, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + slug));
        problem.setProperty("errorId", UUID.randomUUID().toString());
        return ResponseEntity.of(problem).build();
    }

    private static ResponseStatusException none(String id) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no recommendation " + id);
    }

    private Optional<RecommendationSummary> find(String id) {
        return id.regionMatches(true, 0, "REC-", 0, 4)
                ? recommendations.byShortId(id)
                : recommendations.byId(UUID.fromString(id));
    }

    private static String text(@Nullable String reason) {
        return reason == null ? "" : reason;
    }
}
