package io.github.atcollector.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A headless Chromium, driven by the WebDriver protocol of chromedriver, which has to be on the path. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    /**
     * Starts one.
     *
     * @param profile an empty folder for what it remembers
     */
    Browser(Path profile) throws IOException {
        driver = new ProcessBuilder("chromedriver", "--port=0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        URI address = URI.create("http://127.0.0.1:" + port(driver.inputReader()));
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        arguments.add("--user-data-dir=" + profile);
        JsonNode opened = call(
                "POST",
                address.resolve("/session"),
                Map.of(
                        "capabilities",
                        Map.of(
                                "alwaysMatch",
                                Map.of(
                                        "goog:chromeOptions", Map.of("args", arguments),
                                        "goog:loggingPrefs", Map.of("browser", "ALL")))));
        session = address + "/session/" + opened.path("sessionId").asText();
    }

    private static int port(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IOException("chromedriver did not start");
    }

    void open(Object address) throws IOException {
        post("url", Map.of("url", address.toString()));
    }

    /** What a function's body returns in the page. */
    JsonNode run(String script, Object... arguments) throws IOException {
        return post("execute/sync", Map.of("script", script, "args", arguments));
    }

    /** The text of the first element that a selector finds, as it is seen. */
    String text(String selector) throws IOException {
        return run("return document.querySelector(arguments[0]).innerText", selector)
                .asText();
    }

    void click(String selector) throws IOException {
        JsonNode element = post("element", Map.of("using", "css selector", "value", selector));
        post("element/" + element.elements().next().asText() + "/click", Map.of());
    }

    void press(Key... keys) throws IOException {
        List<Object> actions = new ArrayList<>();
        for (Key key : keys) {
            actions.add(Map.of("type", "keyDown", "value", key.code));
            actions.add(Map.of("type", "keyUp", "value", key.code));
        }
        post("actions", Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", actions))));
    }

    /** The size of what is seen of the page, whatever sizes a window can have. */
    void resize(int width, int height) throws IOException {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    /** What the page is shown on: {@code screen} or {@code print}, in {@code light} or {@code dark}. */
    void show(String medium, String colors) throws IOException {
        command(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", colors))));
    }

    void allowScripts(boolean allowed) throws IOException {
        command("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    }

    /** What a screen reader is told: the roles and names of all that the page has for it. */
    List<Spoken> spoken() throws IOException {
        List<Spoken> spoken = new ArrayList<>();
        for (JsonNode node : command("Accessibility.getFullAXTree", Map.of()).path("nodes")) {
            if (!node.path("ignored").asBoolean()) {
                spoken.add(new Spoken(
                        node.path("role").path("value").asText(),
                        node.path("name").path("value").asText()));
            }
        }
        return spoken;
    }

    /** A part of the page as a screen reader has it. */
    record Spoken(String role, String name) {}

    /** What the console was told since the last time, warnings and errors of the browser's own among it. */
    List<String> console() throws IOException {
        List<String> lines = new ArrayList<>();
        post("se/log", Map.of("type", "browser"))
                .forEach(line -> lines.add(line.path("message").asText()));
        return lines;
    }

    void photograph(Path file) throws IOException {
        Files.write(
                file,
                Base64.getDecoder()
                        .decode(call("GET", URI.create(session + "/screenshot"), null)
                                .asText()));
    }

    byte[] print() throws IOException {
        return Base64.getDecoder().decode(post("print", Map.of()).asText());
    }

    private JsonNode command(String name, Map<String, ?> parameters) throws IOException {
        return post("goog/cdp/execute", Map.of("cmd", name, "params", parameters));
    }

    private JsonNode post(String path, Object body) throws IOException {
        return call("POST", URI.create(session + "/" + path), body);
    }

    private JsonNode call(String method, URI address, Object body) throws IOException {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        HttpResponse<byte[]> answer = client.sendAsync(
                        HttpRequest.newBuilder(address).method(method, content).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .join();
        JsonNode value = JSON.readTree(answer.body()).path("value");
        if (answer.statusCode() != 200) {
            throw new IOException(address + ": " + value.path("message").asText());
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        try {
            call("DELETE", URI.create(session), null);
        } finally {
            driver.destroy();
        }
    }

    /** Keys as WebDriver calls them. */
    enum Key {
        TAB('\uE004'),
        ENTER('\uE007'),
        ESCAPE('\uE00C'),
        PAGE_UP('\uE00E'),
        PAGE_DOWN('\uE00F'),
        END('\uE010'),
        HOME('\uE011'),
        LEFT('\uE012'),
        UP('\uE013'),
        RIGHT('\uE014'),
        DOWN('\uE015');

        private final String code;

        Key(char code) {
            this.code = String.valueOf(code);
        }
    }
}
