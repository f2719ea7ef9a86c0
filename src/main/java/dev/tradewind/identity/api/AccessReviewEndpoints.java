package dev.tradewind.identity.api;

import dev.tradewind.http.Page;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.review.AccessReview;
import dev.tradewind.identity.review.AccessReviews;
import dev.tradewind.identity.review.ReviewLine;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reviews of access: start one, decide on each account, sign it off. */
@RestController
@RequestMapping("/api/v1/access-reviews")
@RolesAllowed({Access.ADMIN, Access.AUDITOR})
class AccessReviewEndpoints {
    private final AccessReviews reviews;
    private final CurrentPerson current;

    AccessReviewEndpoints(AccessReviews reviews, CurrentPerson current) {
        this.reviews = reviews;
        this.current = current;
    }

    /** @param reason who will ask for it later is not here now */
    record Decision(
            ReviewLine.@Nullable Verdict verdict, @Nullable String reason) {}

    @GetMapping
    Page<AccessReview> all(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(reviews.all(), cursor, limit, review -> review.id().toString());
    }

    @GetMapping("/{id}/lines")
    Page<ReviewLine> lines(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return Page.of(reviews.lines(id), cursor, limit, line -> line.personId().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RolesAllowed(Access.ADMIN)
    AccessReview start() {
        return reviews.start(current.current());
    }

    @PostMapping("/{id}/lines/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RolesAllowed(Access.ADMIN)
    void decide(@PathVariable UUID id, @PathVariable UUID person, @RequestBody Decision decision) {
        if (decision.verdict() == null || decision.reason() == null) {
            throw new IllegalArgumentException("verdict (CONFIRMED or REVOKED) and reason are needed");
        }
        reviews.decide(id, person, decision.verdict(), decision.reason(), current.current());
    }

    @PostMapping("/{id}/sign-off")
    @RolesAllowed(Access.ADMIN)
    AccessReview signOff(@PathVariable UUID id) {
        return reviews.signOff(id, current.current());
    }
}
