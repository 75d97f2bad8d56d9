package io.github.atcollector.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.github.atcollector.service.UnexpectedAnswerException;
import io.github.atcollector.sinks.DeliveryException;
import io.github.atcollector.verification.TooLargeDownloadException;
import io.github.atcollector.verification.Tree;
import io.github.atcollector.verification.TruncatedAnswerException;
import io.github.atcollector.verification.UnverifiableDownloadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;

class FailureKindTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| [^|]+ \\| ([^|]+) \\| `([a-z]+)` \\|$");
    private static final Pattern GIVEN = Pattern.compile("name: kind, constant: ([A-Z_]+)");

    static Stream<Exception> unreached() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new UnknownHostException("api.example"),
                new NoRouteToHostException("No route to host"),
                new SocketTimeoutException("Connect timed out"),
                new GeneralSecurityException("PKIX path building failed"),
                new ConnectTimeoutException("Connect to api.example failed"));
    }

    static Stream<Arguments> known() {
        return Stream.of(
                Arguments.of(new TooLargeDownloadException("too large"), FailureKind.DOWNLOAD_TOO_LARGE),
                Arguments.of(new TruncatedAnswerException("more"), FailureKind.TRUNCATED),
                Arguments.of(new UnverifiableDownloadException("cut"), FailureKind.DOWNLOAD_BROKEN),
                Arguments.of(new UnverifiableDownloadException("a login page", false), FailureKind.DOWNLOAD_WRONG),
                Arguments.of(new UnexpectedAnswerException("no id"), FailureKind.BAD_ANSWER),
                Arguments.of(new JsonParseException(null, "no JSON"), FailureKind.NOT_JSON),
                Arguments.of(new SocketException("Connection reset"), FailureKind.CONNECTION_BROKEN),
                Arguments.of(new SocketTimeoutException("Read timed out"), FailureKind.SILENT),
                Arguments.of(new SSLHandshakeException("no"), FailureKind.TLS_BROKEN),
                Arguments.of(new AccessDeniedException("/data"), FailureKind.DISK),
                Arguments.of(new IOException("No space left on device"), FailureKind.DISK),
                Arguments.of(new DataAccessResourceFailureException("locked"), FailureKind.LEDGER),
                Arguments.of(
                        new DataAccessResourceFailureException(
                                "in Spring's words", new SQLException("[SQLITE_CORRUPT] no database")),
                        FailureKind.LEDGER_DAMAGED),
                Arguments.of(new SQLException("[SQLITE_READONLY_DBMOVED]"), FailureKind.LEDGER_READ_ONLY),
                Arguments.of(new DeliveryException("jms", new IOException("reset")), FailureKind.SINK),
                Arguments.of(new DeliveryException("s3", "no bucket", "make it", true), FailureKind.SINK_REFUSED),
                Arguments.of(new IllegalStateException("why"), FailureKind.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("known")
    void isKnownByTheExceptionOrItsCause(Exception cause, FailureKind kind) {
        assertThat(FailureKind.of(cause)).isEqualTo(kind);
        assertThat(FailureKind.of(new IllegalStateException("around it", cause)))
                .isEqualTo(kind);
    }

    @Test
    void isOfWhatALoopCouldNotThrow() {
        assertThat(FailureKind.of(new UncheckedIOException(new IOException("Connection reset"))))
                .isEqualTo(FailureKind.CONNECTION_BROKEN);
        assertThat(FailureKind.of(null)).isEqualTo(FailureKind.UNKNOWN);
    }

    /** Less at once does not help where nobody is there. */
    @ParameterizedTest
    @MethodSource("unreached")
    void isTriedAgainAndNeverSplitWhereTheServiceIsNotReached(Exception cause) {
        assertThat(FailureKind.of(cause).then()).isEqualTo(FailureKind.Then.AGAIN);
    }

    @Test
    void isInTheTableOfTheDocumentation() throws IOException {
        assertThat(ROW.matcher(Files.readString(Path.of("docs/operations.md"))).results())
                .extracting(row -> row.group(1) + ": " + row.group(2) + ", " + row.group(3))
                .containsExactlyElementsOf(Stream.of(FailureKind.values())
                        .map(kind -> kind + ": " + kind.then().words() + ", " + kind.label())
                        .toList());
    }

    @Test
    void isOneOfTheLabelsOfTheMetric() {
        assertThat(FailureKind.labels())
                .containsExactlyInAnyOrder(
                        "sessions",
                        "throttled",
                        "token",
                        "service",
                        "timeout",
                        "network",
                        "download",
                        "disk",
                        "ledger",
                        "sink",
                        "other");
    }

    @Test
    void hasANextStep() {
        assertThat(FailureKind.values())
                .allSatisfy(kind -> assertThat(kind.nextStep()).isNotBlank().doesNotEndWith("."));
    }

    @Test
    void isOneThatExistsWhereARouteGivesIt() throws IOException {
        List<FailureKind> given = new ArrayList<>();
        for (Path file : Tree.of(Path.of("routes"))) {
            GIVEN.matcher(Files.readString(file))
                    .results()
                    .map(kind -> FailureKind.valueOf(kind.group(1)))
                    .forEach(given::add);
        }

        assertThat(given).contains(FailureKind.REFUSED, FailureKind.SESSIONS_IN_USE);
    }
}
