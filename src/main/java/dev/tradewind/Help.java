package dev.tradewind;

/** What the program can do, in the words of its command line. */
final class Help {
    static final String TEXT = """
            tradewind run    [--port N] [--data DIR] [--empty]    the console, with the demo company unless --empty
            tradewind test                                        every test, installing what tests need
            tradewind import FILE... --dry-run --json             read and classify; nothing is stored
            tradewind decide REQUEST.json                         one placement, with reasons and alternatives
            tradewind plan   SNAPSHOT.json [--out PLAN.json]      the planner: same bytes in, same bytes out
            tradewind audit  verify EXPORT [--key VKEY] [--checkpoint FILE]
            tradewind bench  NAME --json                          measures and prints JSON

            Exit codes: 0 done, 1 the answer is "no", 2 the input is bad, 3 our fault.
            """;

    private Help() {}
}
