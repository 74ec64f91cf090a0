package dev.runbook.lab.service.application;

import dev.runbook.lab.service.database.ConnectionFailure;
import dev.runbook.lab.service.sql.Result;
import dev.runbook.lab.service.sql.SqlError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page that a browser shows: which node this is, how it is, and some rows. It is there whatever the state. */
final class Page {

    private static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta http-equiv="refresh" content="2">
            <title>%1$s %2$s</title>
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 3rem auto; padding: 0 1rem; color: #223 }
              h1 { font-size: 1.4rem } h1 b { color: %4$s }
              table { border-collapse: collapse; width: 100%% }
              th, td { text-align: left; padding: .4rem .8rem; border-bottom: 1px solid #dde }
              p { color: #667 }
            </style>
            </head>
            <body>
            <h1>Version %2$s on %1$s: <b>%3$s</b></h1>
            %5$s
            <p>The stand-in for NocoBase of Runbook's lab. This page loads itself again every two seconds.</p>
            </body>
            </html>
            """;

    private final Application application;

    Page(Application application) {
        this.application = application;
    }

    String html() {
        Optional<Trouble> trouble = application.trouble();
        return HTML.formatted(
                escaped(application.node().name()),
                escaped(application.code().version()),
                escaped(trouble.map(it -> it.code() + ", " + it.message()).orElse("ok")),
                trouble.isEmpty() ? "#2a7" : "#c33",
                trouble.isEmpty() ? table() : "");
    }

    private String table() {
        try {
            Result posts = application.rows().run("SELECT * FROM posts ORDER BY id LIMIT 20");
            return "<table>\n" + row("th", posts.columns())
                    + posts.shown().stream().map(row -> row("td", row)).collect(Collectors.joining())
                    + "</table>";
        } catch (SqlError | ConnectionFailure | Rows.Stopped failure) {
            return "<p>" + escaped(failure.getMessage()) + "</p>";
        }
    }

    private static String row(String kind, List<String> cells) {
        return "<tr>"
                + cells.stream()
                        .map(cell -> "<" + kind + ">" + escaped(cell) + "</" + kind + ">")
                        .collect(Collectors.joining())
                + "</tr>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
