package dev.tradewind.catalog;

import java.sql.Date;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of coefficients that files of one's own gave; the newest word counts. */
@Component
class OwnCoefficients {
    private final JdbcClient jdbc;
    private final Clock clock;

    OwnCoefficients(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Coefficient> all() {
        return jdbc.sql("select scope, name, coefficient, source, as_of from catalog_coefficient order by scope, name")
                .query((row, n) -> new Coefficient(
                        row.getString(1),
                        CoefficientName.valueOf(row.getString(2)),
                        row.getBigDecimal(3).doubleValue(),
                        row.getString(4),
                        row.getDate(5).toLocalDate(),
                        true))
                .list();
    }

    void save(Coefficient coefficient) {
        jdbc.sql("delete from catalog_coefficient where scope = ? and name = ?")
                .params(coefficient.scope(), coefficient.name().name())
                .update();
        jdbc.sql("insert into catalog_coefficient (scope, name, coefficient, source, as_of, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        coefficient.scope(),
                        coefficient.name().name(),
                        coefficient.value(),
                        coefficient.source(),
                        Date.valueOf(coefficient.date()),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
