package io.github.atcollector.brokers;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An Artemis broker: {@code broker.xml}, then users as {@code name password}, who may do all. */
final class ArtemisProcess {
    private ArtemisProcess() {}

    public static void main(String[] arguments) throws Exception {
        SecurityConfiguration users = new SecurityConfiguration();
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            users.addUser(arguments[i], arguments[i + 1]);
            users.addRole(arguments[i], ArtemisServer.ROLE);
        }
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfigResourcePath(Path.of(arguments[0]).toUri().toString());
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        broker.start();
        if (!broker.getActiveMQServer().isActive()) {
            throw new IllegalStateException("The broker is not active");
        }
        System.out.println(BrokerProcess.READY);
        BrokerProcess.awaitStop();
        broker.stop();
        System.exit(0);
    }
}
