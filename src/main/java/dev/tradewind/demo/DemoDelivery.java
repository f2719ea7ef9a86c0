package dev.tradewind.demo;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportState;
import dev.tradewind.connector.Imports;
import dev.tradewind.identity.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Hands files in as one of the people would, through the importer that everybody uses. */
@Component
@ConditionalOnProperty("tradewind.demo")
class DemoDelivery {
    private final Imports imports;

    DemoDelivery(Imports imports) {
        this.imports = imports;
    }

    /** @throws IllegalStateException with the importer's words when it did not take the file */
    void hand(Path file, Person by) {
        Actors.runAs(actor(by), () -> {
            var name = file.getFileName().toString();
            try (var content = Files.newInputStream(file)) {
                var receipt = imports.importNow(name, content, ImportOptions.NONE);
                if (receipt.state() != ImportState.IMPORTED) {
                    throw new IllegalStateException(name + " ended as " + receipt.state() + ": " + receipt.message());
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    static Actor actor(Person person) {
        return new Actor(person.id().toString(), Actor.PERSON);
    }
}
