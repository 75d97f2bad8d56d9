package io.github.atcollector.attacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Headers that Camel's components take for orders, in spellings that a filter by case lets through. */
public final class HostileHeaders {
    private static final List<String> STEERING = List.of(
            "CamelSqlQuery",
            "CamelFileName",
            "CamelOverruleFileName",
            "CamelHttpUri",
            "CamelHttpPath",
            "CamelHttpQuery",
            "CamelHttpMethod",
            "CamelRestHttpUri",
            "CamelBeanMethodName",
            "CamelJmsDestinationName",
            "CamelKafkaOverrideTopic",
            "CamelAwsS3BucketDestinationName",
            "CamelAwsS3Key",
            "CamelJacksonUnmarshalType",
            "CamelToEndpoint",
            "CamelExecCommandExecutable",
            "anything"); // which no filter of Camel's stops

    private HostileHeaders() {}

    /** All of them in each of the spellings, a map each; the values run the statement, or lead to a place that is not there. */
    public static List<Map<String, String>> inAllSpellings(String statement) {
        List<Map<String, String>> all = new ArrayList<>();
        for (int spelling = 0; spelling < 5; spelling++) {
            Map<String, String> headers = new LinkedHashMap<>();
            for (String name : STEERING) {
                headers.put(
                        spelled(name, spelling),
                        name.equals("CamelSqlQuery") ? statement : "hostile-" + name.toLowerCase(Locale.ROOT));
            }
            all.add(headers);
        }
        return all;
    }

    private static String spelled(String name, int spelling) {
        return switch (spelling) {
            case 0 -> name;
            case 1 -> name.toLowerCase(Locale.ROOT);
            case 2 -> name.toUpperCase(Locale.ROOT);
            case 3 -> "c" + name.substring(1);
            default -> alternating(name);
        };
    }

    /** {@code cAmElSqLqUeRy}. */
    private static String alternating(String name) {
        StringBuilder spelled = new StringBuilder();
        IntStream.range(0, name.length()).forEach(i -> {
            String letter = name.substring(i, i + 1);
            spelled.append(i % 2 == 0 ? letter.toLowerCase(Locale.ROOT) : letter.toUpperCase(Locale.ROOT));
        });
        return spelled.toString();
    }
}
