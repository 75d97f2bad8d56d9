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

    /** The password of a setting, or of the file that another one names; empty if neither is given. */
    String password(Setting<String> password, Setting<String> file) {
        if (!findings.has(file)) {
            return findings.text(password);
        }
        if (findings.has(password)) {
            findings.fault(password, "and %s are both given; one is enough", file.name());
            return "";
        }
        return secret(file, password).orElse("");
    }

    /**
     * The secret that a file holds, without the white space around it.
     *
     * @param file setting that names the file
     * @param itself setting that could hold the secret itself
     */
    Optional<String> secret(Setting<String> file, Setting<String> itself) {
        try {
            String secret = SettingsReader.text(Path.of(findings.text(file))).strip();
            Masks.hide(secret);
            if (itself.holds(secret)) {
                return Optional.of(secret);
            }
            findings.fault(
                    file,
                    "%s does not hold %s",
                    findings.text(file),
                    itself.type().expected());
        } catch (IOException | InvalidPathException e) {
            findings.fault(
                    file,
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
