package io.github.atcollector.export;

import io.github.atcollector.model.ServiceProfile;
import io.github.atcollector.service.Credentials;
import io.github.atcollector.service.Service;
import io.github.atcollector.service.ServiceProfiles;
import io.github.atcollector.service.Token;
import io.github.atcollector.service.TokenKeeper;
import io.github.atcollector.service.UnusableServiceException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** What the route {@code judge} makes, for the default service, of an answer. */
public final class JudgedAnswers {
    static final ServiceProfile PROFILE = profile();
    private static final CamelContext CONTEXT = context();

    private JudgedAnswers() {}

    /**
     * Judges an answer.
     *
     * @param call id of the step that called
     */
    public static CallFailedException judged(String call, int status, String body) {
        return judged(call, status, body, null, null);
    }

    /** The same, with the token that was used, and the attempt at the window. */
    static CallFailedException judged(String call, int status, String body, Token token, WindowAttempt attempt) {
        Exchange exchange = CONTEXT.createProducerTemplate().request("direct:answered", request -> {
            request.setVariable("failedCall", call);
            request.setVariable("callTitle", "The call");
            request.setVariable("token", token);
            request.setVariable("attempt", attempt);
            request.getMessage()
                    .setBody(new HttpOperationFailedException(
                            "https://api.example/secret", status, "Reason", null, Map.of(), body));
        });
        return exchange.getException(CallFailedException.class);
    }

    /** A token that another one can be fetched for. */
    static Token renewable() throws Exception {
        return Token.of("token", 3600L, Map.of(), Clock.systemUTC());
    }

    private static ServiceProfile profile() {
        try {
            return ServiceProfiles.read(Path.of("routes"), "activity-tracker");
        } catch (UnusableServiceException e) {
            throw new AssertionError(e);
        }
    }

    private static CamelContext context() {
        try {
            CamelContext context = new DefaultCamelContext();
            context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
            context.getRegistry().bind("tokenKeeper", new TokenKeeper(Credentials.ofApiKey("key")));
            context.getRegistry().bind("service", new Service());
            context.getRegistry().bind("profile", PROFILE);
            for (String file :
                    List.of("session/judge.camel.yaml", "services/activity-tracker/judge-answer.camel.yaml")) {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.resolveMandatoryResource(context, "file:routes/" + file));
            }
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:answered")
                            .doTry()
                            .process(exchange -> {
                                throw exchange.getMessage().getBody(HttpOperationFailedException.class);
                            })
                            .doCatch(HttpOperationFailedException.class)
                            .to("direct:judge")
                            .end();
                }
            });
            context.start();
            return context;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
