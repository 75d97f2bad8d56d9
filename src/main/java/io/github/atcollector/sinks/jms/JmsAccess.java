package io.github.atcollector.sinks.jms;

/**
 * Where the JMS broker is and how to get in. {@link #toString()} does not show the password.
 *
 * @param factory class of the connection factory, made with the address; Artemis's by default
 * @param url address of the broker; it may hold options of the client's, as for TLS or a client id
 * @param user empty means none
 * @param password empty means none
 */
public record JmsAccess(String factory, String url, String user, String password) {
    @Override
    public String toString() {
        return "JmsAccess[" + url.replaceFirst("\\?.*", "") + "]";
    }
}
