package dev.tradewind.egress;

import dev.tradewind.egress.attribution.FlowClass;
import dev.tradewind.egress.attribution.SeenFlow;
import dev.tradewind.egress.attribution.SeenFlow.Side;
import dev.tradewind.egress.flow.AddressBook;
import dev.tradewind.egress.flow.Addresses;
import dev.tradewind.egress.flow.FlowEnd;
import dev.tradewind.egress.flow.FlowTable;
import dev.tradewind.lake.LakeQueries;
import dev.tradewind.quantity.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What flow logs told of a time, with both ends understood by the address book of now. A flow that two ends tell of
 * counts once: of the reporters of one pair of ends in one hour the one that counted most.
 */
@Component
public class FlowQueries {
    private static final String KEY = "coalesce(%1$s_address, %1$s_label, %1$s_site, class_hint, '')";
    static final String SEEN = "WITH told AS (\n  SELECT hour, reporter, " + KEY.formatted("from") + " AS from_key, "
            + KEY.formatted("to") + " AS to_key, " + ends("max(%1$s) AS %1$s")
            + ",\n    max(class_hint) AS class_hint, max(account) AS account, sum(bytes) AS bytes\n  FROM flows"
            + "\n  WHERE hour >= ? AND hour < ? AND bytes > 0\n  GROUP BY 1, 2, 3, 4)\nSELECT hour, "
            + ends("max(%1$s) AS %1$s")
            + ", max(class_hint) AS class_hint,\n  string_agg(DISTINCT account, ' ') AS accounts,"
            + " CAST(max(bytes) AS BIGINT) AS bytes\nFROM told\nGROUP BY hour, from_key, to_key"
            + "\nORDER BY hour, from_key, to_key";

    private final LakeQueries lake;
    private final AddressBook book;

    FlowQueries(LakeQueries lake, AddressBook book) {
        this.lake = lake;
        this.book = book;
    }

    private static String ends(String form) {
        return String.join(
                ", ",
                List.of(
                                "from_address",
                                "from_label",
                                "from_site",
                                "from_zone",
                                "to_address",
                                "to_label",
                                "to_site",
                                "to_zone")
                        .stream()
                        .map(form::formatted)
                        .toList());
    }

    private record Key(Instant hour, Side from, Side to, FlowClass flowClass, Set<String> accounts) {}

    /** By hour, workloads, places and class; flows that cost nothing or cannot be placed are left out. */
    public List<SeenFlow> seen(TimeRange range) {
        var addresses = book.addresses();
        Map<Key, Long> bytes = new HashMap<>();
        lake.stream(FlowTable.FLOWS, SEEN, List.of(range.from(), range.to()), row -> {
            var hour = row.getObject("hour", LocalDateTime.class).toInstant(ZoneOffset.UTC);
            var from = addresses.place(end(row, "from"), hour);
            var to = addresses.place(end(row, "to"), hour);
            var flowClass = FlowClass.of(from, to, hint(row.getString("class_hint")));
            if (flowClass.isPresent()) {
                var key = new Key(hour, side(from), side(to), flowClass.get(), accounts(row.getString("accounts")));
                bytes.merge(key, row.getLong("bytes"), Math::addExact);
            }
        });
        return bytes.entrySet().stream()
                .map(each -> new SeenFlow(
                        each.getKey().hour(),
                        each.getKey().from(),
                        each.getKey().to(),
                        each.getKey().flowClass().billed(),
                        each.getKey().flowClass().caused(),
                        each.getKey().accounts(),
                        each.getValue()))
                .sorted(FlowQueries::inOrder)
                .toList();
    }

    /** The remainder of a division goes to the first of the largest; the order must not hang on a hash. */
    private static int inOrder(SeenFlow one, SeenFlow other) {
        int byHour = one.hour().compareTo(other.hour());
        return byHour != 0 ? byHour : one.toString().compareTo(other.toString());
    }

    String shownQuery(TimeRange range) {
        return new EgressSql(SEEN, List.of(range.from(), range.to())).shown();
    }

    /** Whether no flow log is in. */
    public boolean isEmpty() {
        return lake.query(FlowTable.FLOWS, "SELECT count(*) FROM flows", List.of(), row -> row.getLong(1))
                        .getFirst()
                == 0;
    }

    private static FlowEnd end(ResultSet row, String side) throws SQLException {
        return new FlowEnd(
                row.getString(side + "_address"),
                row.getString(side + "_label"),
                row.getString(side + "_site"),
                row.getString(side + "_zone"));
    }

    private static Side side(Addresses.Place place) {
        return new Side(place.workload(), place.site(), place.owner());
    }

    private static @Nullable TransferClass hint(@Nullable String name) {
        return name == null ? null : TransferClass.valueOf(name);
    }

    private static Set<String> accounts(@Nullable String joined) {
        return joined == null ? Set.of() : Set.of(joined.split(" "));
    }
}
