# syntax=docker/dockerfile:1
# The collector as an image: docs/containers.md. To pin an image to the byte, append @sha256:… to its tag, as `docker buildx
# imagetools inspect IMAGE:TAG` prints it.

FROM maven:3.9.11-eclipse-temurin-17 AS build
WORKDIR /src
# what the build downloads changes with pom.xml, and is kept for the next build
COPY pom.xml ./
COPY .mvn .mvn
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -DskipTests package \
    && mkdir target/ours \
    && mv target/dist/lib/activity-tracker-collector-*.jar target/ours/

# Ubuntu 24.04 with a JRE in JAVA_HOME; it has curl, which the health check uses
FROM eclipse-temurin:17.0.19_10-jre-noble
LABEL org.opencontainers.image.title="Activity Tracker Collector" \
      org.opencontainers.image.description="Brings a space's audit events home from IBM Cloud Activity Tracker, complete and verified" \
      org.opencontainers.image.licenses="Apache-2.0"
