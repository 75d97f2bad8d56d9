package io.github.atcollector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.atcollector.Gone;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseOwnerTest {
    private final LeaseOwner holder = new LeaseOwner(Duration.ofMinutes(2));
    private final String[] parts = holder.name().split(":");

    private String named(String host, String pid, String start) {
        return String.join(":", host, pid, start, "00000000");
    }

    @Test
    void hasANameThatNoOtherHas() {
        assertThat(holder.name()).isNotEqualTo(new LeaseOwner(Duration.ofMinutes(2)).name());
        assertThat(parts).hasSize(4);
        assertThat(parts[1]).isEqualTo(String.valueOf(ProcessHandle.current().pid()));
    }

    @Test
    void holdsForItsLease() {
        Instant before = Instant.now();

        assertThat(holder.until())
                .isBetween(before.plusSeconds(120), Instant.now().plusSeconds(120));
    }

    @Test
    void losesAWindowThatTheLedgerDoesNotHaveForIt() {
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> holder.check(0))
                .withMessageContaining("collector.lease");
        assertThatNoException().isThrownBy(() -> holder.check(1));
    }

    @Test
    void namesItsHostItsBootAndItsNamespace() {
        String place = LeaseOwner.place("host", "a boot", "pid:[4026531836]");

        assertThat(place)
                .matches("host-[0-9a-f]{8}")
                .isEqualTo(LeaseOwner.place("host", "a boot", "pid:[4026531836]"))
                .isNotEqualTo(LeaseOwner.place("host", "a boot", "pid:[4026531837]"))
                .isNotEqualTo(LeaseOwner.place("host", "another boot", "pid:[4026531836]"));
        assertThat(LeaseOwner.place("fe80::1", "", "")).matches("fe80__1-[0-9a-f]{8}");
        assertThat(parts[0]).matches(".+-[0-9a-f]{8}");
    }

    @Nested
    class AHolder {
        @Test
        void isAliveAsLongAsItsProcessIs() {
            assertThat(LeaseOwner.isDead(holder.name())).isFalse();
            assertThat(LeaseOwner.isDead(new LeaseOwner(Duration.ofMinutes(2)).name()))
                    .isFalse();
        }

        @Test
        void isDeadOnceNoProcessHasItsNumber() {
            assertThat(LeaseOwner.isDead(named(parts[0], String.valueOf(Gone.PID), "1")))
                    .isTrue();
        }

        @Test
        void isDeadThoughAnotherProcessHasItsNumberByNow() {
            assertThat(LeaseOwner.isDead(named(parts[0], parts[1], "1"))).isTrue();
        }

        @Test
        void isNotKnownToBeDeadOnAnotherHost() {
            assertThat(LeaseOwner.isDead(named("other-" + parts[0], parts[1], "1")))
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    ":::",
                    "a:b:c",
                    "HOST:-1:1:x",
                    "HOST:one:1:x",
                    "HOST:9999999999999999999:1:x",
                    "HOST:1:1:x:y"
                })
        void isNotKnownToBeDeadUnderANameOfAnotherKind(String name) {
            assertThat(LeaseOwner.isDead(name.replace("HOST", parts[0]))).isFalse();
        }

        @Test
        void isNotKnownToBeDeadInAnotherContainerOfTheSameHostName() throws Exception {
            String host = InetAddress.getLocalHost().getHostName();
            String other = LeaseOwner.place(host, "a boot", "pid:[4026532190]");

            assertThat(LeaseOwner.isDead(named(host, parts[1], "1"))).isFalse();
            assertThat(LeaseOwner.isDead(named(other, parts[1], "1"))).isFalse();
        }

        @Test
        void isFoundDeadAmongTheOthers() {
            String dead = named(parts[0], parts[1], "1");

            assertThat(holder.dead(List.of(
                            Map.of("owner", holder.name()), Map.of("owner", dead), Map.of("owner", "other:1:2:3"))))
                    .containsExactly(dead);
        }
    }
}
