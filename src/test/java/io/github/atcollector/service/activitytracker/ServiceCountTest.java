package io.github.atcollector.service.activitytracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atcollector.model.Window;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceCountTest {
    private static final Window TWO_DAYS = Window.days("emea", LocalDate.of(2018, 6, 1), LocalDate.of(2018, 6, 2));

    private static Long count(String json) throws IOException {
        return ServiceCount.of(
                new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), TWO_DAYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'DATE':'2018-06-01','COUNT':3},{'DATE':'2018-06-02','COUNT':4}]",
                "[{'Date':'2018-06-02','Count':4},{'date':'2018-06-01','count':3}]",
                "{'events':[{'DATE':'2018-06-01','COUNT':3},{'DATE':'2018-06-02','COUNT':4}],'more':1}",
                "[{'DATE':'2018-06-01','COUNT':'3'},{'DATE':'2018-06-02','COUNT':'4'}]",
                "[{'DATE':'2018-06-01T00:00:00Z','COUNT':3},{'DATE':'2018-06-02 00:00','COUNT':4}]",
                "[{'DATE':'2018-05-31','COUNT':9},{'DATE':'2018-06-01','COUNT':7},{'DATE':'2018-06-03','COUNT':9}]"
            })
    void addsUpTheDaysOfTheWindow(String json) throws IOException {
        assertThat(count(json)).isEqualTo(7);
    }

    @Test
    void mayBeZero() throws IOException {
        assertThat(count("[{'DATE':'2018-06-01','COUNT':0}]")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "'7'",
                "{}",
                "[]",
                "<html>",
                "[{'DATE':'2018-06-01','COUNT':3}",
                "{'a':[{'DATE':'2018-06-01','COUNT':3}],'b':[]}",
                "[{'DATE':'2018-05-31','COUNT':3}]",
                "[{'DATE':'2018-06-01','COUNT':3},{'DATE':'2018-06-02'}]",
                "[{'DATE':'2018-06-01','COUNT':3},{'COUNT':4}]",
                "[{'DATE':'2018-06-01','COUNT':-1}]",
                "[{'DATE':'2018-06-01','COUNT':1.5}]",
                "[{'DATE':'2018-06-01','COUNT':'many'}]",
                "[{'DATE':'2018-06-01','COUNT':null}]",
                "[{'DATE':'2018-06-01','COUNT':99999999999999999999}]",
                "[{'DATE':'1 June 2018','COUNT':3}]",
                "[3, 4]",
                "[null]"
            })
    void isNotKnownWhereTheServiceDoesNotSayItPlainly(String json) throws IOException {
        assertThat(count(json)).isNull();
    }

    @Test
    void isNotKnownWithoutAnAnswer() throws IOException {
        assertThat(ServiceCount.of(null, TWO_DAYS)).isNull();
    }
}
