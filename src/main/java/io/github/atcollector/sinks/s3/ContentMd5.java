package io.github.atcollector.sinks.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * Says the MD5 of each object, and of each part of one, so that the store refuses bytes that changed on their way. The
 * bytes are read for that, and once more for being sent: the stream has to know mark and reset.
 */
final class ContentMd5 implements ExecutionInterceptor {
    private static final int BUFFER = 64 * 1024;

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        boolean sendsContent =
                context.request() instanceof PutObjectRequest || context.request() instanceof UploadPartRequest;
        return sendsContent && context.requestBody().isPresent()
                ? context.httpRequest().toBuilder()
                        .putHeader("Content-MD5", md5(context.requestBody().get()))
                        .build()
                : context.httpRequest();
    }

    private static String md5(RequestBody body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            InputStream in = body.contentStreamProvider().newStream(); // not ours to close
            byte[] buffer = new byte[BUFFER];
            long left = body.optionalContentLength().orElseThrow();
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException(String.format(Locale.ROOT, "The file ends %d bytes too early", left));
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
