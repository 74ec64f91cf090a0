package dev.runbook.lab.host;

import java.util.Map;
import org.apache.sshd.common.channel.PtyMode;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.server.channel.ChannelSession;

/** A session that has no terminal to give. */
final class PlainSession extends ChannelSession {

    @Override
    protected RequestHandler.Result handlePtyReqParsed(
            String term, int columns, int rows, int width, int height, Map<PtyMode, Integer> modes) {
        return RequestHandler.Result.ReplyFailure;
    }
}
