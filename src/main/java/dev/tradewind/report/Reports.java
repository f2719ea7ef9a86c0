package dev.tradewind.report;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.audit.AuditLog;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.report.print.Content;
import dev.tradewind.report.print.Cover;
import dev.tradewind.report.print.MonthPages;
import dev.tradewind.report.print.Pages;
import dev.tradewind.report.print.Pdf;
import dev.tradewind.ui.Locality;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes reports, keeps them as evidence, and hands them out again exactly as they were. */
@Component
public class Reports {
    private static final String SIGHT = "This report shows the audit log and needs the role AUDITOR or ADMIN";

    private final Map<ReportKind, MonthPages> pages;
    private final EgressQueries zone;
    private final AuditLog log;
    private final AuditTrail audit;
    private final Blobs blobs;
    private final CurrentPerson current;
    private final ReportLedger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final boolean demo;

    Reports(
            List<MonthPages> pages,
            EgressQueries zone,
            AuditLog log,
            AuditTrail audit,
            Blobs blobs,
            CurrentPerson current,
            ReportLedger ledger,
            Clock clock,
            TransactionTemplate transaction,
            @Value("${tradewind.demo:false}") boolean demo) {
        this.pages = pages.stream().collect(Collectors.toMap(MonthPages::kind, Function.identity()));
        this.zone = zone;
        this.log = log;
        this.audit = audit;
        this.blobs = blobs;
        this.current = current;
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = transaction;
        this.demo = demo;
    }

    /** The zone whose months the reports cover. */
    public ZoneId zone() {
        return zone.reportingZone();
    }

    /** The pages as markup, for looking at before they are printed; nothing is stored. */
    public String preview(ReportRequest request) {
        requireSight(request.kind());
        return Locality.reading(
                request.reader().locality(),
                () -> Pages.fragment(
                        cover(
                                request,
                                "preview",
                                current.find().map(Person::displayName).orElseGet(() -> tr("the console"))),
                        content(request)));
    }

    /** Whether the signed-in person may make reports of this kind. */
    public boolean mayMake(ReportKind kind) {
        return current.find().filter(person -> mayMake(person, kind)).isPresent();
    }

    /** The same of any person. */
    public static boolean mayMake(Person person, ReportKind kind) {
        return kind.restricted() ? maySee(person, kind) : person.has(Role.ANALYST) || person.has(Role.SUSTAINABILITY);
    }

    /** Whether the signed-in person may look at reports of this kind. */
    public boolean maySee(ReportKind kind) {
        return !kind.restricted()
                || current.find().filter(person -> maySee(person, kind)).isPresent();
    }

    private static boolean maySee(Person person, ReportKind kind) {
        return !kind.restricted() || person.has(Role.AUDITOR) || person.has(Role.ADMIN);
    }

    private void requireSight(ReportKind kind) {
        if (!maySee(kind)) {
            throw new AccessDeniedException(SIGHT);
        }
    }

    /**
     * Prints, stores and records.
     *
     * @throws AccessDeniedException unless the person is an analyst, or may see the audit log where the report shows it
     */
    public StoredReport make(ReportRequest request) {
        requireSight(request.kind());
        return makeFor(current.current(), request);
    }

    /**
     * The same for somebody who need not be there now; their roles of this moment count.
     *
     * @throws AccessDeniedException as {@link #make} does
     */
    public StoredReport makeFor(Person person, ReportRequest request) {
        if (!maySee(person, request.kind())) {
            throw new AccessDeniedException(SIGHT);
        }
        if (!mayMake(person, request.kind())) {
            throw new AccessDeniedException("Making reports needs the role ANALYST or SUSTAINABILITY");
        }
        return Locality.reading(request.reader().locality(), () -> print(person, request));
    }

    private StoredReport print(Person person, ReportRequest request) {
        var id = Ids.next();
        var content = content(request);
        var csv = blobs.put(content.csv());
        var cover = cover(request, csv.sha256(), person.displayName());
        var pdf = blobs.put(Pdf.print(Pages.document(cover, content)));
        var made = new StoredReport(
                id,
                request.kind(),
                request.month(),
                Locality.plainly(request::scope),
                cover.madeAt(),
                person.id().toString(),
                cover.checkpointSize(),
                pdf.sha256(),
                csv.sha256(),
                request.reader().language(),
                request.reader().timeZone());
        transaction.executeWithoutResult(status -> {
            ledger.add(made);
            audit.record(Change.of("report.made", "report", id.toString(), made)
                    .restingOn(List.of(pdf.sha256(), csv.sha256())));
        });
        return made;
    }

    /** Those that the signed-in person may see, latest first. */
    public List<StoredReport> history() {
        return ledger.all().stream().filter(made -> maySee(made.kind())).toList();
    }

    /** Empty also for one that the signed-in person may not see. */
    public Optional<StoredReport> byId(UUID id) {
        return ledger.byId(id).filter(made -> maySee(made.kind()));
    }

    /** For the console itself, whoever may see it. */
    public Optional<StoredReport> stored(UUID id) {
        return ledger.byId(id);
    }

    public InputStream open(String sha256) {
        return blobs.open(sha256);
    }

    public byte[] read(String sha256) {
        try (var in = blobs.open(sha256)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Content content(ReportRequest request) {
        var range = new TimeRange(
                request.month().atDay(1).atStartOfDay(zone()).toInstant(),
                request.month().plusMonths(1).atDay(1).atStartOfDay(zone()).toInstant());
        return Objects.requireNonNull(pages.get(request.kind()), request.kind().name())
                .of(request, range);
    }

    private Cover cover(ReportRequest request, String csvSha256, String preparedBy) {
        var status = log.status();
        return new Cover(
                request, zone(), preparedBy, clock.instant(), status.size(), status.rootHash(), csvSha256, demo);
    }
}
