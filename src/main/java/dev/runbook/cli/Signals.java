package dev.runbook.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the program does when it is told to stop; as before once it is closed. The JDK's one way to hear signals,
 * sun.misc.Signal, is called by reflection: the compiler warns of every other use.
 */
final class Signals {

    private static final Class<?> SIGNAL = type("sun.misc.Signal");
    private static final Class<?> HANDLER = type("sun.misc.SignalHandler");

    private final Map<String, Object> before = new LinkedHashMap<>();

    private Signals() {}

    /** Ctrl-C, SIGTERM, and a terminal that goes away. */
    static Signals onStop(Runnable action) {
        Signals signals = new Signals();
        List.of("INT", "TERM", "HUP").forEach(name -> signals.hear(name, action));
        return signals;
    }

    /** A terminal that changes its size. */
    static void onResize(Runnable action) {
        new Signals().hear("WINCH", action);
    }

    /** Puts back what was done before. */
    void close() {
        before.forEach(Signals::handle);
    }

    private void hear(String name, Runnable action) {
        Object handler =
                Proxy.newProxyInstance(HANDLER.getClassLoader(), new Class<?>[] {HANDLER}, (it, method, args) -> {
                    if (method.getName().equals("handle")) {
                        action.run();
                    }
                    return null;
                });
        handle(name, handler).ifPresent(earlier -> before.put(name, earlier));
    }

    private static Optional<Object> handle(String name, Object handler) {
        try {
            Object signal = SIGNAL.getConstructor(String.class).newInstance(name);
            return Optional.of(SIGNAL.getMethod("handle", SIGNAL, HANDLER).invoke(null, signal, handler));
        } catch (InvocationTargetException e) {
            // The virtual machine was told to leave this signal alone: -Xrs.
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
