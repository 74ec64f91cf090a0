package dev.runbook.lab.host;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.ChannelOutputStream;
import org.apache.sshd.common.channel.ChannelPipedInputStream;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.io.IoUtils;
import org.apache.sshd.common.util.threads.CloseableExecutorService;
import org.apache.sshd.server.channel.AbstractServerChannel;

/** A TCP connection that a host makes for whoever is logged in, to the loopback only. */
final class HostTunnel extends AbstractServerChannel {

    private static final int CONNECT_LIMIT = 10_000;

    private static final int NOT_ALLOWED = SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED;

    private final Burden burden;
    private final ExecutorService threads;
    private final Socket socket = new Socket();
    private ChannelPipedInputStream in;

    HostTunnel(String host, FaultBoard faults, ExecutorService threads) {
        super((CloseableExecutorService) null);
        this.burden = new Burden(host, faults);
        this.threads = threads;
    }

    @Override
    protected OpenFuture doInit(Buffer request) {
        String target = request.getString();
        int port = request.getInt();
        in = new ChannelPipedInputStream(this, getLocalWindow());
        OpenFuture opening = new DefaultOpenFuture(this, this);
        threads.execute(() -> open(target, port, opening));
        return opening;
    }

    private void open(String target, int port, OpenFuture opening) {
        burden.begin();
        try {
            if (!burden.isSilent()) {
                connect(target, port);
            }
            signalChannelOpenSuccess();
            opening.setOpened();
            threads.execute(this::carry);
        } catch (SshChannelOpenException refusal) {
            signalChannelOpenFailure(refusal);
            opening.setException(refusal);
            close(true);
        }
    }

    private void connect(String target, int port) throws SshChannelOpenException {
        if (burden.isFailing()) {
            throw refused(NOT_ALLOWED, Burden.FAILURE);
        }
        InetSocketAddress address = new InetSocketAddress(target, port);
        if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
            throw refused(NOT_ALLOWED, "a lab's host reaches nothing but the loopback");
        }
        try {
            socket.connect(address, CONNECT_LIMIT);
        } catch (IOException refused) {
            throw refused(SshConstants.SSH_OPEN_CONNECT_FAILED, refused.getMessage());
        }
    }

    private SshChannelOpenException refused(int reason, String why) {
        return new SshChannelOpenException(getChannelId(), reason, why);
    }

    private void carry() {
        if (burden.isSilent()) {
            return;
        }
        CompletableFuture<Void> there = CompletableFuture.runAsync(this::carryThere, threads);
        carryBack();
        there.join();
        close(false);
    }

    private void carryBack() {
        try (OutputStream back =
                new ChannelOutputStream(this, getRemoteWindow(), log, SshConstants.SSH_MSG_CHANNEL_DATA, true)) {
            new Outflow(burden).copy(socket.getInputStream(), back);
        } catch (IOException closed) {
            // Whoever was at the other end is gone.
        }
    }

    private void carryThere() {
        try {
            new TunnelInflow(burden).copy(in, socket.getOutputStream());
            if (burden.isFailing()) {
                close(false);
            } else if (!burden.isSilent()) {
                socket.shutdownOutput();
            }
        } catch (IOException closed) {
            // Whoever was at the other end is gone.
        }
    }

    @Override
    protected void doWriteData(byte[] data, int from, long length) throws IOException {
        in.receive(data, from, (int) length);
    }

    @Override
    protected void doWriteExtendedData(byte[] data, int from, long length) {
        throw new UnsupportedOperationException("a tunnel has one stream");
    }

    @Override
    public void handleEof() throws IOException {
        super.handleEof();
        in.eof();
    }

    @Override
    protected void preClose() {
        burden.abandon();
        IoUtils.closeQuietly(in, socket);
        super.preClose();
    }
}
