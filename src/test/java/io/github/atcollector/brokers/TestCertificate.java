package io.github.atcollector.brokers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A certificate for localhost, made for a test and signed by itself, as PKCS 12.
 *
 * @param keyStore its key, for the server
 * @param trustStore itself, for those who trust it
 * @param pem itself, in PEM
 */
public record TestCertificate(Path keyStore, Path trustStore, Path pem) {
    /** Of both files. */
    public static final String PASSWORD = "change-it";

    /** Makes one. */
    public static TestCertificate in(Path directory) {
        Path key = directory.resolve("key.p12");
        Path certificate = directory.resolve("certificate.pem");
        Path trust = directory.resolve("trust.p12");
        keytool(
                "-genkeypair",
                "-keystore",
                key.toString(),
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1,dns:activity-tracker.test");
        keytool("-exportcert", "-keystore", key.toString(), "-rfc", "-file", certificate.toString());
        keytool("-importcert", "-keystore", trust.toString(), "-noprompt", "-file", certificate.toString());
        return new TestCertificate(key, trust, certificate);
    }

    private static void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-alias", "broker", "-storetype", "PKCS12", "-storepass", PASSWORD));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
