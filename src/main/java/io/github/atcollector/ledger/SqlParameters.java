package io.github.atcollector.ledger;

import io.github.atcollector.clock.ServiceClock;
import io.github.atcollector.files.FilesOnDisk;
import io.github.atcollector.files.Sinks;
import io.github.atcollector.model.Days;
import io.github.atcollector.model.Download;
import io.github.atcollector.model.Failure;
import io.github.atcollector.model.KnownWindow;
import io.github.atcollector.model.ListedSession;
import io.github.atcollector.model.Manifest;
import io.github.atcollector.model.Session;
import io.github.atcollector.model.Window;
import io.github.atcollector.service.SessionQuota;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** What the statements in {@code routes/ledger/sql} are given: their named parameters, as a map. */
public final class SqlParameters {
    /** How long a size that worked is remembered; then the setting's size is tried again. */
    private static final Duration MEMORY = Duration.ofDays(7);

    private final String target;
    private final String space;
    private final LeaseOwner holder;
    private final Duration pause;
    private final Duration recount;
    private final boolean keepsFiles;
    private final SessionQuota quota;
    private final Duration trust;
    private final Duration keepSessions;

    /**
     * Takes the settings of one target.
     *
     * @param target name of the target
     * @param space {@code space-} or {@code account-} and the id of the space
     * @param holder this collector
     * @param pause how long a trigger leaves a failed window alone, doubled with each failure in a row, at most a day
     * @param recount how long after its end a window is counted again
     * @param sinks what the events are delivered to, with commas between; without {@code file}, files are not kept
     * @param quota how many sessions the target may have open
     * @param trust how long the broker of a fleet is trusted to keep a window
     * @param keepSessions how long sessions that ended are kept
     */
    public SqlParameters(
            String target,
            String space,
            LeaseOwner holder,
            Duration pause,
            Duration recount,
            String sinks,
            SessionQuota quota,
            Duration trust,
            Duration keepSessions) {
        this.target = target;
        this.space = space;
        this.holder = holder;
        this.pause = pause;
        this.recount = recount;
        this.keepsFiles = Sinks.keepFiles(sinks);
        this.quota = quota;
        this.trust = trust;
        this.keepSessions = keepSessions;
    }

    /** The target, this collector and the time; what is later than latest, or than longest for a lease, was written with a wrong clock. */
    public Map<String, Object> all() {
        Map<String, Object> entry = new HashMap<>();
        entry.put("target", target);
        entry.put("space", space);
        entry.put("owner", holder.name());
        entry.put("until", Times.text(holder.until()));
        entry.put("longest", Times.text(holder.until().plus(ServiceClock.APART)));
        Instant now = Instant.now();
        entry.put("now", Times.text(now));
        entry.put("latest", Times.text(now.plus(ServiceClock.APART)));
        return entry;
    }

    /** A collector that is gone. */
    public Map<String, Object> deadOwner(@Body String name) {
        Map<String, Object> entry = all();
        entry.put("deadOwner", name);
        return entry;
    }

    /** The window. */
    public Map<String, Object> window(@Variable("window") Window window) {
        Map<String, Object> entry = all();
        entry.put("earliest", window.from().minus(Window.LONGEST).toString());
        entry.put("from", window.from().toString());
        entry.put("to", window.to().toString());
        entry.put("hours", window.hours());
        return entry;
    }

    /** What waits in the queue of the fleet. */
    public Map<String, Object> queue() {
        Map<String, Object> entry = all();
        entry.put("trusted", Times.text(Instant.now().minus(trust)));
        return entry;
    }

    /** A window that is put into the queue of the fleet. */
    public Map<String, Object> queued(@Variable("window") Window window) {
        Map<String, Object> entry = queue();
        entry.putAll(window(window));
        entry.put("again", window.again() ? 1 : 0);
        return entry;
    }

    /**
     * A window that is to be held.
     *
     * @param planned its row in the queue of the fleet; null means that it has waited in memory
     */
    public Map<String, Object> held(
            @Variable("window") Window window,
            @Variable("file") String file,
            @Variable("planned") Map<String, Object> planned) {
        Map<String, Object> entry = window(window);
        entry.put("planned", planned == null ? 1 : planned.get("planned"));
        entry.put("file", file);
        entry.put("again", window.again() ? 1 : 0);
        return entry;
    }

    /** A window that is done. */
    public Map<String, Object> done(@Variable("window") Window window, @Variable("download") Download download) {
        Map<String, Object> entry = window(window);
        entry.put("file", keepsFiles ? download.entry() : null);
        entry.put("sha256", download.sha256());
        return entry;
    }

    /** A window whose events are verified. */
    public Map<String, Object> verified(
            @Variable("window") Window window,
            @Variable("download") Download download,
            @Variable("ownSession") Session session,
            @Variable("tries") int tries,
            @Variable("serviceEvents") Long serviceEvents) {
        Map<String, Object> entry = window(window);
        entry.put("tries", tries);
        entry.put("file", download.entry());
        entry.put("modified", download.modified());
        entry.put("sha256", download.sha256());
        entry.put("bytes", download.bytes());
        entry.put("events", download.events());
        entry.put("serviceEvents", serviceEvents);
        entry.put("sessionId", session == null ? null : session.id());
        return entry;
    }

    /** A window that failed. */
    public Map<String, Object> failed(
            @Variable("window") Window window,
            @Variable("failure") Failure failure,
            @Variable("tries") Integer tries,
            @Variable("failures") Number failures) {
        if (failure == Failure.STOPPED) {
            return interrupted(window);
        }
        int before = failures == null ? 0 : failures.intValue();
        Duration wait = pause.multipliedBy(1L << Math.min(before, 20));
        Map<String, Object> entry = split(window, failure, tries);
        entry.put("failures", before + 1);
        entry.put(
                "nextTry",
                Times.text(Instant.now()
                        .plus(wait.compareTo(KnownWindow.LONGEST_PAUSE) < 0 ? wait : KnownWindow.LONGEST_PAUSE)));
        return entry;
    }

