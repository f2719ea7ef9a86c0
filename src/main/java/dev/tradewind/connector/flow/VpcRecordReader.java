package dev.tradewind.connector.flow;

import dev.tradewind.connector.Unreadable;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.flow.Cidr;
import dev.tradewind.egress.flow.FlowEnd;
import dev.tradewind.egress.flow.FlowRecord;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One record of a VPC flow log. The end at the interface is the source of what leaves it and the destination of what
 * comes in ({@code flow-direction}); without that field it is the one private address of the two, if only one is.
 */
final class VpcRecordReader {
    private static final Pattern REGION = Pattern.compile("_vpcflowlogs_([a-z]{2}(?:-[a-z]+)+-\\d)_");

    private final @Nullable String fileRegion;

    /** @param fileName as AWS names its files, with the region; any other name says nothing */
    VpcRecordReader(String fileName) {
        var region = REGION.matcher(fileName);
        fileRegion = region.find() ? region.group(1) : null;
    }

    /** Cells by the names of the format, with dashes; null for a field that the file has not. */
    @FunctionalInterface
    interface Fields {
        @Nullable
        String raw(String name);

        default @Nullable String text(String name) {
            return FlowCells.text(raw(name));
        }
    }

    FlowRecord read(Fields row) throws Unreadable {
        var from = FlowCells.time("start", row.raw("start"));
        var to = FlowCells.time("end", row.raw("end"));
        FlowCells.ordered("end", from, to);
        var status = row.text("log-status");
        var source = address(row, "src");
        var destination = address(row, "dst");
        if (status != null && !status.equals("OK")) {
            return silent(row, from, to);
        }
        if (source == null || destination == null) {
            var missing = source == null ? "srcaddr" : "dstaddr";
            throw new Unreadable(missing, row.raw(missing), "no address; only NODATA and SKIPDATA may lack it");
        }
        return new FlowRecord(
                from,
                to,
                row.text("account-id"),
                reporter(row),
                end(row, source, "src", leaves(row, source, destination)),
                end(row, destination, "dst", enters(row, source, destination)),
                hint(row),
                moved(row),
                null);
    }

    /** The packet's own address where a gateway or a pod network stands between. */
    private static @Nullable String address(Fields row, String side) throws Unreadable {
        var packet = FlowCells.address("pkt-" + side + "addr", row.raw("pkt-" + side + "addr"));
        return packet == null ? FlowCells.address(side + "addr", row.raw(side + "addr")) : packet;
    }

    /** An interval in which nothing was seen, or nothing was written down. */
    private static FlowRecord silent(Fields row, Instant from, Instant to) {
        return new FlowRecord(
                from,
                to,
                row.text("account-id"),
                reporter(row),
                FlowEnd.NONE,
                FlowEnd.NONE,
                null,
                FlowRecord.Count.UNKNOWN,
                null);
    }

    /** What a security group refused was not moved: the flow is kept without bytes. */
    private static FlowRecord.Count moved(Fields row) throws Unreadable {
        var bytes = FlowCells.count("bytes", row.raw("bytes"));
        var packets = FlowCells.count("packets", row.raw("packets"));
        return "REJECT".equals(row.text("action")) ? FlowRecord.Count.UNKNOWN : new FlowRecord.Count(bytes, packets);
    }

    private static String reporter(Fields row) {
        for (var name : new String[] {"interface-id", "instance-id", "subnet-id", "vpc-id"}) {
            var text = row.text(name);
            if (text != null) {
                return text;
            }
        }
        return "vpc";
    }

    private static boolean leaves(Fields row, String source, String destination) {
        var direction = row.text("flow-direction");
        return direction == null ? !Cidr.isPublic(source) && Cidr.isPublic(destination) : direction.equals("egress");
    }

    private static boolean enters(Fields row, String source, String destination) {
        var direction = row.text("flow-direction");
        return direction == null ? Cidr.isPublic(source) && !Cidr.isPublic(destination) : direction.equals("ingress");
    }

    private FlowEnd end(Fields row, String address, String side, boolean here) {
        var service = row.text("pkt-" + side + "-aws-service");
        var end = FlowEnd.at(address);
        if (!here) {
            return service == null ? end : end.called("aws-service/" + service);
        }
        var region = row.text("region") == null ? fileRegion : row.text("region");
        var name = row.text("instance-id") == null ? row.text("interface-id") : row.text("instance-id");
        return end.called(name).in(region == null ? null : "aws:" + region, row.text("az-id"));
    }

    private static @Nullable TransferClass hint(Fields row) {
        var toService = row.text("pkt-dst-aws-service") != null;
        return switch (String.valueOf(row.text("traffic-path"))) {
            case "5" -> TransferClass.INTER_REGION;
            case "8" -> toService ? null : TransferClass.INTERNET;
            default -> null;
        };
    }
}
