package io.github.atcollector.sinks.s3;

import java.net.URI;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.aws2.s3.AWS2S3Component;
import org.apache.camel.component.aws2.s3.AWS2S3Configuration;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;

/** Camel's S3 component with what must not stand in an endpoint's address: the way in, and its keys. */
public final class S3Store implements AutoCloseable {
    /** A part may take so many times the longest silence: a store that stops reading is not silent, it hangs. */
    private static final int PATIENCE = 10;

    private final S3Access access;
    private final S3Calls calls;
    private final S3Client client;

    private S3Store(S3Access access, S3Calls calls, S3Client client) {
        this.access = access;
        this.calls = calls;
        this.client = client;
    }

    /** Makes the client ready; nothing is connected. */
    public static S3Store of(S3Access access) {
        Duration part = access.http().idle().multipliedBy(PATIENCE);
        S3Calls http = new S3Calls(access.http().withCall(part));
        S3ClientBuilder client = S3Client.builder()
                .region(Region.of(access.region()))
                .credentialsProvider(credentials(access, http))
                .httpClient(http)
                // Content-MD5 does it, which every store knows
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .overrideConfiguration(
                        calls -> calls.retryStrategy(AwsRetryStrategy.doNotRetry()) // the window is tried again
                                .apiCallAttemptTimeout(part)
                                .addExecutionInterceptor(new Conditions())
                                .addExecutionInterceptor(new ContentMd5()));
        if (!access.endpoint().isEmpty()) {
            client.endpointOverride(URI.create(access.endpoint())).forcePathStyle(true);
        }
        return new S3Store(access, http, client.build());
    }

    /** Gives a context the component, and the bean that puts its failures into words. */
    public void addTo(CamelContext context) {
        AWS2S3Configuration configuration = new AWS2S3Configuration();
        configuration.setAmazonS3Client(client);
        configuration.setAutoCreateBucket(false);
        configuration.setFileName(
                "none"); // else the bucket is asked for at the start, which fails while the store is away
        AWS2S3Component component = new AWS2S3Component();
        component.setConfiguration(configuration);
        context.addComponent("aws2-s3", component);
        context.getRegistry().bind("s3Failures", new S3Failures(access));
    }

    @Override
    public void close() {
        client.close();
        calls.close();
    }

    private static AwsCredentialsProvider credentials(S3Access access, S3Calls http) {
        if (!access.accessKey().isEmpty()) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(access.accessKey(), access.secretKey()));
        }
        return SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().isEmpty()
                ? DefaultCredentialsProvider.builder().build()
                : AwsCredentialsProviderChain.of(
                        SystemPropertyCredentialsProvider.create(),
                        EnvironmentVariableCredentialsProvider.create(),
                        roleOfPod(access, http));
    }

    /** The SDK would ask for it by a client of its own. */
    private static AwsCredentialsProvider roleOfPod(S3Access access, S3Calls http) {
        return StsWebIdentityTokenFileCredentialsProvider.builder()
                .stsClient(StsClient.builder()
                        .region(Region.of(access.region()))
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClient(http)
                        .build())
                .build();
    }
}
