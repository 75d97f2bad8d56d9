package io.github.atcollector;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test waits for a state, and a busy machine only makes it wait longer: {@code await()} gives up after five minutes, unless a
 * test says otherwise. JUnit finds this extension by itself, by {@code META-INF/services}.
 */
public final class Patience implements BeforeAllCallback {
    private static final Duration LONG = Duration.ofMinutes(5);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONG);
    }
}
