package io.github.atcollector.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;

/**
 * Shows a node the triggers of those targets alone that it serves. Those of others wait for a node that does: of a target that
 * cannot be started here, or that the settings of another node name.
 */
final class ServedTriggers extends PostgreSQLDelegate {
    /** A firing that is made up for after a crash has a group of its own, so the job is asked whose it is. */
    private static final String NEXT =
            """
            select trigger_name, trigger_group from {0}triggers
            where sched_name = {1} and job_group = any (?) and trigger_state = ?
            and next_fire_time <= ? and (misfire_instr = -1 or next_fire_time >= ?)
            order by next_fire_time, priority desc
            limit ?""";

    private final Set<String> served;

    /**
     * Takes what is served.
     *
     * @param served names of the targets; may change at any time
     */
    ServedTriggers(Set<String> served) {
        this.served = served;
    }

    @Override
    public List<TriggerKey> selectTriggerToAcquire(Connection connection, long until, long from, int most)
            throws SQLException {
        try (PreparedStatement next = connection.prepareStatement(rtp(NEXT))) {
            next.setArray(1, connection.createArrayOf("text", served.toArray()));
            next.setString(2, STATE_WAITING);
            next.setLong(3, until);
            next.setLong(4, from);
            next.setInt(5, most);
            List<TriggerKey> keys = new ArrayList<>();
            try (ResultSet rows = next.executeQuery()) {
                while (rows.next()) {
                    keys.add(TriggerKey.triggerKey(rows.getString(1), rows.getString(2)));
                }
            }
            return keys;
        }
    }

    /** All at once, so that there are never more. */
    @Override
    public boolean hasMisfiredTriggersInState(
            Connection connection, String state, long before, int most, List<TriggerKey> found) throws SQLException {
        super.hasMisfiredTriggersInState(connection, state, before, -1, found);
        found.removeIf(key -> !served.contains(key.getGroup()));
        return false;
    }
}
