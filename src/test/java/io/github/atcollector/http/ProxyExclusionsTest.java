package io.github.atcollector.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyExclusionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "''             > localhost:80 127.8.9.1:443 [::1]:80",
                "*              > a.example:80 10.0.0.1:443",
                "example.com    > example.com:80 a.example.com:443 A.EXAMPLE.COM.:80",
                ".example.com,b.test        > a.example.com:443 b.test:80",
                "a.test|*.example.com|10.*  > x.example.com:443 10.1.2.3:80",
                "10.0.0.0/8,fd00::/8        > 10.255.0.1:80 [fd12::1]:80",
                "a.test:8443,[fd00::1]:80   > a.test:8443 [fd00::1]:80",
            })
    void coverWhatTheyName(String list, String hosts) {
        assertThat(hosts.split(" ")).allMatch(host -> covers(list, host));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "'' > example.com:443",
                "example.com > notexample.com:443",
                "example.com > example.com.evil.test:443",
                "10.0.0.0/8 > 11.0.0.1:80",
                "10.0.0.0/8 > 10.example.com:80",
                "fd00::/8 > [fe80::1]:80",
                "a.test:8443 > a.test:443",
                "10.0.0.0/99 > 10.0.0.1:80",
            })
    void coverNothingElse(String list, String host) {
        assertThat(covers(list, host)).isFalse();
    }

    private static boolean covers(String list, String host) {
        int colon = host.lastIndexOf(':');
        return new ProxyExclusions(list).cover(host.substring(0, colon), Integer.parseInt(host.substring(colon + 1)));
    }
}
