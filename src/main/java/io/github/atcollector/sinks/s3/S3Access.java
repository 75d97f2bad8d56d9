package io.github.atcollector.sinks.s3;

import io.github.atcollector.http.HttpAccess;
import java.util.Locale;

/**
 * Where the object store is and how to get in. {@link #toString()} does not show the keys.
 *
 * @param bucket the bucket that the files go to
 * @param region its region; another store than AWS takes any
 * @param endpoint address of the store; empty means AWS
 * @param accessKey empty means that the AWS SDK looks for credentials itself
 * @param secretKey empty likewise
 * @param http how it is called
 */
public record S3Access(
        String bucket, String region, String endpoint, String accessKey, String secretKey, HttpAccess http) {
    /** The bucket and where it is, for a person. */
    String place() {
        return String.format(
                Locale.ROOT, "bucket %s at %s", bucket, endpoint.isEmpty() ? "AWS in " + region : endpoint);
    }

    @Override
    public String toString() {
        return "S3Access[" + place() + "]";
    }
}
