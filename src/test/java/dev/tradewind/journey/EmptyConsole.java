package dev.tradewind.journey;

import dev.tradewind.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A console of its own on a fresh data directory, without people and without data. */
final class EmptyConsole implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Path data;

    EmptyConsole(Path data, Clock clock) {
        this.data = data;
        this.context = new SpringApplicationBuilder(Console.class)
                .initializers(fresh -> ((GenericApplicationContext) fresh)
                        .registerBean("journeyClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--tradewind.demo=false",
                        "--vaadin.productionMode=true",
                        "--tradewind.data=" + data.toAbsolutePath());
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** What whoever can read the data directory finds there. */
    String setUpCode() throws IOException {
        return Files.readString(data.resolve("keys").resolve("setup-code")).strip();
    }

    /** What the runs of the local executor wrote into files of this name. */
    java.util.List<Path> written(String name) throws IOException {
        var runs = data.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return java.util.List.of();
        }
        try (var all = Files.walk(runs)) {
            return all.filter(file -> file.getFileName().toString().equals(name))
                    .toList();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
