package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.ledger.Ledger;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.runtime.RouteFiles;
import io.github.atcollector.runtime.RuntimeEnvironment;
import io.github.atcollector.settings.Target;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** How often the ledger is asked and written for one window, and how many of its commits have to reach the disk. */
class RoundTripsTest extends WithLedger {
    private static final int FEW = 3;
    private static final int MORE = 8;

    private Counter collect(int days) throws Exception {
        rig.set("collector.lease", "PT1H")
                .set("collector.max-sessions", "1"); // no heartbeat, and nobody waits for a session
        Target target = rig.target().onRequest();
        try (Ledger ledger = Ledger.open(target.ledger())) {
            Counter counter = new Counter(ledger.source());
            RuntimeEnvironment environment =
                    new RuntimeEnvironment(new DefaultCamelContext(), RouteFiles.in(null), counter, null, false, null);
            try (Collector collector = new Collector(environment, target, new Listener() {})) {
                collector.start();
                counter.begin();
                assertThat(collector
                                .collect(new Days(Rig.DAY, Rig.DAY.plusDays(days - 1)))
                                .get(5, TimeUnit.MINUTES)
                                .outcomes())
                        .hasSize(days)
                        .allMatch(Outcome::isDone);
                return counter;
            }
        }
    }

    /** The first days are planned, and recovered, as the others are; the difference is that of their windows. */
    private void assertThatAWindowNeeds(int statements, int commits) throws Exception {
        Counter few = collect(FEW);
        rig.set("collector.file.directory", directory.resolve("more").toString());
        rig = ledger().giveTo(rig);
        rig.set(
                "collector.ledger.url",
                rig.settings().get("collector.ledger.url").replace("ledger.db", "more.db"));
        Counter more = collect(MORE);

        assertThat(more.statements.size() - few.statements.size())
                .as(String.join("\n", few.statements))
                .isEqualTo(statements * (MORE - FEW));
        assertThat(more.commits - few.commits).isEqualTo(commits * (MORE - FEW));
    }

    @Test
    void ofAFileAreTenStatementsAndFourCommits() throws Exception {
        assertThatAWindowNeeds(10, 4);
    }

    @Test
    void ofAFileAndABrokerAreThirteenStatementsAtMost() throws Exception {
        rig.set("collector.sinks", "file,custom")
                .set("collector.custom.uri", "log:taken?level=TRACE")
                .set("collector.messages", "windows"); // one batch, and one acknowledgement

        assertThatAWindowNeeds(13, 8);
    }

    @Test
    void ofACollectionAskNothingTwice() throws Exception {
        assertThat(collect(1).statements)
                .filteredOn(statement -> statement.startsWith("select"))
                .doesNotHaveDuplicates();
    }

    /** Counts what goes through its connections. */
    private static final class Counter extends DelegatingDataSource {
        private final List<String> statements = new ArrayList<>();
        private int commits;
        private boolean counts;
        private boolean quick;
        private boolean changed;

        Counter(DataSource ledger) {
            super(ledger);
        }

        synchronized void begin() {
            counts = true;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counted(Connection.class, super.getConnection(), "");
        }

        private <T> T counted(Class<T> type, T real, String sql) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (method.getName().startsWith("execute")) {
                            executed(arguments == null ? sql : (String) arguments[0], (Statement) real);
                        }
                        if (method.getName().equals("commit")) {
                            committed();
                        }
                        try {
                            Object answer = method.invoke(real, arguments);
                            String prepared = arguments != null && arguments[0] instanceof String text ? text : "";
                            return answer instanceof Statement statement
                                    ? counted(statementType(method.getReturnType()), statement, prepared)
                                    : answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        @SuppressWarnings("unchecked")
        private static Class<Statement> statementType(Class<?> type) {
            return (Class<Statement>) type;
        }

        private synchronized void executed(String sql, Statement statement) throws SQLException {
            if (!counts) {
                return;
            }
            String text = sql.replaceAll("(?m)^--.*\n", "").strip();
            statements.add(text.replaceAll("\\s+", " "));
            if (text.startsWith("pragma") || text.startsWith("set ") || text.startsWith("reset")) {
                quick = text.endsWith("normal") || text.endsWith("off");
            } else if (!text.startsWith("select")) {
                changed = true;
                if (statement.getConnection().getAutoCommit()) {
                    committed();
                }
            }
        }

        private synchronized void committed() {
            if (counts && changed && !quick) {
                commits++;
            }
            changed = false;
        }
    }
}
