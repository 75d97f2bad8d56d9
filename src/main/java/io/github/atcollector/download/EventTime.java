package io.github.atcollector.download;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads {@code eventTime}, ISO 8601 with a zone, like {@code 2017-10-19T19:07:50.32+0000}; called once an event. */
final class EventTime {
    /** What a text that is no such time gives. */
    static final long UNREADABLE = Long.MIN_VALUE;

    private static final long NANOS = 1_000_000_000L;

    private EventTime() {}

    /** Nanoseconds since 1970, or {@link #UNREADABLE}. */
    static long nanos(String text) {
        try {
            long day = LocalDate.of(number(text, 0, 4, '-'), number(text, 5, 2, '-'), number(text, 8, 2, 'T'))
                    .toEpochDay();
            long second = number(text, 11, 2, ':') * 3600L + number(text, 14, 2, ':') * 60L + digits(text, 17, 2);
            int at = 19;
            long fraction = 0;
            if (text.charAt(at) == '.') {
                long unit = NANOS;
                for (at++; Character.isDigit(text.charAt(at)); at++) {
                    unit /= 10;
                    fraction += unit * (text.charAt(at) - '0');
                }
            }
            return Math.addExact(Math.multiplyExact(day * 86_400 + second - offset(text, at), NANOS), fraction);
        } catch (DateTimeException | ArithmeticException | StringIndexOutOfBoundsException | NumberFormatException e) {
            return UNREADABLE;
        }
    }

    private static long offset(String text, int at) {
        char sign = text.charAt(at);
        if (sign == 'Z' && text.length() == at + 1) {
            return 0;
        }
        int minutes = text.charAt(at + 3) == ':' ? at + 4 : at + 3;
        if ((sign != '+' && sign != '-') || text.length() != minutes + 2) {
            throw new NumberFormatException();
        }
        long seconds = digits(text, at + 1, 2) * 3600L + digits(text, minutes, 2) * 60L;
        return sign == '+' ? seconds : -seconds;
    }

    private static int number(String text, int start, int length, char behind) {
        if (text.charAt(start + length) != behind) {
            throw new NumberFormatException();
        }
        return digits(text, start, length);
    }

    private static int digits(String text, int start, int length) {
        return Integer.parseUnsignedInt(text, start, start + length, 10);
    }
}
