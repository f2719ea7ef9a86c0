package dev.tradewind.egress.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.egress.Comparison;
import dev.tradewind.quantity.TimeRange;
import java.time.Clock;
import java.time.ZoneOffset;

/** What the Egress page reads from its address, for the fuzzer. */
public final class EgressAddresses {
    private EgressAddresses() {}

    public static void read(QueryParameters query, Clock clock) {
        var question = EgressQuestion.of(query, clock);
        question.filter();
        question.set();
        var hour = new TimeRange(clock.instant(), clock.instant().plusSeconds(3600));
        var compared = ComparedDays.of(question, new Comparison(hour, hour), ZoneOffset.UTC);
        ComparedDays.write(
                ComparedDays.first(compared.now(), ZoneOffset.UTC), ComparedDays.last(compared.now(), ZoneOffset.UTC));
        new WhatIfQuestion(question, query).link("kind", null);
        var advice = new AdviceQuestion(question, query, AdviceQuestion.adviceNames());
        advice.assumptions();
        advice.problem();
        advice.link("advice", question.link("tab", null));
    }
}
