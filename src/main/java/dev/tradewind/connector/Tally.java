package dev.tradewind.connector;

import java.util.List;

/** Sums over the accepted rows of one file, kept while it streams by. */
public interface Tally<R> {

    void add(R row);

    default List<CurrencyTotal> totals() {
        return List.of();
    }

    default List<TransferTotal> transfers() {
        return List.of();
    }

    /** Rows with more decimals than the lake keeps. */
    default long roundedRows() {
        return 0;
    }

    /** What a person should know about the rows besides their sums, each a sentence. */
    default List<String> remarks() {
        return List.of();
    }

    static <R> Tally<R> none() {
        return row -> {};
    }
}
