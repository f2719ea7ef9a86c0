package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./tradewind test} with a build tool that only pretends: what it counts, what it names, and how it ends. */
class LauncherTest {
    private static final String PASSED = """
        <testsuite name="a.Good" time="1" tests="3" errors="0" skipped="1" failures="0">
          <testcase name="one" classname="a.Good" time="0"/>
          <testcase name="two" classname="a.Good" time="0"><skipped/></testcase>
        </testsuite>
        """;
    private static final String FAILED = """
        <testsuite name="a.Bad" time="1" tests="2" errors="0" skipped="0" failures="1">
          <testcase name="addsUp" classname="a.Bad" time="0"/>
          <testcase name="countsRows" classname="a.Bad" time="0">
            <failure message="expected: 3&#10; but was: 2" type="x">trace</failure>
          </testcase>
        </testsuite>
        """;

    @TempDir
    Path home;

    @BeforeEach
    void checkOut() throws IOException {
        Files.copy(Path.of("tradewind"), home.resolve("tradewind"));
        program("node", "echo 24");
    }

    @Test
    void addsUnitAndBrowserTestsAndNamesWhatFailedBeforeTheLastLine() throws Exception {
        Files.writeString(home.resolve("good.xml"), PASSED);
        Files.writeString(home.resolve("bad.xml"), FAILED);
        program("mvn", """
            mkdir -p target/surefire-reports target/failsafe-reports
            cp good.xml target/surefire-reports/TEST-a.Good.xml
            cp bad.xml target/failsafe-reports/TEST-a.Bad.xml\
            """);
        var run = test();
        assertThat(run.lines().getLast()).isEqualTo("3 passed, 1 failed, 1 skipped");
        assertThat(run.lines()).contains("FAILED a.Bad.countsRows: expected: 3");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void endsWellOnlyWhenNothingFailed() throws Exception {
        Files.writeString(home.resolve("good.xml"), PASSED);
        program("mvn", "mkdir -p target/surefire-reports && cp good.xml target/surefire-reports/TEST-a.Good.xml");
        var run = test();
        assertThat(run.lines().getLast()).isEqualTo("2 passed, 0 failed, 1 skipped");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aBuildThatBreaksBeforeItsTestsFailsAndCountsNoOldReports() throws Exception {
        Files.createDirectories(home.resolve("target/surefire-reports"));
        Files.writeString(home.resolve("target/surefire-reports/TEST-a.Good.xml"), PASSED);
        program("mvn", "echo '[ERROR] COMPILATION ERROR'; exit 1");
        var run = test();
        assertThat(run.lines().getLast()).isEqualTo("0 passed, 1 failed, 0 skipped");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aTestProcessThatDiedIsAFailure() throws Exception {
        Files.writeString(home.resolve("good.xml"), PASSED);
        program("mvn", """
            mkdir -p target/surefire-reports && cp good.xml target/surefire-reports/TEST-a.Good.xml
            echo '[ERROR] The forked VM terminated without properly saying goodbye'\
            """);
        assertThat(test().lines().getLast()).isEqualTo("2 passed, 1 failed, 1 skipped");
    }

    @Test
    void aBuildWithoutAnyTestIsAFailure() throws Exception {
        program("mvn", "true");
        assertThat(test().lines().getLast()).isEqualTo("0 passed, 1 failed, 0 skipped");
    }

    @Test
    void findsAJdk25WhereTheDefaultIsOlder() throws Exception {
        try (var installed = Files.newDirectoryStream(Path.of("/usr/lib/jvm"), "*25*")) {
            assumeThat(installed.iterator().hasNext())
                    .as("a JDK 25 under /usr/lib/jvm")
                    .isTrue();
        }
        var old = Files.createDirectories(home.resolve("jdk-17/bin"));
        var javac = old.resolve("javac");
        Files.writeString(javac, "#!/bin/sh\necho javac 17.0.12\n");
        Files.setPosixFilePermissions(javac, PosixFilePermissions.fromString("rwxr-xr-x"));
        program("mvn", "echo \"built with $JAVA_HOME\"");
        assertThat(test(home.resolve("jdk-17").toString()).lines())
                .anySatisfy(line -> assertThat(line).matches("built with /usr/lib/jvm/.*25.*"));
    }

    private record Run(int exit, List<String> lines) {}

    private Run test() throws IOException, InterruptedException {
        return test(System.getProperty("java.home"));
    }

    private Run test(String javaHome) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("bash", home.resolve("tradewind").toString(), "test").redirectErrorStream(true);
        var environment = process.environment();
        environment.put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("JAVA_HOME", javaHome);
        environment.put("TRADEWIND_CHROMIUM", "/bin/true");
        environment.put("TRADEWIND_PROMTOOL", "/bin/true");
        var started = process.start();
        var output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(started.waitFor(), output.lines().toList());
    }

    private void program(String name, String body) throws IOException {
        var file = Files.createDirectories(home.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
