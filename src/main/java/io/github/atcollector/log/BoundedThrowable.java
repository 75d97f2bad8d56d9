package io.github.atcollector.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import io.github.atcollector.text.RemoteText;
import java.util.stream.Stream;

/** An exception as it is logged, whose words are one line of a bounded length: they may be a server's. */
final class BoundedThrowable implements IThrowableProxy {
    private final IThrowableProxy thrown;

    private BoundedThrowable(IThrowableProxy thrown) {
        this.thrown = thrown;
    }

    /** Null for null. */
    static IThrowableProxy of(IThrowableProxy thrown) {
        return thrown == null ? null : new BoundedThrowable(thrown);
    }

    @Override
    public String getMessage() {
        return thrown.getMessage() == null ? null : RemoteText.line(thrown.getMessage(), OneLine.LONGEST);
    }

    @Override
    public String getOverridingMessage() {
        return null;
    }

    @Override
    public String getClassName() {
        return thrown.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return thrown.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return thrown.getCommonFrames();
    }

    @Override
    public IThrowableProxy getCause() {
        return of(thrown.getCause());
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        return Stream.of(thrown.getSuppressed()).map(BoundedThrowable::of).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return thrown.isCyclic();
    }
}
