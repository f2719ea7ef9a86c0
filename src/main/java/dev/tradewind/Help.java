package dev.tradewind;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the program can do, in the words of its command line. */
final class Help {
    static final String TEXT = """
        tradewind run     [--port N] [--data DIR] [--empty]   the console, with the demo company unless --empty
        tradewind test                                        every test, installing what tests need
        tradewind screenshots [DIR]                           a picture of every page, light and dark
        tradewind import  FILE|FOLDER... [--dry-run] --json   read, classify, store; with --dry-run nothing is stored
        tradewind decide  REQUEST.json                        one placement, with reasons and alternatives
        tradewind plan    SNAPSHOT.json [--out PLAN.json]     the planner: same bytes in, same bytes out
        tradewind replay  nightly|ml-project|defer|gaia --data DIR   published experiments, run again on their own data
        tradewind audit   verify EXPORT [--key VKEY] [--checkpoint FILE]
        tradewind audit   export OUT                          the log as a file that anybody can verify
        tradewind audit   archive verify|export|rebuild ARCHIVE   from an archive alone
        tradewind backup  OUT [--with-key]                    all of a data directory in one file
        tradewind restore IN                                  a backup into an empty data directory
        tradewind edge    --site S --console URL --data DIR   the agent of an edge site
        tradewind bench   NAME --json                         measures and prints JSON
        tradewind spark   --lake DIR                          the Egress page's sums by Apache Spark, on several machines
        tradewind fuzz    NAME [--seconds N]                  feeds a parser with what nobody meant
        tradewind reproduce [COMMIT]                          builds a commit twice and compares the bytes
        tradewind help    COMMAND                             more about one of them

        Exit codes: 0 done, 1 the answer is "no", 2 the input is bad, 3 our fault.
        """;

    private static final String WHERE = """
          --data DIR      the data directory; default $TRADEWIND_DATA, then ~/.local/share/tradewind. Its lock is
                          taken; while a console holds it the command names that console and ends with 2
          --console URL   asks a running console instead; the token stands in TRADEWIND_TOKEN
        """;

    private static final Map<String, String> BY_COMMAND = new LinkedHashMap<>();

