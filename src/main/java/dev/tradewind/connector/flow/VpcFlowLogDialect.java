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
import dev.tradewind.egress.flow.FlowRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * AWS VPC flow logs, versions 2 to 5: the default format without a header, alone or as the message of an event of
 * CloudWatch, the whole of a later version in its documented order, any custom format with its header line or with a
 * {@link VpcFormat} that a person gives, and the same fields as CSV, JSON or Parquet.
 */
public final class VpcFlowLogDialect implements Dialect<FlowRecord> {
    private static final Set<String> STATUS = Set.of("OK", "NODATA", "SKIPDATA");
    private static final Pattern STAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final List<String> MESSAGES = List.of("message", "@message");
    private static final Pattern MESSAGE = Pattern.compile("[\",]\\s*\"?(2 (?:[^\"\\s,]+ ){12}[A-Z]+)");
    private static final String ADVICE = "Expected start, end, bytes and srcaddr or pkt-srcaddr among the fields.";

    private final @Nullable VpcFormat given;

    public VpcFlowLogDialect() {
        this(null);
    }

    /** @param given the fields of lines without a header; null if the file itself must tell */
    public VpcFlowLogDialect(@Nullable VpcFormat given) {
        this.given = given;
    }

    @Override
    public String id() {
        return "aws-vpc-flow";
    }

    @Override
    public String title() {
        return "AWS VPC flow log";
    }

    @Override
    public Class<FlowRecord> rowType() {
        return FlowRecord.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return isTable(head)
                || format(head.text()).isPresent()
                || messageColumn(head).isPresent();
    }

    private static boolean isTable(FileHead head) {
        return (head.hasColumns("srcaddr", "dstaddr")
                        || head.hasColumns("pkt_srcaddr", "pkt_dstaddr")
                        || head.hasColumns("pkt-srcaddr", "pkt-dstaddr"))
                && head.hasColumns("start", "end");
    }

    /** The fields in the order of the file: of its header, of the default format, given, or as its records tell. */
    private Optional<VpcFormat> format(String text) {
        var words = words(text.stripLeading().lines().findFirst().orElse(""));
        var header = VpcFormat.ofWords(words);
        if (isHeader(header.fields())) {
            return Optional.of(header);
        }
        if (given != null) {
            return given.fits(text) ? Optional.of(given) : Optional.empty();
        }
        return isDefault(words) ? Optional.of(VpcFormat.ofDefault()) : VpcFormat.sniff(text);
    }

    private static boolean isDefault(List<String> words) {
        return words.size() == 14 && words.getFirst().equals("2") && STATUS.contains(words.getLast());
    }

    private static boolean isHeader(List<String> names) {
        return names.contains("start")
                && names.contains("end")
                && (names.contains("srcaddr") || names.contains("pkt-srcaddr"));
    }

    /** Records of the default format, each the message of an event, as CloudWatch exports and hands them on. */
    private static Optional<String> messageColumn(FileHead head) {
        var message = MESSAGE.matcher(head.text());
        return MESSAGES.stream()
                .filter(head::hasColumns)
                .filter(column -> message.find() && isDefault(words(message.group(1))))
                .findFirst();
    }

    static List<String> words(String line) {
        var words = List.of(BLANKS.split(line.strip()));
        return STAMP.matcher(words.getFirst()).matches() ? words.subList(1, words.size()) : words;
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<FlowRecord> rows) throws IOException {
        var reader = new VpcRecordReader(file.fileName());
        if (isTable(file.head())) {
            return Tables.read(
                    file, List.of("start", "end"), ADVICE, rows, row -> reader.read(name -> cell(row, name)));
        }
        var message = messageColumn(file.head());
        if (message.isPresent()) {
            var lines = new Lines(reader, VpcFormat.ofDefault());
            var column = message.get();
            return Tables.read(file, List.of(column), ADVICE, rows, row -> lines.record(row.mandatoryText(column)));
        }
        return TextLines.read(
                file, rows, beginning -> new Lines(reader, format(beginning).orElseGet(VpcFormat::ofDefault)));
    }

    private static @Nullable String cell(TableRow row, String name) {
        var dashed = row.raw(name);
        return dashed == null ? row.raw(name.replace('-', '_')) : dashed;
    }

    /** Lines of one file: the header if there is one, then records. */
    private static final class Lines implements TextLines.LineReader {
        private final VpcRecordReader reader;
        private List<String> fields;

        Lines(VpcRecordReader reader, VpcFormat format) {
            this.reader = reader;
            this.fields = format.fields();
        }

        @Override
        public @Nullable FlowRecord read(String line) throws Unreadable {
            var words = words(line);
            // A header begins with a name, and most records with a number.
            if (!words.isEmpty() && !Character.isDigit(words.getFirst().codePointAt(0))) {
                var header = VpcFormat.ofWords(words).fields();
                if (isHeader(header)) {
                    fields = header;
                    return null;
                }
            }
            return record(words);
        }

        FlowRecord record(String line) throws Unreadable {
            return record(words(line));
        }

        private FlowRecord record(List<String> words) throws Unreadable {
            if (words.size() != fields.size()) {
                throw new Unreadable(
                        null,
                        null,
                        "the line has " + words.size() + " fields, the format " + fields.size()
                                + ". Maybe it was cut off?");
            }
            return reader.read(name -> {
                var at = fields.indexOf(name);
                return at < 0 ? null : words.get(at);
            });
        }
    }
}
