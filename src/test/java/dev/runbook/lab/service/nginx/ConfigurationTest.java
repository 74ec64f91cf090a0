package dev.runbook.lab.service.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code nginx -t} says of configurations. */
class ConfigurationTest {

    /** A configuration, and the emergency that nginx makes of it; F is the file. */
    private static final String WRONG = """
            events {} http { nonsense on; } => unknown directive "nonsense" in F:1
            events {} http { server { listen 80 } => unexpected "}" in F:1
            events {} http { server { listen 80; } => unexpected end of file, expecting ";" or "}" in F:1
            events {} } => unexpected "}" in F:1
            events {} http { server { listen; } } => invalid number of arguments in "listen" directive in F:1
            events {} http { listen 80; } => "listen" directive is not allowed here in F:1
            events {} http { upstream a; } => directive "upstream" has no opening "{" in F:1
            events {} http { default_type a { } } => directive "default_type" is not terminated by ";" in F:1
            http {} => no "events" section in configuration in F
            events {} http { upstream a { } } => no servers are inside upstream in F:1
            events {} http { upstream a { server app1; } upstream a { server app2; } } => duplicate upstream "a" in F:1
            events {} http { upstream a { server app9:80; } } => host not found in upstream "app9:80" in F:1
            events {} http { upstream a { server app1:99999; } } => invalid port in upstream "app1:99999" in F:1
            events {} http { upstream a { server app1 weigth=2; } } => invalid parameter "weigth=2" in F:1
            events {} http { server { location / { proxy_pass http://nowhere; } } } => host not found in upstream "nowhere" in F:1
            events {} http { server { location / { proxy_pass ftp://app1; } } } => invalid URL prefix in F:1
            events {} http { server { location / {} location / {} } } => duplicate location "/" in F:1
            events {} http { server { location ~ "(" {} } } => pcre2_compile() failed: Unclosed group in "(" in F:1
            events {} http { server { return 200 "$nothing"; } } => unknown "nothing" variable in F:1
            events {} http { server { return abc; } } => invalid return code "abc" in F:1
            events {} http { server { rewrite a b always; } } => invalid parameter "always" in F:1
            events {} http { server { if -f x { return 200; } } } => invalid condition "-f x" in F:1
            events {} http { server { listen 80 ssl; } } => invalid parameter "ssl" in F:1
            events {} http { server { listen nowhere:x; } } => host not found in "nowhere:x" of the "listen" directive in F:1
            events {} http { proxy_read_timeout 5x; } => "proxy_read_timeout" directive invalid value in F:1
            events {} http { client_max_body_size lots; } => "client_max_body_size" directive invalid value in F:1
            events {} http { add_header a b never; } => invalid parameter "never" in F:1
            events {} http { return 200 "open; => unexpected end of file, expecting "\"" in F:1
            events {} http { include nowhere.conf; } => open() "TREE/etc/nginx/nowhere.conf" failed (2: No such file or directory)
            """;

    @TempDir
    Path folder;

    private BalancerFiles files;

    @BeforeEach
    void start() throws IOException {
        files = new BalancerFiles(folder.toRealPath());
    }

    @AfterEach
    void stop() throws IOException {
        files.close();
    }

    @ParameterizedTest
    @MethodSource
    void isWrong(String configuration, String emergency) throws IOException {
        files.whole(configuration);
        String message = emergency.replace("in F", "in TREE/etc/nginx/nginx.conf");
        assertThat(files.type("-t"))
                .isEqualTo("1 nginx: [emerg] " + message
                        + "\nnginx: configuration file TREE/etc/nginx/nginx.conf test failed\n");
    }

    static Stream<Arguments> isWrong() {
        return WRONG.lines().map(line -> line.split(" => ")).map(pair -> Arguments.of(pair[0], pair[1]));
    }

    @Test
    void isRight() throws IOException {
        files.http("""
                # a comment; with { marks }
                map $http_upgrade $connection_upgrade { default upgrade; '' close; }
                upstream nodes { server app1:1000 weight=2 max_fails=3 fail_timeout=5s; server 127.0.0.1:1001 down; keepalive 8; }
                server {
                    listen 127.0.0.1:PORT default_server; server_name _ "*.lab";
                    location = /a { return 204; }
                    location ^~ /b/ { internal; }
                    location ~* \\.PHP$ { return 403; }
                    location / { proxy_pass http://nodes; proxy_set_header X "${host}:$server_port"; }
                }
                """);
        assertThat(files.type("-t"))
                .isEqualTo("0 nginx: the configuration file TREE/etc/nginx/nginx.conf syntax is ok\n"
                        + "nginx: configuration file TREE/etc/nginx/nginx.conf test is successful\n");
        assertThat(files.type("-t", "-q")).isEqualTo("0 ");
    }

    @Test
    void includesFilesByPattern() throws IOException {
        Files.createDirectories(folder.resolve("etc/nginx/conf.d"));
        Files.writeString(
                folder.resolve("etc/nginx/conf.d/a.conf"),
                "server {\n  listen PORT;\n  bogus;\n}\n".replace("PORT", "80"));
        Files.writeString(folder.resolve("etc/nginx/conf.d/b.off"), "bogus");
        files.http("include conf.d/*.conf;");
        assertThat(files.type("-t"))
                .startsWith("1 nginx: [emerg] unknown directive \"bogus\" in TREE/etc/nginx/conf.d/a.conf:3\n");
        files.http("include none.d/*.conf;");
        assertThat(files.type("-t")).startsWith("0 ");
        files.http("include nginx.conf;");
        assertThat(files.type("-t")).startsWith("1 ").contains("too many includes");
    }

    @Test
    void isRuledByItsProgram() throws IOException {
        files.http("server { listen PORT; return 200 one; }");
        assertThat(files.type("-s", "reload")).startsWith("1 nginx: [error] open() \"/run/nginx.pid\" failed");
        assertThat(files.type()).isEqualTo("0 ");
        assertThat(files.get("/").body()).isEqualTo("one");
        files.http("server { listen PORT; return 200 two; }");
        assertThat(files.get("/").body()).isEqualTo("one");
        assertThat(files.type("-s", "reload")).isEqualTo("0 ");
        assertThat(files.get("/").body()).isEqualTo("two");
        files.http("server { listen PORT; bogus; }");
        assertThat(files.type("-s", "reload")).startsWith("1 nginx: [emerg] unknown directive \"bogus\"");
        assertThat(files.get("/").body()).isEqualTo("two");
        assertThat(files.pgrep("[n]ginx: worker process$")).isZero();
        assertThat(files.type("-s", "quit")).isEqualTo("0 ");
        assertThat(files.pgrep("nginx")).isEqualTo(1);
        assertThat(files.type("-v")).isEqualTo("0 nginx version: nginx/1.26.0 (the lab's stand-in)\n");
        assertThat(files.type("--bogus")).startsWith("2 nginx: this is the lab's stand-in, and `--bogus` is not known");
        assertThat(files.type("-s", "sing")).startsWith("1 nginx: ");
    }
}
