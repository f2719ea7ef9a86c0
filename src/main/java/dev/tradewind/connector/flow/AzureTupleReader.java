package dev.tradewind.connector.flow;

import dev.tradewind.connector.Unreadable;
import dev.tradewind.egress.flow.FlowEnd;
import dev.tradewind.egress.flow.FlowRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One tuple of an Azure flow log. Security groups write seconds, virtual networks milliseconds; counts are those since
 * the tuple before, in both directions, and none at the beginning (B), of denied flows, and in version 1.
 */
final class AzureTupleReader {
    private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)/subscriptions/([^/]+)");
    private static final int FIRST_VERSION = 8;
    private static final int SECOND_VERSION = 13;

    private final Map<String, String> record;

    /** @param record scalar fields of the record that holds the tuple */
    AzureTupleReader(Map<String, String> record) {
        this.record = record;
    }

    FlowRecord read(String tuple, @Nullable String mac) throws Unreadable {
        var cells = List.of(tuple.split(",", -1));
        if (cells.size() != FIRST_VERSION && cells.size() != SECOND_VERSION) {
            throw new Unreadable(
                    "flowTuples", tuple, "the tuple has " + cells.size() + " parts; expected 8 (version 1) or 13");
        }
        var at = FlowCells.time("flowTuples", cells.getFirst());
        var source = needed("source address", cells.get(1));
        var destination = needed("destination address", cells.get(2));
        var direction = cells.get(6);
        if (!direction.equals("I") && !direction.equals("O")) {
            throw new Unreadable("flowTuples", direction, "no direction; expected I or O");
        }
        var here = record.getOrDefault("macAddress", mac == null ? "" : mac);
        var outbound = direction.equals("O");
        var denied = cells.get(7).equals("D");
        var counted = cells.size() == SECOND_VERSION && !denied;
        return new FlowRecord(
                at,
                at,
                account(),
                resource() + "/" + (mac == null ? here : mac),
                end(source, outbound ? here : null),
                end(destination, outbound ? null : here),
                null,
                counted ? count(cells, 9) : FlowRecord.Count.UNKNOWN,
                counted ? count(cells, 11) : null);
    }

    private static FlowRecord.Count count(List<String> cells, int at) throws Unreadable {
        return new FlowRecord.Count(
                FlowCells.count("bytes", cells.get(at + 1)), FlowCells.count("packets", cells.get(at)));
    }

    private static String needed(String what, String cell) throws Unreadable {
        var address = FlowCells.address("flowTuples", cell);
        if (address == null) {
            throw new Unreadable("flowTuples", cell, "no " + what);
        }
        return address;
    }

    private static FlowEnd end(String address, @Nullable String mac) {
        return mac == null || mac.isEmpty()
                ? FlowEnd.at(address)
                : FlowEnd.at(address).called("mac/" + mac);
    }

    private String resource() {
        var target = record.get("targetResourceID");
        return (target == null ? record.getOrDefault("resourceId", "nsg") : target).toLowerCase(Locale.ROOT);
    }

    private @Nullable String account() {
        var subscription = SUBSCRIPTION.matcher(resource());
        return subscription.find() ? subscription.group(1) : null;
    }
}
