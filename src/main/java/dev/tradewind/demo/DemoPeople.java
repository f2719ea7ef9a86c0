package dev.tradewind.demo;

import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The seven people of the demo. Their passwords follow a rule that the documentation states; only the demo has one. */
@Component
@ConditionalOnProperty("tradewind.demo")
class DemoPeople {
    private final People people;

    DemoPeople(People people) {
        this.people = people;
    }

    /** Adds those who are not there yet. */
    void move() {
        for (var line : DemoTable.read("people.csv")) {
            var name = line.getField("name");
            if (people.byName(name).isEmpty()) {
                people.create(
                        name,
                        line.getField("displayName"),
                        password(name),
                        words(line.getField("roles")),
                        words(line.getField("groups")));
            }
        }
    }

    Person named(String name) {
        return people.byName(name)
                .orElseThrow(() -> new IllegalStateException("The demo has nobody named " + name
                        + ". Maybe this data directory was set up without the demo?"));
    }

    static String password(String name) {
        return name + "-larkspur-demo";
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(word -> !word.isBlank()).collect(Collectors.toSet());
    }
}
