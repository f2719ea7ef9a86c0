package dev.tradewind.identity;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The first administrator is made by whoever can read the data directory: a one-time code lies there until it is used,
 * so that an installation without people cannot be claimed over the network.
 */
@Component
public class FirstRun {
    private final People people;
    private final Path code;
    private final boolean demo;

    FirstRun(People people, @Value("${tradewind.data}") Path data, @Value("${tradewind.demo:false}") boolean demo) {
        this.people = people;
        this.code = data.resolve("keys").resolve("setup-code");
        this.demo = demo;
    }

    /** Whether the console still waits for its first administrator. */
    public boolean pending() {
        return !demo && people.nobody();
    }

    public Path codeFile() {
        return code;
    }

    @EventListener(ApplicationReadyEvent.class)
    void offer() throws IOException {
        if (!pending()) {
            return;
        }
        var bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(code.getParent());
        try {
            Files.createFile(code, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException offered) {
            return; // by an earlier start, or by another console that starts now: its code is as good
        }
        Files.writeString(code, HexFormat.of().formatHex(bytes));
        LoggerFactory.getLogger(FirstRun.class)
                .info("No people yet. Open the console and set it up with the one-time code in {}", code);
    }

    /**
     * Makes the first administrator.
     *
     * @throws IllegalArgumentException when the code is wrong or there are people already
     */
    public synchronized Person complete(String givenCode, String name, String displayName, String password)
            throws IOException {
        if (!pending() || !Files.exists(code)) {
            throw new IllegalArgumentException("this console is set up already. Sign in instead.");
        }
        if (!MessageDigest.isEqual(
                Files.readString(code).strip().getBytes(), givenCode.strip().getBytes())) {
            throw new IllegalArgumentException("the set-up code does not match. It stands in the file " + code + ".");
        }
        var person = people.create(
                name,
                displayName,
                password,
                Set.of(Role.ADMIN.name(), Role.OPERATOR.name(), Role.ANALYST.name()),
                Set.of());
        Files.delete(code);
        return person;
    }
}
