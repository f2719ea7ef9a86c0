package dev.tradewind.identity;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Which database keeps the state. */
@Component
public class RunningDatabase {
    private final DataSource source;

    RunningDatabase(DataSource source) {
        this.source = source;
    }

    /** Product and version as the database states them. */
    public String words() {
        try (var connection = source.getConnection()) {
            var about = connection.getMetaData();
            return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
        } catch (SQLException away) {
            return "does not answer now";
        }
    }
}
