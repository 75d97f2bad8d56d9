package io.github.atcollector.ledger;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.component.sql.RowMapperFactory;
import org.springframework.jdbc.core.RowMapper;

/**
 * Makes a map of each row of an answer that may be long. Spring's own mapper asks for the columns' names again in every row, which
 * costs SQLite's driver more than the values do.
 */
public final class Rows implements RowMapperFactory {
    @Override
    public RowMapper<?> newColumnRowMapper() {
        return new Mapper();
    }

    @Override
    public RowMapper<?> newBeanRowMapper(Class<?> type) {
        throw new UnsupportedOperationException("A row is a map");
    }

    /** Of one answer. */
    private static final class Mapper implements RowMapper<Map<String, Object>> {
        private String[] names;

        @Override
        public Map<String, Object> mapRow(ResultSet row, int number) throws SQLException {
            if (names == null) {
                names = names(row.getMetaData());
            }
            Map<String, Object> columns = new LinkedHashMap<>(2 * names.length);
            for (int i = 0; i < names.length; i++) {
                columns.put(names[i], row.getObject(i + 1));
            }
            return columns;
        }

        private static String[] names(ResultSetMetaData columns) throws SQLException {
            String[] names = new String[columns.getColumnCount()];
            for (int i = 0; i < names.length; i++) {
                names[i] = columns.getColumnLabel(i + 1);
            }
            return names;
        }
    }
}
