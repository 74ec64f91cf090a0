package dev.runbook.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;

/** Opens channels of a session. */
final class Channels {

    private Channels() {}

    /** JSch gives no channel, and does not say why, where the session is lost at that very moment. */
    static Channel open(Session session, String type) throws JSchException {
        Channel channel = session.openChannel(type);
        if (channel == null) {
            throw new JSchException("the session is down");
        }
        return channel;
    }
}
