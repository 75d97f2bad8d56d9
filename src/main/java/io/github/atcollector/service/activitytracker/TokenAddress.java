package io.github.atcollector.service.activitytracker;

import io.github.atcollector.service.Address;
import io.github.atcollector.service.UnexpectedAnswerException;
import java.net.URI;
import java.util.Map;
import org.apache.camel.Body;

/** Finds the token's address in the answer of {@code /v2/info}. */
public final class TokenAddress {
    private static final int LONGEST = 2048;

    private final boolean secure;
    private final boolean region;

    /**
     * Takes the address that was asked.
     *
     * @param infoUrl if it is https, the token's address has to be https too, so that the API key never travels in clear; if it is
     *     that of one of the service's regions, so has the token's to be, whoever may answer for it
     */
    public TokenAddress(String infoUrl) {
        this.secure = Address.isSecure(infoUrl);
        this.region = Address.isOfARegion(infoUrl);
    }

    /**
     * The address to which {@code /oauth/token} is appended in the UAA's API.
     *
     * @param info with {@code authorization_endpoint}
     * @throws UnexpectedAnswerException if it is missing or no address that an API key may be sent to
     */
    public String of(@Body Map<String, Object> info) throws UnexpectedAnswerException {
        if (!(info.get("authorization_endpoint") instanceof String given)
                || given.length() > LONGEST
                || !(secure ? Address.isSecure(given) : Address.isUsable(given))) {
            throw new UnexpectedAnswerException("The answer of info-url holds no usable authorization_endpoint"
                    + (secure ? " (https is expected)" : ""));
        }
        if (region && !Address.isOfARegion(given)) {
            throw new UnexpectedAnswerException(
                    "The API key goes to hosts of bluemix.net and cloud.ibm.com only, unless"
                            + " collector.auth.token-url names another; info-url names "
                            + URI.create(given).getHost());
        }
        return Address.normal(given) + "/oauth/token";
    }
}
