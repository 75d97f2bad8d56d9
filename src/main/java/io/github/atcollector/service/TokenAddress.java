package io.github.atcollector.service;

import java.net.URI;
import java.util.Map;
import org.apache.camel.Body;

/** Finds the token's address in the answer of {@code /v2/info}. */
public final class TokenAddress {
    private final boolean secure;

    /**
     * Takes the address that was asked.
     *
     * @param infoUrl if it is https, the token's address has to be https too, so that the API key never travels in clear
     */
    public TokenAddress(String infoUrl) {
        this.secure = infoUrl.startsWith("https:");
    }

    /**
     * The address to which {@code /oauth/token} is appended in the UAA's API.
     *
     * @param info with {@code authorization_endpoint}
     * @throws UnexpectedAnswerException if it is missing or no address that an API key may be sent to
     */
    public String of(@Body Map<String, Object> info) throws UnexpectedAnswerException {
        if (info.get("authorization_endpoint") instanceof String given && isUsable(given)) {
            return given.replaceFirst("/+$", "") + "/oauth/token";
        }
        throw new UnexpectedAnswerException("The answer of info-url holds no usable authorization_endpoint"
                + (secure ? " (https is expected)" : ""));
    }

    private boolean isUsable(String given) {
        try {
            URI uri = URI.create(given);
            boolean scheme = "https".equals(uri.getScheme()) || (!secure && "http".equals(uri.getScheme()));
            return scheme
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
