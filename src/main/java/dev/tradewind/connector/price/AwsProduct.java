package dev.tradewind.connector.price;

import dev.tradewind.signal.SeriesNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an offer file prices and Tradewind plans with.
 *
 * @param from site
 * @param name of the instance type, or {@code from>to} for bytes that leave
 */
record AwsProduct(String from, String name, boolean transfer) {
    private static final String INTERNET = "internet";

    /** Null for everything that no plan asks for: other systems, tenancies, inbound bytes, storage. */
    static @Nullable AwsProduct of(JsonNode product) {
        JsonNode attributes = product.path("attributes");
        return switch (product.path("productFamily").asString("")) {
            case "Compute Instance" -> machine(attributes);
            case "Data Transfer" -> bytes(attributes);
            default -> null;
        };
    }

    private static @Nullable AwsProduct machine(JsonNode attributes) {
        String region = text(attributes, "regionCode");
        String type = text(attributes, "instanceType");
        boolean plain = text(attributes, "operatingSystem").equals("Linux")
                && text(attributes, "tenancy").equals("Shared")
                && text(attributes, "preInstalledSw").equals("NA")
                && text(attributes, "capacitystatus").equals("Used");
        return plain && !region.isEmpty() && !type.isEmpty() ? new AwsProduct("aws:" + region, type, false) : null;
    }

    private static @Nullable AwsProduct bytes(JsonNode attributes) {
        String from = text(attributes, "fromRegionCode");
        String usage = text(attributes, "usagetype");
        if (from.isEmpty()) {
            return null;
        }
        return switch (text(attributes, "transferType")) {
            case "AWS Outbound" ->
                usage.endsWith("DataTransfer-Out-Bytes") ? new AwsProduct("aws:" + from, INTERNET, true) : null;
            case "InterRegion Outbound" -> {
                String to = text(attributes, "toRegionCode");
                yield usage.endsWith("-AWS-Out-Bytes") && !to.isEmpty()
                        ? new AwsProduct("aws:" + from, "aws:" + to, true)
                        : null;
            }
            default -> null;
        };
    }

    String unit() {
        return transfer ? "GB" : "Hrs";
    }

    /** A first tier of bytes may cost nothing; a machine never does. */
    boolean mayBeFree() {
        return transfer;
    }

    String series(String beginRange) {
        return transfer ? SeriesNames.egressPrice(from, name, beginRange) : SeriesNames.instancePrice(from, name);
    }

    String basis() {
        return transfer ? "list price, USD per GB of a month's volume" : "on demand, Linux, list price, USD per hour";
    }

    private static String text(JsonNode attributes, String field) {
        return attributes.path(field).asString("");
    }
}
