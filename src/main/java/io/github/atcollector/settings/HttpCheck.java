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
        password = secrets.password(Settings.PROXY_PASSWORD, Settings.PROXY_PASSWORD_FILE);
        if (findings.has(Settings.PROXY_USER) == password.isEmpty()) {
            findings.fault(
                    Settings.PROXY_USER,
                    "and %s belong together; one of them is missing",
                    Settings.PROXY_PASSWORD.name());
        }
        http = proxy("http");
        https = proxy("https");
        checkTls();
    }

    /** How calls are made; to be asked only if there are no faults. */
    HttpAccess access() {
        String exclusions =
                findings.has(Settings.PROXY_EXCLUDE) ? findings.text(Settings.PROXY_EXCLUDE) : platform.exclusions();
        return new HttpAccess(
                findings.value(Settings.TIMEOUT_CONNECT),
                findings.value(Settings.TIMEOUT_IDLE),
                findings.value(Settings.TIMEOUT_CALL),
                findings.value(Settings.DOWNLOAD_MIN_RATE),
                new Proxies(http, https, new ProxyExclusions(exclusions)),
                tls);
    }

    /** The proxy of the setting, else that of the platform; null if neither names one. */
    private ProxyServer proxy(String scheme) {
        ProxyServer proxy = null;
        if (findings.has(Settings.PROXY_URL)) {
            proxy = ProxyServer.of(findings.text(Settings.PROXY_URL)).orElse(null);
        } else if (platform.has(scheme)) {
            proxy = platform.proxy(scheme).orElse(null);
            if (proxy == null) {
                findings.fault(
                        platform.where(scheme),
                        "names no proxy that can be used: http://HOST:PORT is expected; %s is stronger",
                        Settings.PROXY_URL.name());
            }
        }
        return proxy == null || !findings.has(Settings.PROXY_USER)
                ? proxy
                : proxy.as(findings.text(Settings.PROXY_USER), password);
    }

    private void checkTls() {
        if (findings.has(Settings.TLS_CERTIFICATE) != findings.has(Settings.TLS_KEY)) {
            findings.fault(
                    findings.has(Settings.TLS_KEY) ? Settings.TLS_CERTIFICATE : Settings.TLS_KEY,
                    "is required beside %s",
                    (findings.has(Settings.TLS_KEY) ? Settings.TLS_KEY : Settings.TLS_CERTIFICATE).name());
            return;
        }
        Collection<? extends Certificate> trusted =
                read(Settings.TLS_CA, "certificates in PEM", file -> PemFiles.certificates(file));
        Collection<? extends Certificate> own =
                read(Settings.TLS_CERTIFICATE, "a certificate in PEM", file -> PemFiles.certificates(file));
        PrivateKey key = own == null
                ? null
                : read(
                        Settings.TLS_KEY,
                        "the key of that certificate in PEM (PKCS#8, without a password:"
                                + " openssl pkcs8 -topk8 -nocrypt makes one)",
                        file -> PemFiles.key(file, own.iterator().next()));
        if (trusted != null || key != null) {
            try {
                tls = PemFiles.context(trusted, own, key);
            } catch (IOException | GeneralSecurityException e) {
                findings.fault(
                        key == null ? Settings.TLS_CA : Settings.TLS_CERTIFICATE, "cannot be used: %s", e.getMessage());
            }
        }
    }

    /** What a file holds; null, and perhaps a fault, if there is nothing to be had. */
    private <T> T read(Setting<String> setting, String expected, Reader<T> reader) {
        if (!findings.has(setting)) {
            return null;
        }
        try {
            return reader.read(Path.of(findings.text(setting)));
        } catch (NoSuchFileException | InvalidPathException e) {
            findings.fault(setting, "%s was given; there is no such file", findings.text(setting));
        } catch (IOException e) {
            findings.fault(setting, "%s was given; it cannot be read", findings.text(setting));
        } catch (GeneralSecurityException e) {
            findings.fault(setting, "%s does not hold %s", findings.text(setting), expected);
        }
        return null;
    }

    private interface Reader<T> {
        T read(Path file) throws IOException, GeneralSecurityException;
    }
}
