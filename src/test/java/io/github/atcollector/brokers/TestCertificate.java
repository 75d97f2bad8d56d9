package io.github.atcollector.brokers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A certificate for localhost, made for a test and signed by itself, as PKCS 12. Java makes none but by the command keytool, which
 * is three processes; so its bytes are written here.
 *
 * @param keyStore its key, for the server
 * @param trustStore itself, for those who trust it
 * @param pem itself, in PEM
 */
public record TestCertificate(Path keyStore, Path trustStore, Path pem) {
    /** Of both files. */
    public static final String PASSWORD = "change-it";

    private static final String ALIAS = "broker";

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTETS = 0x04;
    private static final int OBJECT_ID = 0x06;
    private static final int TEXT = 0x0c;
    private static final int TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int DNS = 0x82;
    private static final int IP = 0x87;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;

    /** Makes one. */
    public static TestCertificate in(Path directory) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair keys = generator.generateKeyPair();
            Certificate certificate = signed(keys);
            Path pem = Files.writeString(
                    directory.resolve("certificate.pem"),
                    "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                            .formatted(Base64.getMimeEncoder().encodeToString(certificate.getEncoded())));
            KeyStore key = empty();
            key.setKeyEntry(ALIAS, keys.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
            KeyStore trust = empty();
            trust.setCertificateEntry(ALIAS, certificate);
            return new TestCertificate(
                    store(key, directory.resolve("key.p12")), store(trust, directory.resolve("trust.p12")), pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 5280, with what TLS needs. */
    private static Certificate signed(KeyPair keys) throws GeneralSecurityException {
        byte[] algorithm = der(SEQUENCE, objectId("2a8648ce3d040302")); // ecdsa-with-SHA256
        byte[] name = der(SEQUENCE, der(SET, der(SEQUENCE, objectId("550403"), der(TEXT, ascii("localhost")))));
        Instant now = Instant.now();
        byte[] validity = der(SEQUENCE, time(now.minus(1, ChronoUnit.DAYS)), time(now.plus(90, ChronoUnit.DAYS)));
        byte[] names = der(
                SEQUENCE,
                der(DNS, ascii("localhost")),
                der(IP, new byte[] {127, 0, 0, 1}),
                der(DNS, ascii("activity-tracker.test")));
        byte[] content = der(
                SEQUENCE,
                der(VERSION, der(INTEGER, new byte[] {2})),
                der(INTEGER, new byte[] {1}),
                algorithm,
                name,
                validity,
                name,
                keys.getPublic().getEncoded(),
                der(EXTENSIONS, der(SEQUENCE, der(SEQUENCE, objectId("551d11"), der(OCTETS, names)))));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] certificate = der(SEQUENCE, content, algorithm, der(BIT_STRING, new byte[1], signature.sign()));
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] objectId(String hexadecimal) {
        return der(OBJECT_ID, HexFormat.of().parseHex(hexadecimal));
    }

    private static byte[] time(Instant instant) {
        return der(
                TIME,
                ascii(DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(instant)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A value: its tag, its length in one byte or in two bytes more, and its parts. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        if (content.size() < 128) {
            all.write(content.size());
        } else {
            all.write(0x82);
            all.write(content.size() >> 8);
            all.write(content.size());
        }
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Path store(KeyStore store, Path file) throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
