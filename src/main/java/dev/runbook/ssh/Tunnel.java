package dev.runbook.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.time.Duration;

/** TCP connections that a host makes for us, through its SSH session. */
final class Tunnel {

    /** RFC 4254, 5.1 */
    private static final int CONNECT_FAILED = 2;

    private Tunnel() {}

    /**
     * @throws ConnectException if the host cannot connect to the address
     * @throws LinkLost if the session is gone
     */
    static StreamSocket open(Session session, String host, int port, Duration timeout) throws IOException, LinkLost {
        Inbox inbox = new Inbox();
        ChannelDirectTCPIP channel = channel(session);
        channel.setHost(host);
        channel.setPort(port);
        channel.setOutputStream(inbox.entrance());
        OutputStream out = channel.getOutputStream();
        try {
            channel.connect((int) timeout.toMillis());
        } catch (JSchException refused) {
            throw why(session, channel, host + ":" + port, refused);
        }
        if (!channel.isConnected()) {
            throw new LinkLost("the session ended");
        }
        return new StreamSocket(inbox, out, channel::disconnect);
    }

    private static ChannelDirectTCPIP channel(Session session) throws LinkLost {
        try {
            return (ChannelDirectTCPIP) Channels.open(session, "direct-tcpip");
        } catch (JSchException down) {
            throw new LinkLost("the session ended", down);
        }
    }

    private static IOException why(Session session, ChannelDirectTCPIP channel, String address, JSchException cause)
            throws LinkLost {
        if (!session.isConnected()) {
            throw new LinkLost("the session ended", cause);
        }
        if (!channel.isClosed()) {
            return new ConnectException("no answer from " + address + " in time");
        }
        return channel.getExitStatus() == CONNECT_FAILED
                ? new ConnectException("connection refused: nothing answers on " + address)
                : new ConnectException(
                        "its sshd does not allow connections to " + address + " (AllowTcpForwarding, PermitOpen)");
    }
}
