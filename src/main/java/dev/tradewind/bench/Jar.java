package dev.tradewind.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts this program again, the way the launcher does. */
final class Jar {
    private Jar() {}

    /** @param cache name of the class cache beside the jar: {@code cli} or {@code console} */
    static ProcessBuilder start(String cache, List<String> options, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var jar = Path.of(System.getProperty("java.class.path").split(":")[0]).toAbsolutePath();
        var file = jar.resolve("../../" + cache + ".aot").normalize();
        if (Files.exists(file)) {
            command.add("-XX:AOTCache=" + file);
        }
        command.addAll(options);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
