package dev.tradewind.connector.places;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.workload.Workload;
import java.io.IOException;
import java.util.regex.Pattern;

/** Workloads as YAML: a list under {@code workloads}; the form is in docs/formats.md. */
public final class WorkloadYamlDialect implements Dialect<Workload> {
    private static final Pattern BEGINS = Pattern.compile("(?m)^workloads\\s*:");
    private static final String ADVICE = "Expected a list under 'workloads:'; see docs/formats.md.";

    @Override
    public String id() {
        return "tradewind-workloads-yaml";
    }

    @Override
    public String title() {
        return "workloads (YAML)";
    }

    @Override
    public Class<Workload> rowType() {
        return Workload.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return BEGINS.matcher(head.text()).find();
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<Workload> rows) throws IOException {
        return YamlList.read(file, "workloads", ADVICE, rows, WorkloadReader::read);
    }
}
