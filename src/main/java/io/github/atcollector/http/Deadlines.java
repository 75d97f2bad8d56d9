package io.github.atcollector.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Ends calls whose peer is never silent for too long, but never done either: a call that takes longer than its time, from the
 * look-up of the name to the end of the answer, and a download that is too slow over the same time.
 */
final class Deadlines implements ExecChainHandler, AutoCloseable {
    private final HttpAccess access;
    private final ScheduledThreadPoolExecutor clock;

    Deadlines(HttpAccess access) {
        this.access = access;
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "collector-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(1, TimeUnit.MINUTES);
        clock.allowCoreThreadTimeOut(true);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Watch watch = new Watch(scope.originalRequest, access);
        long period = access.call().toNanos();
        Future<?> deadline = clock.schedule(watch::end, period, TimeUnit.NANOSECONDS);
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            HttpEntity entity = response.getEntity();
            if (entity != null && entity.isStreaming()) {
                Future<?> ticks = clock.scheduleAtFixedRate(watch::tick, period, period, TimeUnit.NANOSECONDS);
                response.setEntity(new Watched(entity, watch, ticks));
            }
            return response;
        } catch (UnknownHostException e) {
            throw e; // says more than that the time was over
        } catch (IOException | RuntimeException e) {
            watch.tellIfEnded();
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** Content whose bytes are counted, with the time that was spent waiting for them. */
    private static final class Watched extends HttpEntityWrapper {
        private final Watch watch;
        private final Future<?> ticks;

        Watched(HttpEntity entity, Watch watch, Future<?> ticks) {
            super(entity);
            this.watch = watch;
            this.ticks = ticks;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new FilterInputStream(super.getContent()) {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    watch.begin();
                    int count = 0;
                    try {
                        count = super.read(target, offset, length);
                        return count;
                    } catch (IOException | RuntimeException e) {
                        watch.tellIfEnded();
                        throw e;
                    } finally {
                        watch.received(count);
                    }
                }

                @Override
                public void close() throws IOException {
                    ticks.cancel(false);
                    super.close();
                }
            };
        }
    }
}
