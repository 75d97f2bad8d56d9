package io.github.atcollector.sinks.s3;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Lets a route say under which condition an object is put, as metadata: Camel's component knows no If-Match. */
final class Conditions implements ExecutionInterceptor {
    /** Name of metadata: the object is put if the one that is there has this ETag. */
    static final String IF_MATCH = "if-match";

    /** Name of metadata: with {@code *}, the object is put if none is there. */
    static final String IF_NONE_MATCH = "if-none-match";

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof PutObjectRequest put) || !put.hasMetadata()) {
            return context.request();
        }
        Map<String, String> metadata = new HashMap<>(put.metadata());
        return put.toBuilder()
                .ifMatch(metadata.remove(IF_MATCH))
                .ifNoneMatch(metadata.remove(IF_NONE_MATCH))
                .metadata(metadata)
                .build();
    }
}
