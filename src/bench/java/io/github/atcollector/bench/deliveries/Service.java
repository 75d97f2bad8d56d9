package io.github.atcollector.bench.deliveries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.fakeservice.SessionRequest;
import io.github.atcollector.fakeservice.StandIn;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.http.Framing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** The stand-in service with one day of many events. It makes them while it serves them, with the fastest compression. */
final class Service implements AutoCloseable {
    static final LocalDate DAY = LocalDate.parse("2018-06-28");

    private final HttpClient client = HttpClient.newHttpClient();
    private final StandIn standIn;

    Service(int events) {
        standIn = StandIn.start(StandInOptions.defaults()
                .withEventsPerDay(events)
                .withFraming(Framing.CHUNKED)
                .withCompressionLevel(1));
    }

    StandIn standIn() {
        return standIn;
    }

    /** Writes the day's file, as it is served. */
    void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            standIn.writeBody(SessionRequest.ofDay(DAY), out);
        }
    }

    /** How many bytes the day has when it is not compressed. */
    long plainBytes() throws IOException {
        Counter counter = new Counter();
        standIn.writePlain(SessionRequest.ofDay(DAY), counter);
        return counter.count;
    }

    /** The curl that downloads the day in a session of its own, which is open already. */
    String curl() throws Exception {
        String token = call(HttpRequest.newBuilder(standIn.tokenUrl())
                        .header("Authorization", "Basic Y2Y6")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&username=apikey&password="
                                + URLEncoder.encode(standIn.options().apiKey(), StandardCharsets.UTF_8))))
                .get("access_token")
                .textValue();
        String space = standIn.options().spaceId();
        String session = call(HttpRequest.newBuilder(URI.create(standIn.endpoint() + "/v3/sessions"))
                        .header("X-Auth-Token", "bearer " + token)
                        .header("X-Auth-Project-Id", space)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"start\":\"%1$s\",\"end\":\"%1$s\",\"AtAccountLevel\":false,\"SearchTime\":\"\"}"
                                        .formatted(DAY))))
                .get("id")
                .textValue();
        return ("curl -sSf -H 'X-Auth-Token: bearer %s' -H 'X-Auth-Project-Id: %s' -H 'SESSIONID: %s'"
                        + " -H 'Accept: application/json' %s/v3/events/download")
                .formatted(token, space, session, standIn.endpoint());
    }

    private JsonNode call(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("The stand-in says " + answer.statusCode() + " " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body());
    }

    @Override
    public void close() {
        standIn.close();
    }

    private static final class Counter extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
