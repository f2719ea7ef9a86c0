package dev.tradewind.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DialectTest {

    @Test
    void nullsComeLastAsInDuckDb() {
        assertThat(Dialect.spark("SELECT a, b FROM t ORDER BY 1, b DESC"))
                .isEqualTo("SELECT a, b FROM t ORDER BY 1 NULLS LAST, b DESC NULLS LAST");
    }

    @Test
    void backslashesInTextsStayBackslashes() {
        assertThat(Dialect.spark("SELECT regexp_extract(tags, '\"w\"\\s*''', 1)"))
                .isEqualTo("SELECT regexp_extract(tags, '\"w\"\\\\s*''', 1)");
    }

    @Test
    void optionsOfAnExpressionMoveIntoIt() {
        assertThat(Dialect.spark("nullif(regexp_extract(tags, '(a|b)\\s', 3, 'i'), '')"))
                .isEqualTo("nullif(regexp_extract(tags, '(?i)(a|b)\\\\s', 3), '')");
    }

    @Test
    void whatStandsInATextIsNotTouched() {
        assertThat(Dialect.spark("SELECT 'UNION ALL BY NAME ORDER BY x' UNION ALL BY NAME SELECT '?'"))
                .isEqualTo("SELECT 'UNION ALL BY NAME ORDER BY x' UNION ALL SELECT '?'");
    }

    @Test
    void parametersHaveNames() {
        assertThat(Dialect.spark("SELECT a FROM t WHERE a > ? AND b = '?' AND c < ?"))
                .isEqualTo("SELECT a FROM t WHERE a > :p0 AND b = '?' AND c < :p1");
    }

    @Test
    void onlyQuestionsAreQuestions() {
        assertThat(Dialect.isQuestion("WITH a AS (SELECT 1) SELECT 'INSERT' FROM a"))
                .isTrue();
        assertThat(Dialect.isQuestion("INSERT OVERWRITE DIRECTORY '/tmp/x' SELECT 1"))
                .isFalse();
        assertThat(Dialect.isQuestion("WITH a AS (SELECT 1) INSERT INTO b SELECT * FROM a"))
                .isFalse();
        assertThat(Dialect.isQuestion("SELECT TRANSFORM(a) USING 'id' AS b FROM t"))
                .isFalse();
        assertThat(Dialect.isQuestion("SELECT java_method('java.lang.System', 'exit')"))
                .isFalse();
        assertThat(Dialect.isQuestion("DROP TABLE charges")).isFalse();
    }
}
