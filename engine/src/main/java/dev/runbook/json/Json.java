package dev.runbook.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.runbook.value.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values as JSON text, and back. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** One line, without a line break at its end. */
    public static String write(Value value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(value, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Surrogates.escaped(text.toString());
    }

    /** The one value the text holds; empty if the text is not JSON. */
    public static Optional<Value> read(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() == null) {
                return Optional.empty();
            }
            Value value = read(json);
            return json.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void write(Value value, JsonGenerator json) throws IOException {
        switch (value.kind()) {
            case STRING -> json.writeString(value.text());
            case INT -> json.writeNumber(((Value.Int) value).number());
            case NUMBER -> json.writeNumber(((Value.Decimal) value).number());
            case BOOL -> json.writeBoolean(((Value.Bool) value).truth());
            case NOTHING -> json.writeNull();
            case LIST -> {
                json.writeStartArray();
                for (Value item : ((Value.Items) value).items()) {
                    write(item, json);
                }
                json.writeEndArray();
            }
            case MAP -> {
                json.writeStartObject();
                for (Map.Entry<String, Value> entry :
                        ((Value.Fields) value).entries().entrySet()) {
                    json.writeFieldName(Surrogates.replaced(entry.getKey()));
                    write(entry.getValue(), json);
                }
                json.writeEndObject();
            }
        }
    }

    private static Value read(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> readMap(json);
            case START_ARRAY -> readList(json);
            case VALUE_STRING -> Value.of(json.getText());
            case VALUE_NUMBER_INT -> readInt(json);
            case VALUE_NUMBER_FLOAT -> Value.of(json.getDoubleValue());
            case VALUE_TRUE -> Value.TRUE;
            case VALUE_FALSE -> Value.FALSE;
            case VALUE_NULL -> Value.NOTHING;
            default -> throw new IOException("unexpected " + json.currentToken());
        };
    }

    private static Value readInt(JsonParser json) throws IOException {
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? Value.of(json.getText())
                : Value.of(json.getLongValue());
    }

    private static Value readList(JsonParser json) throws IOException {
        List<Value> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(json));
        }
        return Value.list(items);
    }

    private static Value readMap(JsonParser json) throws IOException {
        Map<String, Value> entries = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            entries.put(name, read(json));
        }
        return Value.map(entries);
    }
}
