package io.github.atcollector.service;

import io.github.atcollector.model.ServiceProfile;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/**
 * Lets those headers of an HTTP message in that are named here, and no others: what somebody else sends must not be taken for an
 * order to one of Camel's components, however it is spelled. Ours go out as Camel sends them.
 */
public final class ReplyHeaders extends HttpHeaderFilterStrategy {
    private final Set<String> wanted;

    /**
     * Takes the names.
     *
     * @param wanted with commas between; their case does not matter; empty means that no header is let in
     */
    public ReplyHeaders(String wanted) {
        this(Stream.of(wanted.split(",")));
    }

    /** The same, and those that the routes of the service look at. */
    public ReplyHeaders(String wanted, ServiceProfile profile) {
        this(Stream.concat(Stream.of(wanted.split(",")), profile.answerHeaders().stream()));
    }

    private ReplyHeaders(Stream<String> wanted) {
        this.wanted = wanted.map(name -> name.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !wanted.contains(name.toLowerCase(Locale.ROOT));
    }
}
