package dev.tradewind.lake;

/**
 * Sums over the rows of a table, made for each generation when it is written and kept beside it. Its answer over several
 * generations is the union of its answers over each. Declared as beans; asked with
 * {@link Lake#query(RollUp, String, java.util.List, Lake.Mapper)}.
 *
 * @param view name by which queries read it
 * @param of whose rows
 * @param sql select over the table's name
 */
public record RollUp(String view, LakeTable of, String sql) {

    /** Names these very sums: another question makes another name, and files of the earlier one no longer count. */
    String name() {
        return view + "-" + Integer.toHexString(sql.hashCode());
    }

    /** Where the sums of a file lie. */
    String path(String file) {
        return "rollup/" + name() + file.substring(file.indexOf('/'));
    }

    /** The sums over what a query yields, as a query. */
    public String over(String rows) {
        return "WITH " + of.name() + " AS (" + rows + ") " + sql;
    }
}
