package dev.tradewind.connector.flow;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.egress.Ends;
import dev.tradewind.egress.flow.AddressRange;
import dev.tradewind.egress.flow.AddressRange.Kind;
import dev.tradewind.egress.flow.Cidr;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose an address or a label is: {@code cidr} or {@code label}, then workload, site, zone, owner and validity. */
public final class AddressDialect implements Dialect<AddressRange> {
    private static final Pattern SITE = Pattern.compile("[a-z0-9-]+:[a-z0-9-]+");

    private final Kind kind;

    private AddressDialect(Kind kind) {
        this.kind = kind;
    }

    public static List<Dialect<?>> all() {
        return List.of(new AddressDialect(Kind.CIDR), new AddressDialect(Kind.LABEL));
    }

    private String key() {
        return kind == Kind.CIDR ? "cidr" : "label";
    }

    @Override
    public String id() {
        return kind == Kind.CIDR ? "addresses" : "labels";
    }

    @Override
    public String title() {
        return kind == Kind.CIDR ? "addresses of workloads" : "labels of workloads";
    }

    @Override
    public Class<AddressRange> rowType() {
        return AddressRange.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns(key()) && (head.hasColumns("workload") || head.hasColumns("site"));
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<AddressRange> rows) throws IOException {
        return Tables.read(file, List.of(key()), "Expected " + key() + " and workload or site.", rows, this::read);
    }

    private AddressRange read(TableRow row) throws Unreadable {
        var pattern = pattern(row);
        var workload = row.text("workload");
        var site = site(row);
        if (workload == null && site == null) {
            throw new Unreadable("workload", null, "neither workload nor site; expected one of them");
        }
        var from = row.instant("valid_from");
        var to = row.instant("valid_to");
        if (from != null && to != null && !from.isBefore(to)) {
            throw new Unreadable("valid_to", row.raw("valid_to"), "not after valid_from " + from);
        }
        return new AddressRange(kind, pattern, workload, site, row.text("zone"), row.text("owner"), from, to);
    }

    private String pattern(TableRow row) throws Unreadable {
        var text = row.mandatoryText(key());
        if (kind == Kind.LABEL) {
            return text;
        }
        return Cidr.of(text)
                .orElseThrow(() -> new Unreadable(
                        key(), text, "not a range; expected an address or CIDR as in 10.0.0.0/16 or 2001:db8::/32"))
                .toString();
    }

    private static @Nullable String site(TableRow row) throws Unreadable {
        var site = row.text("site");
        if (site == null || site.equals(Ends.INTERNET) || SITE.matcher(site).matches()) {
            return site;
        }
        throw new Unreadable("site", site, "not a site; expected provider:code as in aws:us-east-1, or internet");
    }
}
