package io.github.atcollector;

/** What {@link WrongClockTest} claims, on PostgreSQL. */
class WrongClockIT extends WrongClockTest {
    @Override
    TestLedger ledger() {
        return TestLedger.POSTGRESQL;
    }
}
