package io.github.atcollector.fakeservice;

import java.util.ArrayList;
import java.util.List;

/**
 * The kinds of events that a space and an account see, made up in the shape of CADF (the DMTF's audit standard) as
 * Activity Tracker wrote it: some under {@code payload}, some without an {@code id}, with names, escapes and braces
 * that a careless reader trips over.
 */
final class EventTemplates {
    private record Deed(String service, String object, String verb, String target) {}

    /** A person or a program; the name is a JSON string's inside, escapes and all. */
    private record Actor(String id, String name, String kind, String credential) {}

    private record Outcome(String word, String severity, int code) {}

    private static final List<Deed> SPACE_DEEDS = List.of(
            new Deed("cloudant", "document", "create", "orders"),
            new Deed("cloudant", "document", "read", "orders"),
            new Deed("cloudant", "database", "delete", "orders-{2017}[old"),
            new Deed("kms", "secrets", "read", "root key \\\"primary\\\""),
            new Deed("kms", "secrets", "rotate", "root key \\\"primary\\\""),
            new Deed("containers-kubernetes", "cluster", "create", "prod-dal10"),
            new Deed("containers-kubernetes", "worker", "reboot", "prod-dal10-w3"),
            new Deed("cf", "app", "update", "web\\\\api}{"),
            new Deed("cf", "route", "map", "www.example.com\\/shop"),
            new Deed("cloud-object-storage", "object", "write", "r\u00e9sum\u00e9s"));

    private static final List<Deed> ACCOUNT_DEEDS = List.of(
            new Deed("iam-identity", "user-apikey", "login", "ci \\u2192 prod"),
            new Deed("iam-identity", "account-serviceid", "create", "backup robot"),
            new Deed("iam-identity", "user-refreshtoken", "login", "token"),
            new Deed("iam-am", "policy", "update", "Editor on \\\"everything\\\""),
            new Deed("user-management", "user", "create", "\u5c71\u7530 \u592a\u90ce"),
            new Deed("billing", "invoice", "read", "2017-09"));

    private static final List<Actor> ACTORS = List.of(
            new Actor("IBMid-270003GUSX", "alice@example.com", "service/security/account/user", "user"),
            new Actor("IBMid-310001ABCD", "Zo\u00eb M\u00fcller", "service/security/account/user", "user"),
            new Actor(
                    "iam-ServiceId-7a1d0f3e",
                    "deploy \\\"blue\\/green\\\"",
                    "service/security/account/serviceid",
                    "apikey"),
            new Actor("IBMid-550000JP01", "\u5c71\u7530 \u592a\u90ce", "service/security/account/user", "token"),
            new Actor(
                    "iam-ServiceId-c0ffee00",
                    "backup\\ttask {nightly}",
                    "service/security/account/serviceid",
                    "apikey"),
            new Actor(
                    "IBMid-120002PL44", "\u0141ukasz \\u017bak \ud83d\ude80", "service/security/account/user", "user"),
            new Actor("system", "C:\\\\jobs\\\\cleanup", "service/security/account/system", "certificate"));

    private static final Outcome SUCCESS = new Outcome("success", "normal", 200);
    private static final List<Outcome> SELDOM = List.of(
            new Outcome("failure", "warning", 403),
            new Outcome("pending", "normal", 202),
            new Outcome("failure", "critical", 500));

    private EventTemplates() {}

    /** All kinds of one scope. The project is the space's id, in an account's events too. */
    static EventTemplate[] of(boolean account, String project) {
        List<EventTemplate> templates = new ArrayList<>();
        for (Deed deed : account ? ACCOUNT_DEEDS : SPACE_DEEDS) {
            for (Actor actor : ACTORS) {
                int number = templates.size();
                String event = event(deed, actor, number);
                templates.add(new EventTemplate(number % 3 == 1 ? underPayload(event, deed, project) : event));
            }
        }
        return templates.toArray(EventTemplate[]::new);
    }

    private static String event(Deed deed, Actor actor, int number) {
        Outcome outcome = number % 9 == 4 ? SELDOM.get(number / 9 % SELDOM.size()) : SUCCESS;
        String id = number % 23 == 5 ? "" : "\"id\":\"" + EventTemplate.UUID_ROOM + "\",";
        return "{" + id + "\"typeURI\":\"http://schemas.dmtf.org/cloud/audit/1.0/event\",\"eventTime\":\""
                + EventTemplate.TIME_ROOM + "\",\"action\":\"" + deed.service() + "." + deed.object() + "."
                + deed.verb()
                + "\",\"outcome\":\"" + outcome.word() + "\",\"severity\":\"" + outcome.severity()
                + "\",\"reason\":{\"reasonCode\":" + outcome.code() + "},\"initiator\":{\"id\":\"" + actor.id()
                + "\",\"name\":\"" + actor.name() + "\",\"typeURI\":\"" + actor.kind()
                + "\",\"credential\":{\"type\":\""
                + actor.credential() + "\"}},\"target\":{\"id\":\"crn:v1:bluemix:public:" + deed.service()
                + ":us-south:a/0f1e2d3c4b5a69788796a5b4c3d2e1f0:" + EventTemplate.UUID_ROOM + "::\",\"name\":\""
                + deed.target() + "\",\"typeURI\":\"" + deed.service() + "/" + deed.object()
                + "\"},\"weight\":1.10}";
    }

    private static String underPayload(String event, Deed deed, String project) {
        return "{\"meta\": {\"serviceProviderName\": \"" + deed.service() + "\", \"serviceProviderProjectId\": \""
                + project + "\"},\"payload\": " + event + "}";
    }
}
