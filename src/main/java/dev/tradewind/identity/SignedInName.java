package dev.tradewind.identity;

import dev.tradewind.ui.WhoAmI;
import org.springframework.stereotype.Component;

/** Tells the shell whose session this is. */
@Component
class SignedInName implements WhoAmI {
    private final CurrentPerson current;

    SignedInName(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public String displayName() {
        return current.find().map(Person::displayName).orElse("");
    }
}
