package dev.tradewind.connector.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of a VPC flow log in the order of its lines, as the setting of the log names them. Without a header line only
 * the default format and the whole of a version, in the order of AWS's documentation, can be told from the records.
 */
public record VpcFormat(List<String> fields) {
    private static final String NUMBER = "-|\\d{1,20}";
    private static final String ADDRESS = "-|\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+";
    private static final String TIME = "\\d{9,19}|\\d{4}-\\d\\d-\\d\\dT\\S+";
    private static final String ANY = "\\S+";

    /** Every field in the order of AWS's documentation, with what stands in it. */
    private static final Map<String, Pattern> FIELDS = new LinkedHashMap<>();

    static {
        field("version", "\\d{1,2}");
        field("account-id", "-|unknown|\\d{12}");
        field("interface-id", "-|eni-\\S+");
        field("srcaddr", ADDRESS);
        field("dstaddr", ADDRESS);
        field("srcport", "-|\\d{1,5}");
        field("dstport", "-|\\d{1,5}");
        field("protocol", "-|\\d{1,3}");
        field("packets", NUMBER);
        field("bytes", NUMBER);
        field("start", TIME);
        field("end", TIME);
        field("action", "-|ACCEPT|REJECT");
        field("log-status", "OK|NODATA|SKIPDATA");
        field("vpc-id", "-|vpc-\\S+");
        field("subnet-id", "-|subnet-\\S+");
        field("instance-id", "-|i-\\S+");
        field("tcp-flags", "-|\\d{1,3}");
        field("type", "-|IPv4|IPv6|EFA");
        field("pkt-srcaddr", ADDRESS);
        field("pkt-dstaddr", ADDRESS);
        field("region", "-|[a-z]{2,4}(?:-[a-z]+)+-\\d");
        field("az-id", "-|[a-z]+\\d?-\\S+");
        field("sublocation-type", "-|wavelength|outpost|localzone");
        field("sublocation-id", ANY);
        field("pkt-src-aws-service", "-|[A-Z][A-Z0-9_]*");
        field("pkt-dst-aws-service", "-|[A-Z][A-Z0-9_]*");
        field("flow-direction", "-|ingress|egress");
        field("traffic-path", "-|\\d");
        for (var name : List.of(
                "ecs-cluster-arn",
                "ecs-cluster-name",
                "ecs-container-instance-arn",
                "ecs-container-instance-id",
                "ecs-container-id",
                "ecs-second-container-id",
                "ecs-service-name",
                "ecs-task-definition-arn",
                "ecs-task-arn",
                "ecs-task-id",
                "reject-reason",
                "resource-id",
                "encryption-status")) {
            field(name, ANY);
        }
    }

    /** Number of fields up to and with those that versions 2, 3, 4, 5, 7 and 8 brought. */
    private static final List<Integer> VERSIONS = List.of(14, 21, 25, 29, 39, 40);

    private static final int LOOKED_AT = 200;
    private static final Pattern PLACEHOLDER = Pattern.compile("^\\$\\{([^}]+)}$");
    private static final Pattern PARTED = Pattern.compile("[\\s,;]+");
    private static final Pattern NAMELESS = Pattern.compile("[^,;\"{]+");
    private static final Pattern ONE_ADDRESS =
            Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    public VpcFormat {
        fields = List.copyOf(fields);
    }

    private static void field(String name, String looks) {
        FIELDS.put(name, Pattern.compile(looks));
    }

    static VpcFormat ofDefault() {
        return documented(VERSIONS.getFirst());
    }

    private static VpcFormat documented(int fields) {
        return new VpcFormat(FIELDS.keySet().stream().limit(fields).toList());
    }

    /** The format as the setting of the log has it, with or without <code>${…}</code>, dashes or underscores; not checked. */
    public static VpcFormat of(String setting) {
        return ofWords(List.of(PARTED.split(setting.strip())));
    }

    static VpcFormat ofWords(List<String> words) {
        return new VpcFormat(words.stream().map(VpcFormat::name).toList());
    }

    /** Names as AWS documents them, where a header has the form of its setting or of a table. */
    static String name(String word) {
        return PLACEHOLDER
                .matcher(word)
                .replaceFirst("$1")
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    /** What keeps it from being used, each a sentence; nothing if it can be. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var field : fields) {
            if (!FIELDS.containsKey(field)) {
                problems.add("'" + field + "' is no field of a VPC flow log.");
            } else if (!seen.add(field)) {
                problems.add("The field " + field + " stands there twice.");
            }
        }
        for (var needed : List.of("start", "end", "bytes")) {
            if (!fields.contains(needed)) {
                problems.add("The field " + needed + " is missing.");
            }
        }
        for (var side : List.of("src", "dst")) {
            if (!fields.contains(side + "addr") && !fields.contains("pkt-" + side + "addr")) {
                problems.add("The field " + side + "addr or pkt-" + side + "addr is missing.");
            }
        }
        return problems;
    }

    /** The format of records without a header, where what stands in them leaves no doubt. */
    static Optional<VpcFormat> sniff(String beginning) {
        return VERSIONS.stream()
                .map(VpcFormat::documented)
                .filter(format -> format.fits(beginning))
                .findFirst();
    }

    /** Whether three of four records at the beginning of a file have these fields; a broken one now and then does not matter. */
    public boolean fits(String beginning) {
        var lines = beginning
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LOOKED_AT)
                .toList();
        // The last line of a long beginning is cut off.
        var whole = lines.size() > 1 ? lines.subList(0, lines.size() - 1) : lines;
        var fitting = whole.stream()
                .filter(line -> fits(VpcFlowLogDialect.words(line)))
                .count();
        return fitting > 0 && fitting * 4 >= whole.size() * 3L;
    }

    private boolean fits(List<String> words) {
        if (words.size() != fields.size()) {
            return false;
        }
        for (var i = 0; i < words.size(); i++) {
            var looks = FIELDS.get(fields.get(i));
            if (looks == null || !looks.matcher(words.get(i)).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text looks like a flow log whose fields nothing names: two addresses among words parted by blanks. */
    public static boolean looksNameless(String beginning) {
        return beginning
                .lines()
                .limit(LOOKED_AT)
                .filter(line -> NAMELESS.matcher(line).matches())
                .anyMatch(line -> VpcFlowLogDialect.words(line).stream()
                                .filter(word -> ONE_ADDRESS.matcher(word).matches())
                                .count()
                        >= 2);
    }

    /** As a person writes it down. */
    public String text() {
        return String.join(" ", fields);
    }
}
