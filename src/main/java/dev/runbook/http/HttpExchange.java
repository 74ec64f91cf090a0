package dev.runbook.http;

import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpReply.Answer;
import dev.runbook.remote.HttpReply.NoAnswer;
import dev.runbook.remote.HttpRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * One question over HTTP/1.1 on a connection that somebody else makes, such as a tunnel through a host's SSH session.
 * The JDK's client always makes its own.
 */
public final class HttpExchange {

    /**
     * Makes connections.
     *
     * @param <X> what it throws when it cannot even try
     */
    public interface Dialer<X extends Exception> {
        Socket dial(String host, int port) throws IOException, X;
    }

    private final HttpRequest request;
    private final Deadline deadline;

    public HttpExchange(HttpRequest request) {
        this.request = request;
        this.deadline = new Deadline(request.timeout());
    }

    public <X extends Exception> HttpReply over(Dialer<X> dialer) throws X {
        try {
            return ask(dialer, request, Redirects.MOST);
        } catch (SocketTimeoutException late) {
            return new NoAnswer(Words.late(request));
        } catch (IOException failure) {
            return new NoAnswer(Words.of(failure, request));
        }
    }

    private <X extends Exception> HttpReply ask(Dialer<X> dialer, HttpRequest question, int redirects)
            throws IOException, X {
        Answer answer = askOnce(dialer, question);
        if (!question.followRedirects() || !Redirects.isOne(answer)) {
            return answer;
        }
        return redirects == 0
                ? new NoAnswer(question.uri() + " leads to yet another place, after " + Redirects.MOST + " others")
                : ask(dialer, Redirects.follow(question, answer), redirects - 1);
    }

    private <X extends Exception> Answer askOnce(Dialer<X> dialer, HttpRequest question) throws IOException, X {
        RequestHead head = RequestHead.of(question);
        try (Socket connection = dialer.dial(head.host(), head.port());
                Socket secured = head.isSecure() ? Tls.over(connection, head, question, deadline) : connection) {
            OutputStream out = secured.getOutputStream();
            out.write(head.bytes());
            out.write(question.body().orElse(new byte[0]));
            out.flush();
            InputStream in = new BufferedInputStream(deadline.limit(secured));
            return new ResponseReader(in, question.method()).read();
        }
    }

    /** For the time that is left; at least a millisecond, since zero would mean for ever. */
    static final class Deadline {

        private final long end;

        Deadline(Duration timeout) {
            this.end = System.nanoTime() + timeout.toNanos();
        }

        /** The connection's stream, none of whose reads outlasts the deadline. */
        InputStream limit(Socket connection) throws IOException {
            InputStream in = connection.getInputStream();
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    apply(connection);
                    return in.read();
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    apply(connection);
                    return in.read(bytes, from, length);
                }
            };
        }

        void apply(Socket connection) throws IOException {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("the time is over");
            }
            connection.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        }
    }
}
