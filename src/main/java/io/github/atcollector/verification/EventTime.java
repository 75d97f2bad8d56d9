package io.github.atcollector.verification;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads {@code eventTime}, a date and time with a zone, called once an event: as RFC 3339 has it, {@code 2017-10-19T19:07:50.32Z}, also
 * with a comma before the fraction, a zone like {@code +0000} or {@code +00} (ISO 8601), a space or a small letter for T and Z, and
 * as the service's pages showed it until 2019, {@code 2018-06-28 10:00:00.123 +0000 UTC}. Times that no clock shows are no times: hours
 * go to 23, minutes and seconds to 59, those of the zone too. A leap second stands at the end of a day in UTC only, and counts as the
 * second that follows. Years go from 1678 to 2261.
 */
public final class EventTime {
    /** What a text that is no such time gives. */
    static final long UNREADABLE = Long.MIN_VALUE;

    private static final long NANOS = 1_000_000_000L;
    private static final int DAY = 86_400;

    private EventTime() {}

    /** Nanoseconds since 1970, or {@link #UNREADABLE}. */
    static long nanos(String text) {
        try {
            long day = LocalDate.of(number(text, 0, 4, '-'), number(text, 5, 2, '-'), day(text))
                    .toEpochDay();
            int hour = atMost(23, number(text, 11, 2, ':'));
            int minute = atMost(59, number(text, 14, 2, ':'));
            int second = atMost(60, digits(text, 17, 2));
            int at = 19;
            long fraction = 0;
            if (text.charAt(at) == '.' || text.charAt(at) == ',') {
                long unit = NANOS;
                do {
                    unit /= 10;
                    fraction += unit * digits(text, ++at, 1);
                } while (isDigit(text.charAt(at + 1)));
                at++;
            }
            if (text.charAt(at) == ' ') {
                at++;
            }
            long seconds = day * DAY + hour * 3600 + minute * 60 + second - offset(text, at);
            if (second == 60 && seconds % DAY != 0) {
                return UNREADABLE;
            }
            return Math.addExact(Math.multiplyExact(seconds, NANOS), fraction);
        } catch (DateTimeException | ArithmeticException | StringIndexOutOfBoundsException | NumberFormatException e) {
            return UNREADABLE;
        }
    }

    /** The instant; null if it is no such time. */
    public static Instant instant(String text) {
        long nanos = nanos(text);
        return nanos == UNREADABLE ? null : Instant.EPOCH.plusNanos(nanos);
    }

    private static int day(String text) {
        char next = text.charAt(10);
        if (next != 'T' && next != 't' && next != ' ') {
            throw new NumberFormatException();
        }
        return digits(text, 8, 2);
    }

    /** In seconds; up to its end, or to a space and the zone's name, which adds nothing. */
    private static int offset(String text, int at) {
        char sign = text.charAt(at);
        if (sign == 'Z' || sign == 'z') {
            checkEnd(text, at + 1);
            return 0;
        }
        if (sign != '+' && sign != '-') {
            throw new NumberFormatException();
        }
        int seconds = atMost(23, digits(text, at + 1, 2)) * 3600;
        int end = at + 3;
        if (end < text.length() && text.charAt(end) != ' ') {
            int minutes = text.charAt(end) == ':' ? end + 1 : end;
            seconds += atMost(59, digits(text, minutes, 2)) * 60;
            end = minutes + 2;
        }
        checkEnd(text, end);
        return sign == '+' ? seconds : -seconds;
    }

    private static void checkEnd(String text, int end) {
        boolean isNamed = end < text.length() && text.charAt(end) == ' ';
        int at = isNamed ? end + 1 : end;
        while (isNamed && at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z') {
            at++;
        }
        if (at != text.length() || isNamed && at - end < 4) {
            throw new NumberFormatException();
        }
    }

    private static int number(String text, int start, int length, char behind) {
        if (text.charAt(start + length) != behind) {
            throw new NumberFormatException();
        }
        return digits(text, start, length);
    }

    private static int digits(String text, int start, int length) {
        int number = 0;
        for (int at = start; at < start + length; at++) {
            if (!isDigit(text.charAt(at))) {
                throw new NumberFormatException();
            }
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static int atMost(int limit, int number) {
        if (number > limit) {
            throw new NumberFormatException();
        }
        return number;
    }
}
