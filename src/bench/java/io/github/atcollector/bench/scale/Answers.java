package io.github.atcollector.bench.scale;

import io.github.atcollector.model.Download;
import io.github.atcollector.model.Served;
import io.github.atcollector.model.Window;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.SetVariableDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * A service that answers at once: stands in the place of the steps that call it, and of those that write a file. Every window has
 * the same file, which is there, so that the planner looks at the disk as it always does. All other steps are the product's.
 */
final class Answers implements InterceptStrategy {
    private static final int EVENTS = 100;

    /** None of the targets has this space. */
    private static final String FILE =
            "space-00000000-0000-0000-0000-000000000000/2018/06/28/events-2018-06-28T13.json.gz";

    private final Map<String, Consumer<Exchange>> answers = Map.of(
            "post-token", exchange -> answer(exchange, "{\"access_token\":\"token\",\"expires_in\":43199}"),
            "post-session-call",
                    exchange -> answer(
                            exchange,
                            "{\"id\":\"%s\",\"username\":\"demo.user@example.com\"}".formatted(UUID.randomUUID())),
            "get-events", exchange -> answer(exchange, ""),
            "get-count-call", Answers::count,
            "delete-session-call", exchange -> answer(exchange, ""));
    private final Download download;

    /**
     * Makes the file of all windows.
     *
     * @param directory collector.file.directory of all targets
     */
    Answers(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "the events of every window");
        Path manifest = Files.writeString(file.resolveSibling(file.getFileName() + ".manifest.json"), "{}");
        Files.setLastModifiedTime(manifest, Files.getLastModifiedTime(file));
        download = new Download(
                file.resolveSibling(".none.part"),
                file,
                FILE,
                Files.getLastModifiedTime(file).toString(),
                Served.GZIP,
                Files.size(file),
                null,
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                (long) EVENTS,
                null,
                null,
                null,
                null);
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor processor, Processor next) {
        Consumer<Exchange> answer = answers.get(step.getId());
        if (answer != null) {
            return new Instead(processor, answer);
        }
        if (step instanceof SetVariableDefinition variable
                && variable.getName().equals("download")
                && "download-page".equals(ProcessorDefinitionHelper.getRouteId(step))) {
            return new Instead(processor, exchange -> exchange.setVariable("download", download));
        }
        if (step instanceof ToDefinition to && "direct:deliver-to-file".equals(to.getUri())) {
            return new Instead(processor, exchange -> {});
        }
        return processor;
    }

    private static void count(Exchange exchange) {
        Window window = exchange.getVariable("window", Window.class);
        answer(exchange, "[{\"DATE\":\"%s\",\"COUNT\":%d}]".formatted(window.startDay(), EVENTS));
    }

    private static void answer(Exchange exchange, String text) {
        exchange.getMessage().setBody(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static final class Instead extends DelegateAsyncProcessor {
        private final Consumer<Exchange> answer;

        private Instead(Processor step, Consumer<Exchange> answer) {
            super(step);
            this.answer = answer;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            answer.accept(exchange);
            callback.done(true);
            return true;
        }
    }
}
