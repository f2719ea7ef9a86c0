package dev.tradewind.audit.bundle;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.SignedNote;
import dev.tradewind.journey.Chromium;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.json.JsonMapper;

/** Every attack again, judged by the page that an auditor opens in a browser, from files alone. */
@SuppressWarnings("NullAway.Init")
class BrowserTamperingIT extends TamperingTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static HttpServer files;
    private static Chromium chromium;
    private static Page page;

    @BeforeAll
    static void open() {
        files = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Path.of("src/main/resources/META-INF/resources").toAbsolutePath(),
                SimpleFileServer.OutputLevel.NONE);
        files.start();
        chromium = new Chromium(files.getAddress().getPort());
        page = chromium.open("verify/index.html");
    }

    @AfterAll
    static void close() {
        chromium.close();
        files.stop(0);
    }

    @Override
    BundleVerdict judge(List<NoteKey> keys, List<SignedNote> anchors) {
        try {
            var export = Files.write(Files.createTempFile("export", ".zip"), zip());
            var kept = new ArrayList<Path>();
            for (var anchor : anchors) {
                kept.add(Files.writeString(Files.createTempFile("kept", ".txt"), anchor.format()));
            }
            page.locator("textarea[name=keys]")
                    .fill(keys.stream().map(NoteKey::vkey).collect(Collectors.joining("\n")));
            page.locator("input[name=export]").setInputFiles(export);
            page.locator("input[name=kept]").setInputFiles(kept.toArray(Path[]::new));
            page.locator("form button").click();
            var verdict = page.locator("#verdict[data-result]").getAttribute("data-result");
            page.locator("#verdict").evaluate("verdict => delete verdict.dataset.result");
            Files.delete(export);
            return verdict(verdict);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BundleVerdict verdict(String json) {
        var told = JSON.readTree(json);
        if (told.has("unreadable")) {
            throw new IllegalArgumentException(told.path("unreadable").asString());
        }
        var findings = new ArrayList<Finding>();
        for (var each : told.path("findings")) {
            var index = each.path("index");
            findings.add(new Finding(
                    Finding.Kind.valueOf(each.path("kind").asString()),
                    index.isNull() ? null : index.asLong(),
                    each.path("detail").asString()));
        }
        return new BundleVerdict(
                told.path("whole").asBoolean(),
                told.path("anchored").asBoolean(),
                told.path("keyPinned").asBoolean(),
                told.path("origin").asString(),
                told.path("size").asLong(),
                told.path("entries").asLong(),
                "",
                List.of(),
                findings);
    }

    private byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes);
                var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString();
                if (!name.equals("export.zip")) {
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write(Files.readAllBytes(file));
                    zip.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }
}
