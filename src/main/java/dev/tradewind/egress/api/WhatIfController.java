package dev.tradewind.egress.api;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.advice.AdviceInput;
import dev.tradewind.egress.whatif.Answer;
import dev.tradewind.egress.whatif.Asked;
import dev.tradewind.egress.whatif.ClassChange;
import dev.tradewind.egress.whatif.LineChange;
import dev.tradewind.egress.whatif.OneOff;
import dev.tradewind.egress.whatif.Outcome;
import dev.tradewind.egress.whatif.PayBack;
import dev.tradewind.egress.whatif.WhatIf;
import dev.tradewind.egress.whatif.WhatIfCsv;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a change would make of the transfer costs of a month, as on the Egress page. Nothing of it is stored. */
@RestController
@RequestMapping("/api/v1/egress")
@RolesAllowed(Access.VIEWER)
class WhatIfController {
    private final WhatIf whatIf;

    WhatIfController(WhatIf whatIf) {
        this.whatIf = whatIf;
    }

    record Answered(Instant from, Instant to, List<Result> results) {}

    /**
     * Per month and in one currency.
     *
     * @param savingPerMonth null as long as a flow has no price
     * @param unpricedToday what the flows without a price cost today
     * @param payBack AT_ONCE, NEVER, UNKNOWN or MONTHS
     */
    record Result(
            String currency,
            String before,
            String after,
            @Nullable String savingPerMonth,
            String unpricedToday,
            String unpricedGigabytes,
            List<OfClass> classes,
            List<Once> once,
            @Nullable String onceCost,
            String payBack,
            @Nullable String payBackMonths,
            List<Line> lines) {
        static Result of(Outcome outcome) {
            var payBack = outcome.payBack();
            return new Result(
                    outcome.currency(),
                    text(outcome.before()),
                    text(outcome.after()),
                    known(outcome.savingPerMonth()),
                    text(outcome.unpriced()),
                    text(outcome.unpricedGigabytes()),
                    outcome.classes().stream().map(OfClass::of).toList(),
                    outcome.once().stream().map(Once::of).toList(),
                    known(outcome.onceCost()),
                    switch (payBack) {
                        case PayBack.Months months -> "MONTHS";
                        case PayBack.AtOnce atOnce -> "AT_ONCE";
                        case PayBack.Never never -> "NEVER";
                        case PayBack.Unknown unknown -> "UNKNOWN";
                    },
                    payBack instanceof PayBack.Months(var months) ? text(months) : null,
                    outcome.changes().stream().map(Line::of).toList());
        }
    }

    record OfClass(
            TransferClass transferClass,
            String before,
            String after,
            String difference,
            String gigabytesBefore,
            String gigabytesAfter,
            String unpricedToday) {
        static OfClass of(ClassChange change) {
            return new OfClass(
                    change.transferClass(),
                    text(change.before()),
                    text(change.after()),
                    text(change.difference()),
                    text(change.gigabytesBefore()),
                    text(change.gigabytesAfter()),
                    text(change.unpriced()));
        }
    }

    /** @param cost null where no price is known; {@code formula} then says what is missing */
    record Once(String what, String gigabytes, @Nullable String cost, String formula, String worked) {
        static Once of(OneOff once) {
            return new Once(
                    once.what(),
                    text(once.gigabytes()),
                    known(once.price().cost()),
                    once.price().formula(),
                    once.price().worked());
        }
    }

    /** A flow that changes, or whose price does. */
    record Line(
            @Nullable TransferClass classBefore,
            String fromBefore,
            String toBefore,
            @Nullable TransferClass classAfter,
            String fromAfter,
            String toAfter,
            String owner,
            String endsKnownBy,
            String gigabytesBefore,
            String gigabytesAfter,
            String before,
            @Nullable String after,
            String formula,
            String worked,
            List<AdviceInput> inputs) {
        static Line of(LineChange line) {
            var before = line.before();
            return new Line(
                    before.transferClass(),
                    before.from().words(),
                    before.to().words(),
                    line.transferClass(),
                    line.from().words(),
                    line.to().words(),
                    before.owner(),
                    before.origin().name(),
                    text(before.gigabytes()),
                    text(line.gigabytes()),
                    text(before.cost()),
                    known(line.price().cost()),
                    line.price().formula(),
                    line.price().worked(),
                    line.price().inputs());
        }
    }

    /** The filter as elsewhere, the scenario by its own names, such as {@code kind=MOVE_WORKLOAD&workload=…&site=…}. */
    @GetMapping("/what-if")
    Answered answer(@ModelAttribute EgressController.Asked asked, @RequestParam Map<String, String> parameters) {
        var answer = ask(asked, parameters);
        return new Answered(
                answer.range().from(),
                answer.range().to(),
                answer.outcomes().stream().map(Result::of).toList());
    }

    /** The table by class of every currency, as on the page. */
    @GetMapping(value = "/what-if.csv", produces = "text/csv")
    ResponseEntity<byte[]> csv(
            @ModelAttribute EgressController.Asked asked, @RequestParam Map<String, String> parameters) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"egress-what-if.csv\"")
                .body(WhatIfCsv.of(ask(asked, parameters)));
    }

    private Answer ask(EgressController.Asked asked, Map<String, String> parameters) {
        var filter = asked.filter();
        try {
            return whatIf.ask(filter, Asked.of(parameters::get));
        } catch (IllegalArgumentException unusable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, unusable.getMessage(), unusable);
        }
    }

    private static @Nullable String known(@Nullable BigDecimal amount) {
        return amount == null ? null : text(amount);
    }

    private static String text(BigDecimal amount) {
        var rounded = amount.setScale(12, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
