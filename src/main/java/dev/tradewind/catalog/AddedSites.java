package dev.tradewind.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of sites that people added. */
@Component
class AddedSites {
    private final JdbcClient jdbc;
    private final Clock clock;

    AddedSites(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Site> all() {
        return jdbc.sql("select * from catalog_site order by id")
                .query((row, n) -> read(row))
                .list();
    }

    void save(Site site) {
        jdbc.sql("delete from catalog_site where id = ?").param(site.id()).update();
        jdbc.sql("""
                        insert into catalog_site (id, provider, code, name, kind, country, latitude, longitude,
                            grid_zone, pue, pue_source, parent_site, operator, source, added_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        site.id(),
                        site.provider(),
                        site.code(),
                        site.name(),
                        site.kind().name(),
                        site.country(),
                        site.latitude(),
                        site.longitude(),
                        text(site.gridZone()),
                        site.pue(),
                        site.pueSource(),
                        text(site.parentSite()),
                        text(site.operator()),
                        site.source(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

    private static Site read(ResultSet row) throws SQLException {
        return new Site(
                row.getString("id"),
                row.getString("provider"),
                row.getString("code"),
                row.getString("name"),
                SiteKind.valueOf(row.getString("kind")),
                row.getString("country"),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                row.getString("grid_zone"),
                row.getDouble("pue"),
                row.getString("pue_source"),
                row.getString("parent_site"),
                row.getString("operator"),
                row.getString("source"));
    }
}
