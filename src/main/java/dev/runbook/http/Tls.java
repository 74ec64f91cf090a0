package dev.runbook.http;

import dev.runbook.http.HttpExchange.Deadline;
import dev.runbook.remote.HttpRequest;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS, with the certificate checked unless the request says otherwise. */
final class Tls {

    private Tls() {}

    static SSLContext context(boolean checkCertificate) {
        try {
            if (checkCertificate) {
                return SSLContext.getDefault();
            }
            SSLContext trusting = SSLContext.getInstance("TLS");
            trusting.init(null, new TrustManager[] {new TrustsAnybody()}, null);
            return trusting;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    static Socket over(Socket connection, RequestHead head, HttpRequest request, Deadline deadline) throws IOException {
        deadline.apply(connection);
        SSLSocket socket = (SSLSocket) context(request.checkCertificate())
                .getSocketFactory()
                .createSocket(connection, head.host(), head.port(), true);
        if (request.checkCertificate()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }

    /** The extended kind of trust manager is in charge of the host name as well, so none is checked. */
    private static final class TrustsAnybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
