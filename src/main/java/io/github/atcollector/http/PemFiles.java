package io.github.atcollector.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Reads certificates and a key in PEM. What it throws holds nothing of the key. */
public final class PemFiles {
    private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_END = "-----END PRIVATE KEY-----";

    private PemFiles() {}

    /**
     * Certificates, one or more.
     *
     * @throws CertificateException if there is none
     */
    public static Collection<? extends Certificate> certificates(Path file) throws IOException, CertificateException {
        Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
        if (certificates.isEmpty()) {
            throw new CertificateException("no certificate");
        }
        return certificates;
    }

    /**
     * The private key of a certificate: PKCS#8, not encrypted.
     *
     * @throws GeneralSecurityException if it is none, or that of another kind of certificate
     */
    public static PrivateKey key(Path file, Certificate certificate) throws IOException, GeneralSecurityException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(KEY_BEGIN);
        int end = text.indexOf(KEY_END);
        if (begin < 0 || end < begin) {
            throw new InvalidKeySpecException("no " + KEY_BEGIN);
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGIN.length(), end));
            return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException("no Base64");
        }
    }

    /**
     * What TLS needs.
     *
     * @param trusted the certificates that are trusted; null means those of Java
     * @param own our certificate and those between it and its CA; null means that none is shown
     * @param key the key of our certificate; null likewise
     */
    public static SSLContext context(
            Collection<? extends Certificate> trusted, Collection<? extends Certificate> own, PrivateKey key)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own == null ? null : keys(own, key), trusted == null ? null : trust(trusted), null);
        return context;
    }

    private static TrustManager[] trust(Collection<? extends Certificate> trusted)
            throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        for (Certificate certificate : trusted) {
            store.setCertificateEntry("ca-" + store.size(), certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] keys(Collection<? extends Certificate> own, PrivateKey key)
            throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        char[] none = new char[0];
        store.setKeyEntry("own", key, none, own.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, none);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
