package io.github.atcollector.sinks.jms;

import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.MessagePacketI;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Keeps large and compressed messages from being read: Artemis's client would hold a text or an object of any length in memory,
 * unpacked, before anybody could look at its size. They are passed on as bytes, those of a large message without an end, those of
 * a compressed one as they are.
 */
final class LargeMessages implements Interceptor {
    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (packet instanceof MessagePacketI received && received.getMessage() instanceof CoreMessage message) {
            boolean compressed = message.removeProperty(Message.HDR_LARGE_COMPRESSED) != null;
            if (message.isLargeMessage()) {
                message.putLongProperty(Message.HDR_LARGE_BODY_SIZE, Integer.MAX_VALUE);
            }
            if (message.isLargeMessage() || compressed) {
                message.setType(Message.BYTES_TYPE);
            }
        }
        return true;
    }
}
