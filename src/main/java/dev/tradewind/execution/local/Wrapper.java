package dev.tradewind.execution.local;

/** The few lines of sh between us and the command: claims the start, writes pid, start and exit code, keeps the bounds. */
final class Wrapper {
    private Wrapper() {}

    /** Arguments: run directory, seconds, bytes of output, command and its arguments. */
    static final String SCRIPT = """
            run=$1; seconds=$2; bytes=$3; shift 3
            cd "$run" || exit 70
            # whoever makes this directory runs the command; everybody else goes home
            mkdir claim 2>/dev/null || exit 0
            sed 's/.*) //' /proc/$$/stat 2>/dev/null | cut -d ' ' -f 20 > birth
            date +%s > started.part && mv started.part started
            echo $$ > pid.part && mv pid.part pid
            # so that what is written is seen while it runs, not by the block
            live=; command -v stdbuf > /dev/null && live='stdbuf -o0'
            {
              timeout -k 5 "$seconds" "$@" &
              echo $! > child.part && mv child.part child
              wait $!
              echo $? > exit.part
            } 2>&1 < /dev/null | { $live head -c "$bytes" > output; cat > /dev/null; }
            mv exit.part exit
            """;
}
