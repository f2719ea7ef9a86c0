package dev.tradewind.connector.api;

import dev.tradewind.connector.CurrencyTotal;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.connector.Quarantine;
import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.Replacement;
import dev.tradewind.connector.TakeBacks;
import dev.tradewind.connector.TransferTotal;
import dev.tradewind.connector.hand.HandMappingYaml;
import dev.tradewind.http.Page;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Imports: bring a file, ask how far it is, read what could not be read, cancel. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportsController {
    private final Imports imports;
    private final Quarantine quarantine;
    private final TakeBacks takeBacks;

    ImportsController(Imports imports, Quarantine quarantine, TakeBacks takeBacks) {
        this.imports = imports;
        this.quarantine = quarantine;
        this.takeBacks = takeBacks;
    }

    record Total(
            String currency,
            @Nullable String billedCost,
            @Nullable String effectiveCost) {
        static Total of(CurrencyTotal total) {
            return new Total(total.currency(), text(total.billedCost()), text(total.effectiveCost()));
        }
    }

    record Transfer(
            String transferClass,
            @Nullable String from,
            @Nullable String to,
            long rows,
            @Nullable String gigabytes,
            @Nullable String billedQuantity,
            @Nullable String billedUnit,
            @Nullable String billedCost,
            String currency) {
        static Transfer of(TransferTotal total) {
            return new Transfer(
                    total.transferClass(),
                    total.from(),
                    total.to(),
                    total.rows(),
                    text(total.gigabytes()),
                    text(total.billedQuantity()),
                    total.billedUnit(),
                    text(total.billedCost()),
                    total.currency());
        }
    }

    /** What an import waiting for a confirmation would replace: rows and BilledCost before and after. */
    record Replaced(
            String scope, String period, int generation, long rowsBefore, long rowsAfter, List<BilledChange> billed) {
        static Replaced of(Replacement of) {
            return new Replaced(
                    of.scope(),
                    of.period(),
                    of.generation(),
                    of.rowsBefore(),
                    of.rowsAfter(),
                    of.billed().stream()
                            .map(each -> new BilledChange(each.currency(), text(each.before()), text(each.after())))
                            .toList());
        }
    }

    record BilledChange(
            String currency,
            @Nullable String before,
            @Nullable String after) {}

    /** One import; {@code rows = accepted + quarantined}, amounts as decimal strings. */
    record ImportResource(
            UUID id,
            String file,
            String sha256,
            long bytes,
            long bytesRead,
            @Nullable String dialect,
            ImportState state,
            long rows,
            long accepted,
            long quarantined,
            long roundedRows,
            List<Total> totals,
            List<Transfer> transfers,
            @Nullable String message,
            boolean repeated,
            List<Replaced> replaces,
            Instant startedAt,
            @Nullable Instant endedAt) {
        static ImportResource of(ImportReceipt receipt, List<TransferTotal> transfers, List<Replacement> replacements) {
            return new ImportResource(
                    receipt.id(),
                    receipt.fileName(),
                    receipt.sha256(),
                    receipt.bytes(),
                    receipt.bytesRead(),
                    receipt.dialect(),
                    receipt.state(),
                    receipt.rows(),
                    receipt.accepted(),
                    receipt.quarantined(),
                    receipt.roundedRows(),
                    receipt.totals().stream().map(Total::of).toList(),
                    transfers.stream().map(Transfer::of).toList(),
                    receipt.message(),
                    receipt.repeated(),
                    replacements.stream().map(Replaced::of).toList(),
                    receipt.startedAt(),
                    receipt.endedAt());
        }
    }

    /**
     * Takes one file; with {@code wait} it answers when the import has ended, else at once with 202.
     *
     * @param currency ISO 4217, for files without a currency column
     * @param amortized says of an Azure export that its costs are amortised
     * @param mapping a mapping by hand as YAML, for a file that has its columns
     * @param ask whether a delivery that replaces anything waits for a confirmation
     * @param replace lets a delivery count that is much smaller than what it replaces
     */
    @PostMapping(consumes = "multipart/form-data")
    @RolesAllowed(Access.ANALYST)
    ResponseEntity<ImportResource> take(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(defaultValue = "false") boolean replace,
            @RequestParam(defaultValue = "false") boolean amortized,
            @RequestParam(defaultValue = "false") boolean ask,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(defaultValue = "false") boolean wait)
            throws IOException {
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "currency '" + currency + "' is not an ISO 4217 code such as USD");
        }
        if (mapping != null) {
            try {
                HandMappingYaml.read(mapping).dialect();
            } catch (IllegalArgumentException incomplete) {
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "mapping: " + incomplete.getMessage(), incomplete);
            }
        }
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "unnamed");
        var options = new ImportOptions(currency, replace, amortized, mapping, ask);
        try (var content = file.getInputStream()) {
            var receipt = wait ? imports.importNow(name, content, options) : imports.submit(name, content, options);
            return ResponseEntity.status(status(receipt)).body(whole(receipt));
        }
    }

    private static HttpStatus status(ImportReceipt receipt) {
        return switch (receipt.state()) {
            case RUNNING, HELD -> HttpStatus.ACCEPTED;
            case IMPORTED -> receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED;
            case REFUSED, CANCELLED, TAKEN_BACK -> HttpStatus.UNPROCESSABLE_CONTENT;
            case FAILED -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /** The newest first. */
    @GetMapping
    @RolesAllowed(Access.VIEWER)
    Page<ImportResource> list(
            @RequestParam(required = false) @Nullable UUID cursor, @RequestParam(defaultValue = "50") int limit) {
        var found = imports.newest(Page.checked(limit) + 1, cursor).stream()
                .map(receipt -> ImportResource.of(receipt, List.of(), List.of()))
                .toList();
        return Page.cut(found, limit, resource -> resource.id().toString());
    }

    @GetMapping("/{id}")
    @RolesAllowed(Access.VIEWER)
    ImportResource one(@PathVariable UUID id) {
        return whole(find(id));
    }

    private ImportResource whole(ImportReceipt receipt) {
        return ImportResource.of(receipt, imports.transfers(receipt.id()), imports.replaces(receipt.id()));
    }

    /** Rows that could not be read, in the order of the file. */
    @GetMapping("/{id}/quarantine")
    @RolesAllowed(Access.VIEWER)
    Page<Quarantined> quarantine(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit) {
        find(id);
        if (cursor < 0) {
            throw Page.unknown(Long.toString(cursor));
        }
        var found = quarantine.rows(id, cursor, Page.checked(limit) + 1);
        return Page.cut(found, limit, row -> Long.toString(cursor + limit));
    }

    /** Stops a running import; nothing of it is kept. */
    @PostMapping("/{id}:cancel")
    @RolesAllowed(Access.ANALYST)
    ImportResource cancel(@PathVariable UUID id) {
        find(id);
        if (!imports.cancel(id)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "import " + id + " has ended already");
        }
        return one(id);
    }

    /** Lets a held import count: {@code replaces} says what it takes the place of. */
    @PostMapping("/{id}:confirm")
    @RolesAllowed(Access.ANALYST)
    ImportResource confirm(@PathVariable UUID id) {
        find(id);
        return whole(imports.confirm(id).orElseThrow(() -> notWaiting(id)));
    }

    /** Gives a held import up; nothing of it counts. */
    @PostMapping("/{id}:discard")
    @RolesAllowed(Access.ANALYST)
    ImportResource discard(@PathVariable UUID id) {
        find(id);
        if (!imports.discard(id)) {
            throw notWaiting(id);
        }
        return one(id);
    }

    /** Takes back what an import brought: it counts no more, and what it had replaced counts again. */
    @PostMapping("/{id}:take-back")
    @RolesAllowed(Access.ANALYST)
    ImportResource takeBack(@PathVariable UUID id, @RequestBody Reason body) {
        find(id);
        return switch (takeBacks.takeBack(id, body.reason() == null ? "" : body.reason())) {
            case TakeBacks.Outcome.Done(var receipt) -> whole(receipt);
            case TakeBacks.Outcome.Refused(var why) -> throw new ResponseStatusException(HttpStatus.CONFLICT, why);
        };
    }

    /** Why, in words that the log keeps. */
    record Reason(@Nullable String reason) {}

    private static ResponseStatusException notWaiting(UUID id) {
        return new ResponseStatusException(HttpStatus.CONFLICT, "import " + id + " does not wait for a confirmation");
    }

    private ImportReceipt find(UUID id) {
        return imports.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no import " + id));
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
