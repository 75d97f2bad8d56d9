package io.github.atcollector.management;

import io.github.atcollector.Ports;
import io.github.atcollector.Rig;
import io.github.atcollector.runtime.Collector;
import io.github.atcollector.runtime.RuntimeEnvironment;
import io.github.atcollector.settings.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** The service of a rig with its management port, as somebody sees it from outside. */
final class Observed implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Collector> collectors = new ArrayList<>();
    private final int port;
    private final Management management;

    Observed(Rig rig) throws Exception {
        port = Ports.free();
        rig.set("collector.management.port", String.valueOf(port));
        management = Management.start(List.of(rig.target()), null);
    }

    /** Starts what the rig's settings are by now. */
    Observed run(Rig rig) throws Exception {
        return run(rig.target());
    }

    Observed run(Target target) throws Exception {
        management.run(target, RuntimeEnvironment.ofCommandLine(null, target, null), collectors::add);
        return this;
    }

    int port() {
        return port;
    }

    Collector collector() {
        return collectors.get(0);
    }

    HttpResponse<String> ask(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    String metrics() {
        try {
            return ask("GET", "/observe/metrics").body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of a series, named as Prometheus does; nothing if it is not there. */
    OptionalDouble value(String series) {
        return Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)$")
                .matcher(metrics())
                .results()
                .mapToDouble(result -> Double.parseDouble(result.group(1)))
                .findFirst();
    }

    /** The status of what is asked for, 200 or 503. */
    int status(String path) {
        try {
            return ask("GET", path).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Collections.reverse(collectors);
        collectors.forEach(Collector::close);
        management.close();
    }
}
