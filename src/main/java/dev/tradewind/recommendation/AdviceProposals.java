package dev.tradewind.recommendation;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.advice.Adviser;
import dev.tradewind.egress.advice.Assumptions;
import dev.tradewind.egress.advice.Proposing;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a recommendation of a piece of advice, and keeps what it promised. */
@Component
public class AdviceProposals implements Proposing {
    private final Adviser adviser;
    private final Recommendations recommendations;
    private final Promises promises;
    private final Workloads workloads;
    private final CurrentPerson person;
    private final RecommendationSettings settings;
    private final Clock clock;

    AdviceProposals(
            Adviser adviser,
            Recommendations recommendations,
            Promises promises,
            Workloads workloads,
            CurrentPerson person,
            RecommendationSettings settings,
            Clock clock) {
        this.adviser = adviser;
        this.recommendations = recommendations;
        this.promises = promises;
        this.workloads = workloads;
        this.person = person;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Proposed propose(String id, EgressFilter filter, Assumptions assumptions) {
        return propose(id, filter, assumptions, person.current());
    }

    /** As above, for somebody who is known already. */
    @Transactional
    public Proposed propose(String id, EgressFilter filter, Assumptions assumptions, Person by) {
        if (!by.has(Role.OPERATOR)) {
            return new Proposed.Refused("proposing takes the role OPERATOR; send an operator the link to this page.");
        }
        var advised = adviser.advise(filter, assumptions);
        var advice = advised.byId(id).orElse(null);
        if (advice == null) {
            return new Proposed.Refused("the bills changed meanwhile, it is no longer offered; load the page again.");
        }
        var workload = workloads.byName(advice.workload()).orElse(null);
        if (workload == null) {
            return new Proposed.Refused("the workload list does not know '" + advice.workload()
                    + "', so no policy says who must agree; import it first.");
        }
        if (!by.may(Role.OPERATOR, workload.owner(), workload.environment())) {
            return new Proposed.Refused(by.lacks(Role.OPERATOR, workload.owner(), workload.environment()) + ".");
        }
        var promise = Promise.of(advice, advised);
        var made = recommendations.propose(new Proposal(
                RecommendationKind.valueOf(advice.kind().name()),
                advice.title(),
                null,
                workload.id(),
                workload.name(),
                workload.owner(),
                workload.siteId(),
                workload.siteId(),
                null,
                null,
                null,
                advice.saving().usdPerMonth().negate().setScale(12, java.math.RoundingMode.HALF_EVEN),
                0,
                0,
                BigDecimal.ZERO,
                List.of(advice.why(), advice.saving().worked(), "One-off: " + advice.oneOff() + "."),
                advice.risk(),
                promise.digest(),
                Basis.digest(workload),
                by.id().toString(),
                clock.instant().plus(settings.expiresAfter())));
        promises.keep(made.id(), promise);
        return new Proposed.Done(made.shortId(), RecommendationLinks.to(made.id()));
    }
}
