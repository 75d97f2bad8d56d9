package io.github.atcollector;

/** What {@link RoundTripsTest} claims, on PostgreSQL. */
class RoundTripsIT extends RoundTripsTest {
    @Override
    TestLedger ledger() {
        return TestLedger.POSTGRESQL;
    }
}