    static {
        BY_COMMAND.put("run", """
            tradewind run [--port N] [--data DIR] [--empty]
            The console, on http://127.0.0.1:8080 unless --port says otherwise; health and metrics one port above.

              --data DIR   where everything is stored; default .data/demo with the demo company, else
                           $TRADEWIND_DATA, then ~/.local/share/tradewind
              --empty      without the demo company; the first page sets an administrator up
              --tradewind.<module>.<setting>=VALUE   any setting of the README's table
            """);
        BY_COMMAND.put("test", """
            tradewind test
            Builds and runs every test, installing Chromium and promtool where they are missing. The last line counts
            what passed, failed and was skipped; the lines before it name what failed.
            """);
        BY_COMMAND.put("screenshots", """
            tradewind screenshots [DIR]
            Starts the console with the demo company in a fresh directory, takes a picture of every page, light and dark,
            and of the pages for phones, into DIR (target/screenshots), and renews those of the README.
            """);
        BY_COMMAND.put("import", """
            tradewind import FILE|FOLDER... [--dry-run] [--json] [--currency CODE] [--amortized]
                [--replace] [--mapping FILE.yaml] [--data DIR | --console URL]
            Reads bills, carbon, round-trip times, prices, sites and workloads; what a file is, its content tells.
            A folder or zip archive of parts, with its manifest or with parts of the same columns, is one import; of any
            other folder, every file below it is taken that ends as one of these. Rows that cannot be read are set
            aside with line, column, value and reason; the same bytes twice change nothing.

              --dry-run       says what an import would, and stores nothing; needs no data directory
              --json          one JSON object on standard output, and nothing else
              --currency CODE for bills that name no billing currency
              --amortized     says of an Azure export that its costs are amortised, where neither name nor rows do
              --mapping FILE  reads files that have its columns by a mapping that a person wrote; the Data page exports them
              --replace       lets a month be replaced by a delivery that is much smaller; without it such a delivery
                              waits for a confirmation (exit 1)
            """ + WHERE);
        BY_COMMAND.put("decide", """
            tradewind decide REQUEST.json
            One placement, with reasons and alternatives, as JSON. An example: docs/examples/request.json.
            Exit 1: no site and hour is feasible; the answer says what binds.
            """);
        BY_COMMAND.put("plan", """
            tradewind plan SNAPSHOT.json [--out PLAN.json] [--iterations N]
            The planner on a frozen snapshot: same bytes in, same bytes out, on any machine.
            An example: docs/examples/snapshot.json. Exit 1: some workload has no place.

              --out FILE       writes the plan there instead of standard output
              --iterations N   repeats a search that stopped after N iterations
            """);
        BY_COMMAND.put("replay", """
            tradewind replay nightly|ml-project|defer|gaia --data DIR [--data DIR] [--as-published]
                [--forecast-error 0.05 --seeds 10] --json
            Published experiments, run again on their own data with the planner's own choice of slots, beside the
            published figures. What each needs and what was found: docs/placement.md.

              --data DIR          a folder that is searched for the experiment's files by name; may be repeated
              --as-published      with the quirks of the published code
              --forecast-error    share of noise on the forecast, averaged over --seeds runs
            """);
        BY_COMMAND.put("audit", """
            tradewind audit verify EXPORT [--key VKEY|FILE]... [--checkpoint FILE]... [--json]
            tradewind audit archive verify ARCHIVE [--key VKEY|FILE]... [--json]
            tradewind audit archive export ARCHIVE OUT [--key VKEY|FILE]... [--json]
            tradewind audit archive rebuild ARCHIVE [--key VKEY] [--data DIR] [--json]
            tradewind audit export OUT [--json] [--data DIR | --console URL]
            Verifies an export of the log without any server: exit 0 whole, 1 tampered, 2 unreadable.

              --key VKEY         the log's public key, as you know it from elsewhere; may be given several times
              --checkpoint FILE  a checkpoint that you kept; without one the answer is "internally whole, not anchored"
            """ + WHERE);
        BY_COMMAND.put("backup", """
            tradewind backup OUT [--with-key] [--json] [--data DIR | --console URL]
            A consistent copy of the database, the lake, the evidence and the run folders in one ZIP with sums.
            A PostgreSQL database is backed up with its own tool.

              --with-key      also the key that signs the log; not over the network
            """ + WHERE);
        BY_COMMAND.put("restore", """
            tradewind restore IN [--json] [--data DIR]
            Unpacks a backup into an empty data directory and checks every byte. Without the signing key in it the
            log goes on under a new key, which auditors who pinned the old one will notice.
            """);
        BY_COMMAND.put("edge", """
            tradewind edge --site SITE --console URL --data DIR [--token TOKEN | --spiffe-socket S] [--port N]
            The agent of an edge site: takes the site's writes on http://127.0.0.1:7070, keeps them on its disk while the
            link is cut and brings them to the console exactly once. What it promises: docs/edge.md.

              --site SITE      as the catalog names it, such as larkspur:store-chicago
              --token TOKEN    from the Edge page, for the first start; or in TRADEWIND_ENROLMENT
              --spiffe-socket unix:///PATH  of the Workload API: the agent is known by its SPIFFE ID and stores no key;
                               --spiffe-audience as the console's tradewind.identity.spiffe.audience (default: --console)
              --port N         of the local API
              --probes LIST    endpoints to measure, tcp://db.example:5432=aws:us-east-1,…; every --probe-seconds N (60)
              --disk-mib N     what the queue may take (1024); then writes are refused, never dropped
              --pulse-ms N     between two heart-beats (2000)
              --batch N        entries sent at once (1000)
            """);
        BY_COMMAND.put("spark", """
            tradewind spark --lake DIR [--master MASTER] [--address ADDRESS] [--port N]
            A process beside the console that answers the Egress page's questions with Apache Spark over the lake's files. A
            console asks it with tradewind.lake.engine=spark; docs/scale.md says when that is worth it. The token that
            the console shows stands in TRADEWIND_SPARK_TOKEN, 24 characters at least.

              --lake DIR          the folder 'lake' of the console's data directory, where the workers see it too
              --master MASTER     of Spark: local[*] unless told, spark://HOST:7077, k8s://…
              --address ADDRESS   where it listens and where workers reach it; 127.0.0.1 unless told
              --port N            8090 unless told
            """);
        BY_COMMAND.put("fuzz", """
            tradewind fuzz NAME|all [--seconds 120] [--seed 1] [--findings DIR]
            Feeds a parser that strangers reach with inputs that grow towards code not reached before (Jazzer): exit 0 nothing
            found, 1 found, and each input that broke a promise lies in DIR (target/fuzz-findings). Without a NAME it lists them;
            all takes one after the other. It needs the sources, not the jar alone. What is fuzzed: docs/security.md.
            """);
        BY_COMMAND.put("reproduce", """
            tradewind reproduce [COMMIT]
            Builds a commit (HEAD) twice, in two directories, time zones and file masks, and compares the jars byte for byte.
            Exit 0: the same; 1: different, with the entries that differ; 3: a build failed. Needs git, the network's Maven
            repository and some minutes. What the jar's list of components is for: docs/security.md.
            """);
        BY_COMMAND.put("bench", """
            tradewind bench NAME --json
            Measures in this very run and prints {"name", "machine", "results"}. Names: decide, plan, ingest, query,
            audit, signals, execute, edge, peers, load, pages, cli, console.
              decide [--only inprocess|http|replicas] [--seconds 60] [--seed 1]: one decision, 500 a second over HTTP from
                a console, and from two on a PostgreSQL that is away for a third of the time; or [--console URL
                --workload NAME] of a console that runs already
              plan [--only 10k|growth] [--runs N] [--seed 1]: 10,000 workloads × 150 sites × a week, then how the time to
                a gap of 1 % grows from 1,000 runs over 123 zones to 100,000; or so many runs alone
              audit [--entries 1000000] [--seconds 10] [--writers 16] [--database URL]: on PostgreSQL
              ingest, query [--rows 100k,1m,10m]: how many charges to generate
              signals [--zones 400] [--years 3] [--repeats 3] [--data-sets DIR with carbon-hourly and latency]
              execute [--seed 1] [--faults 1000] [--finished 5000] [--timers 10000] [--within 60]: two replicas killed and
                paused on a PostgreSQL that the launcher fetches, judged by the journals of the targets
              peers [--seconds 300] [--only ortools|timefold-small|timefold-large] [--seed 1]: other solvers on the same
                instances, from the sources only: the launcher fetches them, they are not in the program
              load [--people 50] [--browsers 4] [--seconds 120] [--think 5] [--warm 60]: people at two consoles on one PostgreSQL behind
                HAProxy, one console killed; from the sources only
              pages [--charges 10000000] [--rounds 20]: each page of the menu in a real browser, the frames of the
                map with 500 sites and 2,000 arcs, and what axe finds; from the sources only
              edge [--schedules 480] [--real 20] [--queued 1000000] [--seconds 20]: a real agent, and schedules of faults
            docs/performance.md says what was measured and where.
            """);
    }

    private Help() {}

    /** The help of one command; empty if there is none of that name. */
    static Optional<String> of(String command) {
        return Optional.ofNullable(BY_COMMAND.get(command));
    }
}
