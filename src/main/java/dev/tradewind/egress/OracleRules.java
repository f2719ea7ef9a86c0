package dev.tradewind.egress;

import static dev.tradewind.egress.TransferClass.*;

import java.util.List;

/** Oracle by description, or by the part number of outbound transfer. */
final class OracleRules {
    static final List<TransferRule> ALL = List.of(
            new TransferRule(
                    "oracle-fast-connect",
                    "oracle",
                    OTHER_TRANSFER,
                    line -> line.says("fastconnect") && line.says("data transfer"),
                    Ends::outOf),
            new TransferRule(
                    "oracle-inter-region",
                    "oracle",
                    INTER_REGION,
                    line -> line.says("inter-region") && line.says("data transfer"),
                    Ends::outOf),
            new TransferRule(
                    "oracle-firewall",
                    "oracle",
                    OTHER_TRANSFER,
                    line -> line.says("network firewall") && line.says("data process"),
                    Ends::outOf),
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
