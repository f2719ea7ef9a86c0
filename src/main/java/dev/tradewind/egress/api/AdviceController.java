package dev.tradewind.egress.api;

import dev.tradewind.egress.advice.Advice;
import dev.tradewind.egress.advice.AdviceInput;
import dev.tradewind.egress.advice.AdviceKind;
import dev.tradewind.egress.advice.Adviser;
import dev.tradewind.egress.advice.Artefact;
import dev.tradewind.egress.advice.Assumptions;
import dev.tradewind.egress.advice.NotOffered;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What to do about billed flows, as on the Egress page. */
@RestController
@RequestMapping("/api/v1/egress/advice")
@RolesAllowed(Access.VIEWER)
class AdviceController {
    private static final int CENTS = 2;

    private final Adviser adviser;

    AdviceController(Adviser adviser) {
        this.adviser = adviser;
    }

    record Answer(Instant from, Instant to, List<Piece> advice, List<Without> notOffered) {}

    record Amount(String amount, String currency) {
        static @Nullable Amount usd(@Nullable BigDecimal amount) {
            return amount == null
                    ? null
                    : new Amount(amount.setScale(CENTS, RoundingMode.HALF_EVEN).toPlainString(), "USD");
        }
    }

    record Piece(
            String id,
            AdviceKind kind,
            String title,
            String workload,
            String owner,
            String site,
            String why,
            @Nullable Amount savingPerMonth,
            @Nullable Amount lowPerMonth,
            @Nullable Amount highPerMonth,
            String formula,
            String worked,
            List<AdviceInput> inputs,
            @Nullable Amount oneOff,
            String oneOffWords,
            String risk,
            String promisedShare,
            List<Artefact> artefacts) {
        static Piece of(Advice advice) {
            var saving = advice.saving();
            return new Piece(
                    advice.id(),
                    advice.kind(),
                    advice.title(),
                    advice.workload(),
                    advice.owner(),
                    advice.site(),
                    advice.why(),
                    Amount.usd(saving.usdPerMonth()),
                    Amount.usd(saving.low()),
                    Amount.usd(saving.high()),
                    saving.formula(),
                    saving.worked(),
                    saving.inputs(),
                    Amount.usd(advice.oneOffUsd()),
                    advice.oneOff(),
                    advice.risk(),
                    advice.promisedShare().toPlainString(),
                    advice.artefacts());
        }
    }

    record Without(AdviceKind kind, String flow, @Nullable Amount perMonth, String reason) {
        static Without of(NotOffered not) {
            return new Without(not.kind(), not.flow(), Amount.usd(not.usdPerMonth()), not.reason());
        }
    }

    /** The filter as elsewhere; each assumption by its key, such as {@code writes=0.1}. */
    @GetMapping
    Answer advice(@ModelAttribute EgressController.Asked asked, @RequestParam Map<String, String> parameters) {
        var advised = adviser.advise(asked.filter(), assumptions(parameters));
        return new Answer(
                advised.range().from(),
                advised.range().to(),
                advised.advice().stream().map(Piece::of).toList(),
                advised.notOffered().stream().map(Without::of).toList());
    }

    static Assumptions assumptions(Map<String, String> parameters) {
        try {
            return Assumptions.of(parameters::get);
        } catch (IllegalArgumentException outOfRange) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, outOfRange.getMessage(), outOfRange);
        }
    }
}
