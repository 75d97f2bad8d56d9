package io.github.atcollector.settings;

import io.github.atcollector.http.HttpAccess;
import io.github.atcollector.http.PemFiles;
import io.github.atcollector.http.PlatformProxies;
import io.github.atcollector.http.Proxies;
import io.github.atcollector.http.ProxyExclusions;
import io.github.atcollector.http.ProxyServer;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Collection;
import javax.net.ssl.SSLContext;

/** Checks how HTTP calls are to be made: proxies, certificates, patience. */
final class HttpCheck {
    private final Findings findings;
    private final PlatformProxies platform;
    private String password = "";
    private ProxyServer http;
    private ProxyServer https;
    private SSLContext tls;

    HttpCheck(Findings findings, PlatformProxies platform) {
        this.findings = findings;
        this.platform = platform;
    }

    void check(SecretFiles secrets) {
        password = secrets.password(Rules.PROXY_PASSWORD);
        if (findings.has(Rules.PROXY_USER) == password.isEmpty()) {
            findings.fault(Rules.PROXY_USER, "and %s belong together; one of them is missing", Rules.PROXY_PASSWORD);
        }
        http = proxy("http");
        https = proxy("https");
        checkTls();
    }

    /** How calls are made; to be asked only if there are no faults. */
    HttpAccess access() {
        String exclusions =
                findings.has(Rules.PROXY_EXCLUDE) ? findings.value(Rules.PROXY_EXCLUDE) : platform.exclusions();
        return new HttpAccess(
                Duration.parse(findings.value("collector.timeout.connect")),
                Duration.parse(findings.value("collector.timeout.idle")),
                Duration.parse(findings.value("collector.timeout.call")),
                Long.parseLong(findings.value("collector.download.min-rate")),
                new Proxies(http, https, new ProxyExclusions(exclusions)),
                tls);
    }

    /** The proxy of the setting, else that of the platform; null if neither names one. */
    private ProxyServer proxy(String scheme) {
        ProxyServer proxy = null;
        if (findings.has(Rules.PROXY_URL)) {
            proxy = ProxyServer.of(findings.value(Rules.PROXY_URL)).orElse(null);
        } else if (platform.has(scheme)) {
            proxy = platform.proxy(scheme).orElse(null);
            if (proxy == null) {
                findings.fault(
                        platform.where(scheme),
                        "names no proxy that can be used: http://HOST:PORT is expected; %s is stronger",
                        Rules.PROXY_URL);
            }
        }
        return proxy == null || !findings.has(Rules.PROXY_USER)
                ? proxy
                : proxy.as(findings.value(Rules.PROXY_USER), password);
    }

    private void checkTls() {
        if (findings.has(Rules.TLS_CERTIFICATE) != findings.has(Rules.TLS_KEY)) {
            findings.fault(
                    findings.has(Rules.TLS_KEY) ? Rules.TLS_CERTIFICATE : Rules.TLS_KEY,
                    "is required beside %s",
                    findings.has(Rules.TLS_KEY) ? Rules.TLS_KEY : Rules.TLS_CERTIFICATE);
            return;
        }
        Collection<? extends Certificate> trusted =
                read(Rules.TLS_CA, "certificates in PEM", file -> PemFiles.certificates(file));
        Collection<? extends Certificate> own =
                read(Rules.TLS_CERTIFICATE, "a certificate in PEM", file -> PemFiles.certificates(file));
        PrivateKey key = own == null
                ? null
                : read(
                        Rules.TLS_KEY,
                        "the key of that certificate in PEM (PKCS#8, without a password:"
                                + " openssl pkcs8 -topk8 -nocrypt makes one)",
                        file -> PemFiles.key(file, own.iterator().next()));
        if (trusted != null || key != null) {
            try {
                tls = PemFiles.context(trusted, own, key);
            } catch (IOException | GeneralSecurityException e) {
                findings.fault(
                        key == null ? Rules.TLS_CA : Rules.TLS_CERTIFICATE, "cannot be used: %s", e.getMessage());
            }
        }
    }

    /** What a file holds; null, and perhaps a fault, if there is nothing to be had. */
    private <T> T read(String key, String expected, Reader<T> reader) {
        if (!findings.has(key)) {
            return null;
        }
        try {
            return reader.read(Path.of(findings.value(key)));
        } catch (NoSuchFileException | InvalidPathException e) {
            findings.fault(key, "%s was given; there is no such file", findings.value(key));
        } catch (IOException e) {
            findings.fault(key, "%s was given; it cannot be read", findings.value(key));
        } catch (GeneralSecurityException e) {
            findings.fault(key, "%s does not hold %s", findings.value(key), expected);
        }
        return null;
    }

    private interface Reader<T> {
        T read(Path file) throws IOException, GeneralSecurityException;
    }
}
