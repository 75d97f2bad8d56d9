package io.github.atcollector.settings;

import io.github.atcollector.text.Masks;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads secrets that settings name a file of; no fault says what may be one. */
final class SecretFiles {
    private final Findings findings;

    SecretFiles(Findings findings) {
        this.findings = findings;
    }

    /** The password of a setting, or of the file that its {@code -file} names; empty if neither is given. */
    String password(String key) {
        String file = key + "-file";
        if (!findings.has(file)) {
            return findings.value(key);
        }
        if (findings.has(key)) {
            findings.fault(key, "and %s are both given; one is enough", file);
            return "";
        }
        return secret(file, key).orElse("");
    }

    /**
     * The secret that a file holds, without the white space around it.
     *
     * @param key setting that names the file
     * @param rule setting that could hold the secret itself
     */
    Optional<String> secret(String key, String rule) {
        try {
            String secret = SettingsReader.text(Path.of(findings.value(key))).strip();
            Masks.hide(secret);
            if (Findings.holds(rule, secret)) {
                return Optional.of(secret);
            }
            findings.fault(
                    key,
                    "%s does not hold %s",
                    findings.value(key),
                    Rules.byKey().get(rule).expected());
        } catch (IOException | InvalidPathException e) {
            findings.fault(
                    key,
                    "names no file that can be read: %s (the value is not shown: it may be the secret itself)",
                    unnamed(e));
        }
        return Optional.empty();
    }

    /** Why a file cannot be read, without its name, which the messages of most errors hold. */
    private static String unnamed(Exception e) {
        if (e instanceof NoSuchFileException || e instanceof InvalidPathException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "the rights on it are missing";
        }
        if (e instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : "it is a folder, or the disk refuses";
    }
}
