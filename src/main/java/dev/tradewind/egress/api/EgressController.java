package dev.tradewind.egress.api;

import dev.tradewind.egress.EgressCsv;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.egress.OwnerTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What moving data cost, as on the Egress page. Ranges are half-open, by ChargePeriodStart. */
@RestController
@RequestMapping("/api/v1/egress")
@RolesAllowed(Access.VIEWER)
class EgressController {
    private final EgressQueries egress;
    private final EgressCsv csv;

    EgressController(EgressQueries egress, EgressCsv csv) {
        this.egress = egress;
        this.csv = csv;
    }

    /** The filter as query parameters; {@code from} and {@code to} are instants, the rest narrows. */
    record Asked(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String owner,
            @Nullable String environment,
            @Nullable String provider,
            @Nullable TransferClass transferClass,
            @Nullable String fromSite,
            @Nullable String toSite,
            @Nullable String subAccount) {

        EgressFilter filter() {
            if (from == null || to == null) {
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "from and to are needed, as in from=2024-09-01T00:00:00Z");
            }
            if (!from.isBefore(to)) {
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "from " + from + " is not before to " + to + ". Maybe swapped?");
            }
            return new EgressFilter(
                    new TimeRange(from, to), owner, environment, provider, transferClass, fromSite, toSite, subAccount);
        }
    }

    /** An amount as the API writes it. */
    record Amount(String amount, String currency) {
        static @Nullable Amount of(@Nullable Money money) {
            return money == null ? null : new Amount(money.amount().toPlainString(), money.currency());
        }
    }

    record Sums(
            @Nullable Amount billedCost,
            @Nullable Amount effectiveCost,
            String gigabytes,
            long charges,
            @Nullable Amount billedCostWithBothEnds) {
        static Sums of(EgressTotal total) {
            return new Sums(
                    Amount.of(total.billedCost()),
                    Amount.of(total.effectiveCost()),
                    total.gigabytes().toPlainString(),
                    total.rows(),
                    Amount.of(total.bothEnds()));
        }
    }

    record OfClass(TransferClass transferClass, Sums sums) {}

    record OfDay(LocalDate day, TransferClass transferClass, boolean partial, Sums sums) {}

    record OfFlow(String fromSite, String toSite, TransferClass transferClass, String owner, Sums sums) {}

    record OfName(String name, Sums sums) {
        static OfName of(OwnerTotal total) {
            return new OfName(total.name(), Sums.of(total.total()));
        }
    }

    @GetMapping("/totals")
    List<Sums> totals(@ModelAttribute Asked asked) {
        return egress.totals(asked.filter()).stream().map(Sums::of).toList();
    }

    @GetMapping("/classes")
    List<OfClass> classes(@ModelAttribute Asked asked) {
        return egress.byClass(asked.filter()).stream()
                .map(each -> new OfClass(each.transferClass(), Sums.of(each.total())))
                .toList();
    }

    @GetMapping("/days")
    List<OfDay> days(@ModelAttribute Asked asked) {
        return egress.byDay(asked.filter()).stream()
                .map(each -> new OfDay(each.day(), each.transferClass(), each.partial(), Sums.of(each.total())))
                .toList();
    }

    @GetMapping("/flows")
    List<OfFlow> flows(@ModelAttribute Asked asked) {
        return egress.byFlowAndOwner(asked.filter()).stream()
                .map(each ->
                        new OfFlow(each.from(), each.to(), each.transferClass(), each.owner(), Sums.of(each.total())))
                .toList();
    }

    /** By who caused it. */
    @GetMapping("/owners")
    List<OfName> owners(@ModelAttribute Asked asked) {
        return egress.byOwner(asked.filter()).stream().map(OfName::of).toList();
    }

    /** By who is billed for it. */
    @GetMapping("/sub-accounts")
    List<OfName> subAccounts(@ModelAttribute Asked asked) {
        return egress.bySubAccount(asked.filter()).stream().map(OfName::of).toList();
    }

    /** Every charge, streamed; the last lines give count and sums. */
    @GetMapping(value = "/charges.csv", produces = "text/csv")
    void charges(@ModelAttribute Asked asked, HttpServletResponse response) throws IOException {
        var filter = asked.filter();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + EgressCsv.fileName(filter) + "\"");
        csv.write(filter, response.getOutputStream());
    }
}
