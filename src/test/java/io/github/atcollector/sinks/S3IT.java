package io.github.atcollector.sinks;

import static io.github.atcollector.Rig.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.atcollector.Rig;
import io.github.atcollector.TestLedger;
import io.github.atcollector.brokers.ObjectStore;
import io.github.atcollector.export.Outcome;
import io.github.atcollector.export.Result;
import io.github.atcollector.fakeservice.StandInOptions;
import io.github.atcollector.fakeservice.Step;
import io.github.atcollector.fakeservice.http.Fault;
import io.github.atcollector.model.Days;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sink s3, before a real S3 server. */
class S3IT {
    private static final Days ONE_DAY = new Days(DAY, DAY);

    @TempDir
    private Path directory;

    private ObjectStore store;
    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        store = new ObjectStore();
        use(StandInOptions.defaults());
    }

    private void use(StandInOptions options) throws IOException {
        rig = store.usedBy(
                        TestLedger.SQLITE.giveTo(new Rig(Files.createDirectories(directory.resolve("data")), options)))
                .set("collector.s3.prefix", "fleet/")
                .set("collector.retry.max-attempts", "1");
    }

    @AfterEach
    void stop() {
        rig.close();
        store.close();
    }

    @Test
    void getsTheFileAsItIsAndLastTheManifestThatNamesIt() throws Exception {
        rig.set("collector.sinks", "file,s3");

        assertThat(collect().failure()).isNull();

        byte[] file = file();
        assertThat(store.puts()).containsExactly(object(file), manifestName());
        assertThat(store.objects().get(object(file))).isEqualTo(file);
        assertThat(object(file)).endsWith("/" + manifest().path("file").asText());
        assertThat(manifest().path("sha256").asText()).isEqualTo(sha256(file));
        assertThat(manifest().path("history")).isEmpty();
    }

    @Test
    void leavesNoLocalFileBehindUnlessFilesAreASinkToo() throws Exception {
        assertThat(collect().failure()).isNull();

        assertThat(rig.files()).isEmpty();
        assertThat(store.objects()).hasSize(2);
    }

    @Test
    void thatRefusesTheManifestGetsItAtTheNextCollectionWithoutADownload() throws Exception {
        store.before(name -> refuse(name.endsWith(".manifest.json")));

        assertThat(collect().failure().toString()).contains("Delivery to s3 failed", "The store has trouble");
        assertThat(TestLedger.rows(rig, "select state from windows").toString()).isEqualTo("[[failed]]");
        assertThat(store.objects()).hasSize(1);
        assertThat(rig.files()).as("the file waits for the store").hasSize(2);

        store.before(name -> {});
        assertThat(collect().failure()).isNull();
        assertThat(store.objects()).hasSize(2).containsKey(manifestName());
        assertThat(rig.service().books().sessionsOpened()).isEqualTo(1);
    }

    @Nested
    class ALargeFile {
        @BeforeEach
        void ofMoreThanOnePart() throws IOException {
            rig.close();
            use(StandInOptions.defaults().withEventsPerDay(32_000).withCompressionLevel(0));
            rig.set("collector.sinks", "file,s3");
        }

        @Test
        void goesInPartsThatAreTheFile() throws Exception {
            assertThat(collect().failure()).isNull();

            byte[] file = file();
            assertThat(store.puts()).containsExactly(object(file) + "#1", object(file) + "#2", manifestName());
            assertThat(Arrays.equals(store.objects().get(object(file)), file)).isTrue();
        }

        @Test
        void thatIsInterruptedLeavesNoHalfOneAndBeginsAgain() throws Exception {
            store.before(name -> refuse(name.endsWith("#2")));
            assertThat(collect().failure().what()).contains("Delivery to s3 failed");
            assertThat(store.objects()).isEmpty();
            assertThat(store.unfinished()).isZero();

            store.before(name -> {});
            assertThat(collect().failure()).isNull();
            assertThat(store.objects()).containsKey(manifestName());
            assertThat(rig.service().books().sessionsOpened()).isEqualTo(1);
        }

        @Test
        void thatChangesOnItsWayHasNoManifest() throws Exception {
            store.before(name -> spoilLastByte());

            assertThat(collect().failure().toString())
                    .contains("Delivery to s3 failed", "was changed after it was verified", "once --again");
            assertThat(store.objects()).doesNotContainKey(manifestName());
        }
    }

    @Nested
    class AWindowThatIsCollectedAgain {
        @Test
        void hasTheEarlierFileInItsHistoryAndInTheStore() throws Exception {
            collect();
            String first = manifest().path("sha256").asText();
            Set<String> before = store.objects().keySet();
            serveOneEvent();

            assertThat(collect(ONE_DAY.again(true)).failure()).isNull();

            assertThat(store.objects().keySet()).hasSize(3).containsAll(before);
            assertThat(manifest().path("events").asInt()).isEqualTo(1);
            assertThat(manifest().path("history")).singleElement().satisfies(earlier -> assertThat(
                            earlier.path("sha256").asText())
                    .isEqualTo(first));
        }

        @Test
        void isNotSentAgainIfItIsTheSameByteForByte() throws Exception {
            collect();
            assertThat(collect(ONE_DAY.again(true)).failure()).isNull();

            assertThat(store.puts()).hasSize(2);
        }

        @Test
        void hasNoHistoryOfItselfWhereTheLedgerForgotTheDelivery() throws Exception {
            collect();
            TestLedger.update(rig, "delete from deliveries");
            assertThat(collect(ONE_DAY.again(true)).failure()).isNull();

            assertThat(store.puts()).hasSize(4);
            assertThat(store.objects()).hasSize(2);
            assertThat(manifest().path("history")).isEmpty();
        }
    }

    /** As a node that was paused for longer than its lease, at the worst places. */
    @Nested
    class ALateNode {
        @Test
        void putsNoManifestOfAWindowThatIsNotItsOwnAnyMore() throws Exception {
            store.before(name -> loseTheWindow());

            Result result = rig.collect(new Days(DAY, DAY, false, true));

            assertThat(result.outcomes()).isEmpty();
            assertThat(result.plan().elsewhere()).hasSize(1);
            assertThat(store.objects()).hasSize(1).doesNotContainKey(manifestName());
        }

        @Test
        void doesNotReplaceTheManifestThatTheOtherOnePutMeanwhile() throws Exception {
            store.after(name -> store.put(manifestName(), "{\"of\":\"the other\"}"));

            assertThat(collect().failure().toString())
                    .contains("Delivery to s3 failed", "412", "Another collector has put its manifest");
            assertThat(manifest().path("of").asText()).isEqualTo("the other");
        }

        @Test
        void doesNotReplaceTheOneThatReplacedAnEarlierManifestEither() throws Exception {
            collect();
            serveOneEvent();
            store.after(name -> store.put(manifestName(), "{\"of\":\"the other\"}"));

            assertThat(collect(ONE_DAY.again(true)).failure().what()).contains("412");
            assertThat(manifest().path("of").asText()).isEqualTo("the other");
        }

        @Test
        void leavesAloneWhatIsNoManifest() throws Exception {
            store.put(manifestName(), "a letter");

            assertThat(collect().failure().toString()).contains("is no manifest", "Move that object away");
            assertThat(new String(store.objects().get(manifestName()), StandardCharsets.UTF_8))
                    .isEqualTo("a letter");
        }
    }

    @Nested
    class AStore {
        @Test
        void withoutTheBucketIsNamedWithIt() throws Exception {
            rig.set("collector.s3.bucket", "nobody");

            assertThat(collect().failure().toString())
                    .contains("bucket nobody at " + store.url(), "404 NoSuchBucket", "Check collector.s3.bucket");
        }

        @Test
        void thatRefusesTheKeysIsNotAskedAgainAndNoKeyIsShown() throws Exception {
            rig.set("collector.s3.secret-key", "wr0ng-secret").set("collector.retry.max-attempts", "5");
            rig.set("collector.retry.delay", "PT10M").set("collector.retry.max-delay", "PT10M");

            assertThat(collect().failure().toString())
                    .contains("403 SignatureDoesNotMatch", "Check collector.s3.access-key")
                    .doesNotContain("wr0ng-secret");
        }

        @Test
        void thatIsAwayDoesNotKeepTheCollectorFromStartingAndGetsTheFileWhenItIsBack() throws Exception {
            rig.set("collector.s3.endpoint", "http://127.0.0.1:1");
            assertThat(collect().failure().toString())
                    .contains("bucket audit at http://127.0.0.1:1", "refused", "Check collector.s3.endpoint");

            rig.set("collector.s3.endpoint", store.url());
            assertThat(collect().failure()).isNull();
            assertThat(rig.service().books().sessionsOpened()).isEqualTo(1);
        }

        @Test
        void thatIsSilentIsGivenUp() throws Exception {
            CountDownLatch over = new CountDownLatch(1);
            store.before(name -> await(over));
            rig.set("collector.timeout.idle", "PT1S")
                    .set("collector.retry.max-attempts", "3"); // the service's answers may come late too

            assertThat(collect().failure().what()).contains("Delivery to s3 failed", "SocketTimeoutException");
            over.countDown();
        }
    }

    private Outcome collect() throws Exception {
        return collect(ONE_DAY);
    }

    private Outcome collect(Days asked) throws Exception {
        return rig.collect(asked).outcomes().get(0);
    }

    private void serveOneEvent() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write("{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8));
        }
        rig.service().faults().next(Step.DOWNLOAD, Fault.body(bytes.toByteArray(), "application/gzip"));
    }

    private void spoilLastByte() {
        Path file = rig.directory().resolve(rig.files().get(0));
        try (RandomAccessFile last = new RandomAccessFile(file.toFile(), "rw")) {
            last.seek(last.length() - 1);
            last.write(0x55);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void loseTheWindow() {
        try {
            TestLedger.update(rig, "update windows set owner = 'another'");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refuse(boolean it) {
        if (it) {
            throw new UncheckedIOException(new IOException("the store has a bad day"));
        }
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] file() throws IOException {
        return Files.readAllBytes(rig.directory().resolve(rig.files().get(0)));
    }

    private String entry() {
        return "fleet/space-%s/2018/06/28/events-2018-06-28"
                .formatted(rig.settings().get("collector.space-id"));
    }

    private String object(byte[] file) throws Exception {
        return "%s.%s.json.gz".formatted(entry(), sha256(file).substring(0, 16));
    }

    private String manifestName() {
        return entry() + ".json.gz.manifest.json";
    }

    private JsonNode manifest() throws IOException {
        return new ObjectMapper().readTree(store.objects().get(manifestName()));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
