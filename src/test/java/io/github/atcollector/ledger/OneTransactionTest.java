package io.github.atcollector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

class OneTransactionTest {
    private static final String TELL = "sql:insert into targets (target, space) values (:#${body}, 's')";

    @TempDir
    private Path directory;

    private Ledger ledger;
    private CamelContext context;

    @BeforeEach
    void start() throws Exception {
        ledger = Ledger.open(new LedgerAccess("jdbc:sqlite:" + directory.resolve("ledger.db"), "", ""));
        context = new DefaultCamelContext();
        SqlComponent sql = new SqlComponent();
        sql.setDataSource(ledger.source());
        context.addComponent("sql", sql);
        context.getRegistry().bind("oneTransaction", new OneTransaction(new JdbcTransactionManager(ledger.source())));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .errorHandler(noErrorHandler())
                        .policy("oneTransaction")
                        .to(TELL)
                        .to("direct:second")
                        .end();
                from("direct:second")
                        .errorHandler(noErrorHandler())
                        .setBody(header("second"))
                        .to(TELL);
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        ledger.close();
    }

    private Exchange tell(String first, String second) {
        return context.createProducerTemplate().send("direct:start", exchange -> {
            exchange.getMessage().setBody(first);
            exchange.getMessage().setHeader("second", second);
        });
    }

    private int told() {
        return new JdbcTemplate(ledger.source()).queryForObject("select count(*) from targets", Integer.class);
    }

    @Test
    void holdsAllThatWasTold() {
        assertThat(tell("a", "b").isFailed()).isFalse();
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void holdsNothingWhereOneStatementFails() {
        assertThat(tell("a", "a").getException()).hasMessageContaining("UNIQUE");
        assertThat(told()).isZero();
    }
}
