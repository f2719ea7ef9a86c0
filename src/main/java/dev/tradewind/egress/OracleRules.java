package dev.tradewind.egress;

import static dev.tradewind.egress.TransferClass.*;

import java.util.List;

/** Oracle by description, or by the part number of outbound transfer. */
final class OracleRules {
    static final List<TransferRule> ALL = List.of(
            new TransferRule(
                    "oracle-outbound",
                    "oracle",
                    INTERNET,
                    line -> line.says("outbound data transfer") || "B88327".equals(line.skuId()),
                    Ends::toInternet),
            new TransferRule(
                    "oracle-inbound",
                    "oracle",
                    INGRESS,
                    line -> line.says("inbound data transfer"),
                    Ends::fromInternet));

    private OracleRules() {}
}