    /** A window that is split. */
    public Map<String, Object> split(
            @Variable("window") Window window, @Variable("failure") Failure failure, @Variable("tries") Integer tries) {
        Map<String, Object> entry = window(window);
        entry.put("tries", tries == null ? 0 : tries);
        entry.put("failure", failure.what());
        entry.put("nextStep", failure.nextStep());
        return entry;
    }

    private Map<String, Object> interrupted(Window window) {
        Map<String, Object> entry = split(window, Failure.STOPPED, 0);
        entry.put("failures", 0);
        entry.put("nextTry", null);
        return entry;
    }

    /** A window that was found interrupted, as it was then, and is about to be freed. */
    public Map<String, Object> found(@Variable("window") Window window, @Variable("changedAt") String changedAt) {
        Map<String, Object> entry = window(window);
        entry.put("freeing", holder.freeing());
        entry.put("changedAt", changedAt);
        return entry;
    }

    /** A window whose collector has gone, once nothing of it is left; it may be tried again at once. */
    public Map<String, Object> freed(@Variable("window") Window window) {
        Map<String, Object> entry = interrupted(window);
        entry.put("owner", holder.freeing());
        return entry;
    }

    /** The asked days. */
    public Map<String, Object> span(@Variable("asked") Days asked) {
        Map<String, Object> entry = all();
        entry.put("earliest", Window.startOf(asked.from()).minus(Window.LONGEST).toString());
        entry.put("from", Window.startOf(asked.from()).toString());
        entry.put("to", Window.startOf(asked.to().plusDays(1)).toString());
        return entry;
    }

    /** The asked days, as far as they are young enough to be counted again. */
    public Map<String, Object> young(@Variable("asked") Days asked) {
        Instant since = Instant.now().minus(recount);
        Instant from = Window.startOf(asked.from());
        Map<String, Object> entry = span(asked);
        entry.put("since", since.toString());
        entry.put(
                "earliest",
                (from.isAfter(since) ? from : since).minus(Window.LONGEST).toString());
        return entry;
    }

    /** What is not older than the memory for sizes. */
    public Map<String, Object> recent() {
        Map<String, Object> entry = all();
        entry.put("since", Times.text(Instant.now().minus(MEMORY)));
        return entry;
    }

    /** What is older than sessions are kept. */
    public Map<String, Object> ended() {
        Map<String, Object> entry = all();
        entry.put("before", Times.text(Instant.now().minus(keepSessions)));
        return entry;
    }

    /** What the service counted for the window, and of which file it is. */
    public Map<String, Object> counted(
            @Variable("window") Window window,
            @Variable("sha256") String sha256,
            @Variable("serviceEvents") Long serviceEvents) {
        Map<String, Object> entry = window(window);
        entry.put("sha256", sha256);
        entry.put("serviceEvents", serviceEvents);
        return entry;
    }

    /** A session that is about to be asked for. */
    public Map<String, Object> intent(@Variable("window") Window window, @Variable("ownSession") Session session) {
        Map<String, Object> entry = window(window);
        entry.put("intent", session.intent());
        entry.put("intendedAt", Times.text(session.intendedAt()));
        entry.put("sessions", quota.sessions());
        return entry;
    }

    /** A listed session that is taken for one whose answer was lost. */
    public Map<String, Object> claim(
            @Variable("ownSession") Session session, @Variable("candidate") ListedSession candidate) {
        Map<String, Object> entry = all();
        entry.put("intent", session.intent());
        entry.put("sessionId", candidate.id());
        return entry;
    }

    /** What has become of a session. */
    public Map<String, Object> session(@Variable("ownSession") Session session) {
        Map<String, Object> entry = all();
        entry.put("intent", session.intent());
        entry.put("state", session.state().name().toLowerCase(Locale.ROOT));
        entry.put("sessionId", session.id());
        entry.put("username", session.username());
        entry.put("note", session.note());
        entry.put("openedAt", session.id() == null ? null : Times.text(Instant.now()));
        entry.put("closedAt", session.state() == Session.State.CLOSED ? Times.text(Instant.now()) : null);
        return entry;
    }

    /** A file that a manifest accounts for. */
    public Map<String, Object> imported(@Body Manifest.Imported imported) {
        Manifest manifest = imported.manifest();
        Window window = new Window(target, Instant.parse(manifest.from()), Instant.parse(manifest.to()));
        Map<String, Object> entry = window(window);
        entry.put("tries", manifest.tries());
        entry.put("file", imported.entry());
        entry.put("modified", imported.modified());
        entry.put("sha256", manifest.sha256());
        entry.put("bytes", manifest.bytes());
        entry.put("events", manifest.events());
        entry.put("serviceEvents", manifest.serviceEvents());
        entry.put("sessionId", manifest.sessionId());
        entry.put("collectedAt", manifest.collectedAt());
        return entry;
    }

    /** A file that no manifest accounts for. */
    public Map<String, Object> untracked(@Body FilesOnDisk.Found found) {
        Map<String, Object> entry = split(found.window(), Failure.UNTRACKED, 0);
        entry.put("file", found.entry());
        return entry;
    }

    /** The window of a row. */
    public Window windowOf(@Body Map<String, Object> row) {
        return new Window(
                target, Instant.parse((String) row.get("from_time")), Instant.parse((String) row.get("to_time")));
    }
}
