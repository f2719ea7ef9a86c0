package dev.tradewind.connector.flow;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.egress.flow.FlowRecord;
import java.io.IOException;
import java.util.List;

/** Flow logs of Azure: of network security groups, versions 1 and 2, and of virtual networks. A tuple is a row. */
public final class AzureFlowLogDialect implements Dialect<FlowRecord> {
    private final boolean virtualNetwork;

    private AzureFlowLogDialect(boolean virtualNetwork) {
        this.virtualNetwork = virtualNetwork;
    }

    public static List<Dialect<?>> all() {
        return List.of(new AzureFlowLogDialect(true), new AzureFlowLogDialect(false));
    }

    @Override
    public String id() {
        return virtualNetwork ? "azure-vnet-flow" : "azure-nsg-flow";
    }

    @Override
    public String title() {
        return virtualNetwork ? "Azure VNet flow log" : "Azure NSG flow log";
    }

    @Override
    public Class<FlowRecord> rowType() {
        return FlowRecord.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.isJson()
                && head.text().contains("\"flowTuples\"")
                && head.text().contains("\"flowGroups\"") == virtualNetwork;
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<FlowRecord> rows) throws IOException {
        Reading reading = Reading.complete();
        for (var part : file.parts()) {
            try (var text = part.reader()) {
                var one = new AzureTuples(rows).read(text);
                reading = one instanceof Reading.CutOff ? one : reading;
            }
        }
        return reading;
    }
}
