package dev.runbook.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that shows secrets is kept with their names, and is whole again for whoever knows the secrets. */
class PlaceholdersTest {

    private static final String SECRET = "it's 1 secret/2";

    private final Secrets secrets = new Secrets();

    @Test
    void aNameStandsInForTheSecret() {
        secrets.add("db_password", Value.of("correct-horse"));
        Value text = Value.of("URL=pg://me:correct-horse@db\nAGAIN=correct-horse");
        Value kept = secrets.standIn(text).orElseThrow();
        assertThat(kept.text()).matches("URL=pg://me:«db_password=[0-9a-f]{2}»@db\nAGAIN=«db_password=[0-9a-f]{2}»");
        assertThat(secrets.restore(kept)).contains(text);
    }

    @Test
    void anotherSecretOfThatNameIsNoticed() {
        secrets.add("key", Value.of("correct-horse"));
        Value kept = secrets.standIn(Value.of("my correct-horse")).orElseThrow();
        Secrets others = new Secrets();
        others.add("key", Value.of("battery-staple"));
        assertThat(others.restore(kept)).isEmpty();
    }

    @Test
    void everyFormComesBack() {
        secrets.add("key", Value.of(SECRET + "\nsecond line"));
        comesBack("a " + SECRET + "\nsecond line z");
        comesBack("only the second line");
        comesBack("'it'\\''s 1 secret/2'");
        comesBack("?key=it%27s+1+secret%2F2");
        for (String before : List.of("", "u", "us", "user:")) {
            comesBack("Basic "
                    + Base64.getEncoder().encodeToString((before + SECRET + "tail").getBytes(StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "«",
                "««",
                "«key»",
                "«key=00»",
                "»«key#3=ff»«",
                "«key#99=00»",
                "«other=00»",
                "««key=00»»",
                "\\1 $1",
                ""
            })
    void whatLooksLikeANameIsNoSecret(String hostile) {
        secrets.add("key", Value.of(SECRET));
        comesBack(hostile + SECRET + hostile);
        assertThat(secrets.restore(secrets.standIn(Value.of(hostile)).orElseThrow()))
                .contains(Value.of(hostile));
    }

    @Test
    void listsAndMapsAreWholeAgainDownToTheirNames() {
        secrets.add("users", Value.list(List.of(Value.map(Map.of("key", Value.of(SECRET))))));
        Value value =
                Value.map(Map.of("lines", Value.texts(List.of("a", SECRET)), SECRET, Value.of(5432), "on", Value.TRUE));
        Value kept = secrets.standIn(value).orElseThrow();
        assertThat(kept.text()).doesNotContain("secret/2").contains("«users[0].key=");
        assertThat(secrets.restore(kept)).contains(value);
    }

    @Test
    void aSecretWithoutANameStaysHidden() {
        secrets.add("known", Value.of("correct-horse"));
        secrets.add("battery-staple");
        assertThat(secrets.standIn(Value.of("correct-horse battery-staple"))).isEmpty();
        secrets.add("pin", Value.of(123456));
        assertThat(secrets.standIn(Value.of(123456))).isEmpty();
        assertThat(secrets.standIn(Value.of(654321))).contains(Value.of(654321));
    }

    @Test
    void aNameOfTwoSecretsStandsForNeither() {
        secrets.add("key", Value.of("correct-horse"));
        secrets.add("key", Value.of("battery-staple"));
        assertThat(secrets.standIn(Value.of("correct-horse"))).isEmpty();
        assertThat(secrets.standIn(Value.of("battery-staple"))).isEmpty();
        assertThat(secrets.restore(Value.of("«key=00»"))).isEmpty();
        secrets.add("mine", Value.of("correct-horse"));
        comesBack("correct-horse");
    }

    @Test
    void aNameThatShowsASecretIsNotWritten() {
        secrets.add("db_user", Value.of("postgres"));
        secrets.add("postgres_password", Value.of("correct-horse"));
        comesBack("postgres:correct-horse");
        secrets.add("odd name «»", Value.of("battery-staple"));
        assertThat(secrets.standIn(Value.of("battery-staple"))).isEmpty();
    }

    @Test
    void whoDoesNotKnowTheSecretLearnsNothing() {
        secrets.add("key", Value.of(SECRET));
        Value kept = secrets.standIn(Value.list(List.of(Value.of("a"), Value.of(SECRET))))
                .orElseThrow();
        assertThat(new Secrets().restore(kept)).isEmpty();
        assertThat(new Secrets().restore(Value.of("no secret ««here»"))).contains(Value.of("no secret «here»"));
    }

    private void comesBack(String text) {
        Optional<Value> kept = secrets.standIn(Value.of(text));
        assertThat(kept).as(text).isPresent();
        assertThat(secrets.shows(kept.get().text())).as(kept.get().text()).isFalse();
        assertThat(secrets.restore(kept.get())).contains(Value.of(text));
    }
}
