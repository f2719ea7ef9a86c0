package dev.tradewind.connector.flow;

import dev.tradewind.connector.Destination;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.egress.flow.AddressBook;
import dev.tradewind.egress.flow.AddressRange;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps whose addresses and labels are whose. */
@Component
class AddressDestination implements Destination<AddressRange> {
    private final AddressBook book;

    AddressDestination(AddressBook book) {
        this.book = book;
    }

    @Override
    public Class<AddressRange> rowType() {
        return AddressRange.class;
    }

    @Override
    public Staging<AddressRange> open(ImportReceipt receipt) {
        List<AddressRange> read = new ArrayList<>();
        return new Staging<>() {
            @Override
            public void accept(AddressRange row) {
                read.add(row);
            }

            @Override
            public void seal() {}

            @Override
            public void commit() {
                book.keep(read, receipt.fileName(), receipt.id());
            }

            @Override
            public void close() {}
        };
    }
}
