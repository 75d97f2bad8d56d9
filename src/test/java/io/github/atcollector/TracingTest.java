package io.github.atcollector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.export.Listener;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.model.Days;
import io.github.atcollector.runtime.Collector;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracingTest {
    private static final Days ONE_DAY = new Days(Rig.DAY, Rig.DAY);

    @TempDir
    private Path directory;

    private final Spans spans = new Spans();

    private Result collect(Rig rig) throws Exception {
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build();
                Collector collector = rig.collector(new Listener() {})) {
            collector.context().getRegistry().bind("tracer", Tracer.class, provider.get("test"));
            collector.start();
            return collector.collect(ONE_DAY).get();
        }
    }

    @Test
    void isOffUnlessItIsAskedFor() throws Exception {
        try (Rig rig = new Rig(directory)) {
            assertThat(collect(rig).outcomes()).allMatch(Outcome::isDone);

            assertThat(spans.all).isEmpty();
        }
    }

    @Test
    void showsTheStepsOfAWindowInOneTraceAndNoSecret() throws Exception {
        try (Rig rig = new Rig(directory).set("collector.tracing", "true")) {
            assertThat(collect(rig).outcomes()).allMatch(Outcome::isDone);

            String trace = spans.all.stream()
                    .filter(span -> span.getName().equals("download-page"))
                    .findFirst()
                    .orElseThrow()
                    .getTraceId();
            assertThat(spans.all)
                    .filteredOn(span -> span.getTraceId().equals(trace))
                    .extracting(SpanData::getName)
                    .contains("open-session", "download-page", "count-events", "deliver-to-file", "close-session");
            assertThat(spans.all.toString())
                    .doesNotContain(rig.settings().get("collector.auth.api-key"))
                    .doesNotContainIgnoringCase("bearer");
        }
    }

    private static final class Spans implements SpanExporter {
        private final List<SpanData> all = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            all.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
