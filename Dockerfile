# The collector as an image: docs/containers.md. A tag can be moved, a digest cannot: to pin an image to the byte, append
# @sha256:… to its tag, as `docker buildx imagetools inspect IMAGE:TAG` prints it.

FROM maven:3.9.11-eclipse-temurin-17 AS build
ARG COMMIT=unknown
WORKDIR /src
COPY . .
# the jar that changes with each build goes into a layer of its own, above those of others
RUN --mount=type=cache,target=/maven,sharing=locked \
    mvn -B -ntp -Dmaven.repo.local=/maven -Dmaven.test.skip=true -Dcommit="$COMMIT" -Prelease package \
    && rm target/dist/lib/collector.jsa \
    && mkdir -p target/ours \
    && mv target/dist/lib/activity-tracker-collector-*.jar target/ours/ \
    && mv target/dist/lib target/theirs

# Ubuntu 24.04 with a JRE in JAVA_HOME, and curl, which the health check needs
FROM eclipse-temurin:17.0.19_10-jre-noble
RUN groupadd --system --gid 10001 collector \
    && useradd --system --uid 10001 --gid collector --home-dir /var/lib/collector --no-create-home collector \
    && install --directory --owner collector --group collector --mode 0700 /var/lib/collector

COPY --from=build /src/target/theirs /opt/collector/lib
COPY --from=build /src/target/dist /opt/collector
COPY --from=build /src/target/ours /opt/collector/lib
# here, as it is bound to this Java and this folder
RUN /opt/collector/bin/archive-classes

ARG COMMIT=unknown
LABEL org.opencontainers.image.title="Activity Tracker Collector" \
      org.opencontainers.image.description="Brings a space's audit events home from IBM Cloud Activity Tracker" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="$COMMIT"

# by number, so that Kubernetes can see that it is not root
USER 10001:10001
# collector.file.directory is data, below this folder
WORKDIR /var/lib/collector
VOLUME /var/lib/collector
EXPOSE 9876
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD curl -fsS -o /dev/null "http://127.0.0.1:${COLLECTOR_MANAGEMENT_PORT:-9876}/observe/health/live"
ENTRYPOINT ["/opt/collector/bin/collector"]
CMD ["run"]
